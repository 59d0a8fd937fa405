//! The execution role where there is none: what needs it, and giving the task one. Shared by the rules that miss it.

use serde_json::json;

use crate::lint::TaskCx;
use crate::model::arn::Arn;
use crate::model::enums::LogDriver;
use crate::syntax::{NodeId, rewrite};
use crate::text::TextEdit;

/// The title of the fix that [`added`] makes.
pub(crate) const ADD: &str = "add an execution role, to be completed";

/// Is there no execution role?
pub(crate) fn is_missing(cx: &TaskCx<'_>) -> bool {
    let role = &cx.task.execution_role_arn;
    role.is_absent() || role.text().is_some_and(|text| text.trim().is_empty())
}

/// Writes the ARN of an execution role, with a placeholder for what is not known.
pub(crate) fn added(cx: &TaskCx<'_>) -> Option<TextEdit> {
    let role = &cx.task.execution_role_arn;
    let account = account(cx).unwrap_or_else(|| "<account>".to_owned());
    let family = cx.task.family.as_str().unwrap_or("task");
    let partition = cx.context.partition.as_deref().unwrap_or("aws");
    let arn = json!(format!("arn:{partition}:iam::{account}:role/{family}-execution"));
    match role.node() {
        Some(node) => Some(rewrite::replace(cx.document, node, &arn)),
        None => rewrite::insert_member(cx.document, cx.task.origin, "executionRoleArn", &arn),
    }
}

/// The account of the task: as given, else that of a role.
pub(crate) fn account(cx: &TaskCx<'_>) -> Option<String> {
    let of_role = || {
        let roles = [&cx.task.execution_role_arn, &cx.task.task_role_arn];
        roles.into_iter().find_map(|role| Some(Arn::parse(role.as_str()?)?.account))
    };
    cx.context.account.clone().or_else(of_role)
}

/// The first thing that ECS itself has to fetch or to write, in words: secrets and environment files everywhere, images
/// and logs where the instance has no role of its own.
pub(crate) fn need(cx: &TaskCx<'_>, no_instance_role: bool) -> Option<(String, NodeId)> {
    cx.containers().find_map(|container| {
        let title = container.title();
        if let Some(secret) = container.references().next() {
            return Some((format!("fetching the secrets of {title}"), secret.origin));
        }
        let is_in_ecr = container.ecr().is_some();
        let container = container.container;
        if let Some(file) = container.environment_files.items().next() {
            return Some((format!("fetching the environment files of {title}"), file.origin));
        }
        if !no_instance_role {
            return None;
        }
        if let Some(node) = container.image.node().filter(|_| is_in_ecr) {
            return Some((format!("pulling the image of {title} from private ECR"), node));
        }
        let driver = &container.log_configuration.known()?.log_driver;
        let node = driver.node().filter(|_| driver.get() == Some(LogDriver::Awslogs))?;
        Some((format!("writing the logs of {title} to CloudWatch"), node))
    })
}
