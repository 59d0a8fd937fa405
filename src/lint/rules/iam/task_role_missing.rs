//! Rule `task-role-missing`.

use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::enums::{EfsAuthorizationConfigIam, LogDriver};
use crate::syntax::{NodeId, rewrite};
use serde_json::json;

/// Outputs of the log router that write to a service of AWS.
const OUTPUTS: [&str; 8] = [
    "cloudwatch",
    "cloudwatch_logs",
    "firehose",
    "kinesis",
    "kinesis_firehose",
    "kinesis_streams",
    "s3",
    "timestream",
];

pub(crate) static META: RuleMeta = RuleMeta {
    name: "task-role-missing",
    group: Group::Iam,
    severity: Severity::Warning,
    summary: "Something needs a task role, and there is none.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "IAM-010",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let role = &cx.task.task_role_arn;
    if role.is_present() && role.text().is_none_or(|text| !text.trim().is_empty()) {
        return;
    }
    let volume = cx.task.volumes.items().find_map(|volume| {
        let efs = volume.efs_volume_configuration.known();
        let iam = efs.and_then(|efs| efs.authorization_config.known()).map(|config| &config.iam);
        if let Some(iam) = iam.filter(|iam| iam.get() == Some(EfsAuthorizationConfigIam::Enabled)) {
            return Some(("mounting EFS with IAM", iam.node()?));
        }
        Some(("mounting S3 Files", volume.s3_files_volume_configuration.known()?.origin))
    });
    let needed = volume.or_else(|| cx.containers().find_map(|container| output(&container)));
    // A program on an instance may have the role of the instance, or keys of its own.
    let used = || cx.containers().find_map(|container| variable(&container)).filter(|_| cx.on_fargate());
    let (what, node, severity) = match needed {
        Some((what, node)) => (what.to_owned(), node, Severity::Warning),
        None => match used() {
            Some((what, node)) => (what, node, Severity::Info),
            None => return,
        },
    };
    let account = cx.context.account.as_deref().unwrap_or("<account>");
    let family = cx.task.family.as_str().unwrap_or("task");
    let partition = cx.context.partition.as_deref().unwrap_or("aws");
    let arn = json!(format!("arn:{partition}:iam::{account}:role/{family}-task"));
    let edit = match role.node() {
        Some(node) => Some(rewrite::replace(cx.document, node, &arn)),
        None => rewrite::insert_member(cx.document, cx.task.origin, "taskRoleArn", &arn),
    };
    sink.report(role.origin, format!("{what} takes a task role, and the task has no `taskRoleArn`"))
        .severity(severity)
        .help("give the task a role for what its containers do in AWS")
        .related(Place::Value(node), "what needs it")
        .unsafe_fix("add a task role, to be completed", edit);
}

/// A log that FireLens writes to a service of AWS.
fn output(container: &ContainerCx<'_>) -> Option<(&'static str, NodeId)> {
    let log = container.container.log_configuration.known()?;
    log.log_driver.get().filter(|driver| *driver == LogDriver::Awsfirelens)?;
    let name = log.options.entry("Name")?;
    let known = OUTPUTS.contains(&name.as_str()?);
    Some(("writing logs to AWS through FireLens", name.node().filter(|_| known)?))
}

/// A variable that names a bucket, a queue or a table.
fn variable(container: &ContainerCx<'_>) -> Option<(String, NodeId)> {
    let variables = &container.container.environment;
    let names = variables.items().filter_map(|pair| pair.name.as_str());
    let secrets = container.container.secrets.items().filter_map(|secret| secret.name.as_str());
    if names.chain(secrets).any(|name| name.ends_with("ACCESS_KEY_ID")) {
        return None;
    }
    variables.items().find_map(|pair| {
        let (name, value) = (pair.name.as_str()?, pair.value.as_str()?);
        let used = (name.ends_with("_BUCKET") || name.ends_with("_BUCKET_NAME")) && name.contains("S3")
            || name.ends_with("QUEUE_URL") && value.contains(".amazonaws.com")
            || name.contains("DYNAMODB") && name.contains("TABLE");
        (used && !value.is_empty())
            .then(|| Some((format!("what `{name}` of {} names", container.title()), pair.origin)))
            .flatten()
    })
}
