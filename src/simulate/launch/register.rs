//! What RegisterTaskDefinition and RunTask refuse before anything is started. It does not see whether secrets, parameters, keys,
//! files or roles exist.
//!
//! Half-typed JSON is not looked at here: what the parser could make of it is taken as meant.

use std::collections::BTreeMap;

use crate::facts::Certainty;
use crate::facts::stopped_reasons::{Reason, registration, service};
use crate::model::enums::{Compatibility, LogDriver};
use crate::model::image::Image;
use crate::model::secret::Secret;
use crate::model::value_from::{self, ValueFrom};
use crate::model::{ContainerDefinition, Origin};
use crate::simulate::{Cx, overrides};
use crate::syntax::NodeId;
use crate::world::home::is_account;

use super::{validation, waits};

/// Why it is refused.
pub(super) struct Refusal {
    /// In the words of AWS.
    pub(super) reason: String,
    /// What it is about.
    pub(super) subject: String,
    /// Where.
    pub(super) origin: Option<Origin>,
    /// How sure we are of the words.
    pub(super) certainty: Certainty,
}

/// Why RegisterTaskDefinition refuses; the first reason found.
pub(super) fn refusal(cx: &Cx<'_>) -> Option<Refusal> {
    validation::refusal(cx)
        .or_else(|| too_large(cx))
        .or_else(|| no_execution_role(cx))
        .or_else(|| cx.inputs.task.container_definitions.items().find_map(shared_name))
        .or_else(|| references(cx))
        .or_else(|| fargate_role(cx))
        .or_else(|| waits::refusal(cx))
}

/// Why RunTask refuses its overrides.
pub(super) fn run_refusal(cx: &Cx<'_>) -> Option<Refusal> {
    let world = cx.inputs.world;
    if overrides::length(world) > overrides::LONGEST {
        return Some(refuse(&registration::OVERRIDES_LENGTH, &[], "overrides", None));
    }
    let containers = &cx.inputs.task.container_definitions;
    for (index, entry) in overrides::containers(world).enumerate() {
        if let Some(name) = overrides::text(entry, "name")
            && containers.is_closed()
            && !containers.items().any(|container| container.name.text() == Some(name))
        {
            return Some(refuse(&registration::OVERRIDES_CONTAINER, &[("name", name)], name, None));
        }
        let members = entry.as_object().into_iter().flat_map(|entry| entry.keys());
        for member in members {
            if !overrides::CONTAINER_MEMBERS.contains(&member.as_str()) {
                let place = format!("overrides.containerOverrides[{index}]");
                let text = registration::CLI_UNKNOWN.fill(&[
                    ("place", &place),
                    ("member", member),
                    ("members", &overrides::CONTAINER_MEMBERS.join(", ")),
                ]);
                return Some(Refusal {
                    reason: format!("{}\n{text}", registration::CLI_PREFIX),
                    subject: member.clone(),
                    origin: None,
                    certainty: registration::CLI_UNKNOWN.certainty,
                });
            }
        }
    }
    None
}

/// ECS takes on the execution role before it starts anything.
pub(super) fn role_refusal(cx: &Cx<'_>) -> Option<Refusal> {
    let role = cx.caller.execution_role.as_deref()?;
    cx.check("sts:AssumeRole", role, Vec::new()).err()?;
    let node = cx.inputs.task.execution_role_arn.node();
    Some(refuse(&service::ASSUME_ROLE, &[("role", role)], role, node))
}

/// On what it depends that the execution role trusts ECS.
pub(super) fn doubtful_trust(cx: &Cx<'_>) -> Option<(String, Option<Origin>)> {
    let role = cx.caller.execution_role.as_deref()?;
    let conditions = cx.check("sts:AssumeRole", role, Vec::new()).ok()??;
    let detail =
        format!("the trust policy of the execution role lets ECS in {conditions}, which are taken to be met");
    Some((detail, cx.inputs.task.execution_role_arn.node().map(Origin::Node)))
}

/// Secrets whose names an override sets, with their containers. Whether RunTask takes that is not known.
pub(super) fn overridden_secrets<'a>(cx: &Cx<'a>) -> Vec<(&'a str, &'a str)> {
    let mut found = Vec::new();
    for container in cx.inputs.task.container_definitions.items() {
        let container_name = container.name.text().unwrap_or_default();
        for (name, _) in overrides::environment(cx.inputs.world, container_name) {
            if container.secrets.items().any(|secret| secret.name.text() == Some(name)) {
                found.push((container_name, name));
            }
        }
    }
    found
}

/// A refusal in the words of a table.
pub(super) fn refuse(
    reason: &Reason,
    parts: &[(&str, &str)],
    subject: &str,
    node: Option<NodeId>,
) -> Refusal {
    Refusal {
        reason: reason.fill(parts),
        subject: subject.to_owned(),
        origin: node.map(Origin::Node),
        certainty: reason.certainty,
    }
}

fn too_large(cx: &Cx<'_>) -> Option<Refusal> {
    let document = cx.inputs.document;
    let length = compact_length(document.slice(document.tree.span(cx.inputs.task.origin)));
    (length > registration::LARGEST_DEFINITION).then(|| {
        let length = length.to_string();
        let node = Some(cx.inputs.task.origin);
        refuse(&registration::TOO_LARGE, &[("length", &length)], "task definition", node)
    })
}

/// Bytes of a JSON text without the blanks between its parts.
fn compact_length(text: &str) -> usize {
    let mut length = 0;
    let mut in_string = false;
    let mut escaped = false;
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b' ' | b'\t' | b'\r' | b'\n' if !in_string => continue,
            _ => {}
        }
        length += 1;
    }
    length
}

fn no_execution_role(cx: &Cx<'_>) -> Option<Refusal> {
    let task = cx.inputs.task;
    if has_execution_role(cx) {
        return None;
    }
    let container = task
        .container_definitions
        .items()
        .find(|container| container.secrets.is_dynamic() || container.secrets.items().next().is_some())?;
    let subject = container.name.text().unwrap_or_default();
    Some(refuse(&registration::NO_EXECUTION_ROLE, &[], subject, container.secrets.node()))
}

/// The definition's own role; that of an override comes too late for registration.
fn has_execution_role(cx: &Cx<'_>) -> bool {
    let role = &cx.inputs.task.execution_role_arn;
    role.is_present() && role.text() != Some("")
}

fn shared_name(container: &ContainerDefinition) -> Option<Refusal> {
    let mut names: BTreeMap<&str, NodeId> = BTreeMap::new();
    for pair in container.environment.items() {
        if let Some(name) = pair.name.text() {
            names.insert(name, pair.origin);
        }
    }
    for secret in container.secrets.items() {
        let Some(name) = secret.name.text() else { continue };
        if names.insert(name, secret.origin).is_some() {
            let node = secret.name.node().or(Some(secret.origin));
            return Some(refuse(&registration::SECRET_NAME, &[("name", name)], name, node));
        }
    }
    None
}

fn references(cx: &Cx<'_>) -> Option<Refusal> {
    for container in cx.inputs.task.container_definitions.items() {
        let options = container.log_configuration.known().map(|logging| logging.secret_options.items());
        for secret in container.secrets.items().chain(options.into_iter().flatten()) {
            if let Some(refusal) = reference(cx, secret) {
                return Some(refusal);
            }
        }
    }
    None
}

fn reference(cx: &Cx<'_>, secret: &Secret) -> Option<Refusal> {
    let text = secret.value_from.as_str()?;
    let name = secret.name.text().unwrap_or_default();
    let node = secret.value_from.node();
    match value_from::parse(text) {
        ValueFrom::InvalidName => Some(refuse(&registration::PARAMETER_NAME, &[("name", name)], name, node)),
        ValueFrom::Parameter(parameter) => {
            let arn = parameter.arn?;
            if arn.account.is_empty() {
                return Some(refuse(&registration::PARAMETER_NO_ACCOUNT, &[], name, node));
            }
            let own = cx.caller.account.as_deref()?;
            (is_account(&arn.account) && arn.account != own).then(|| {
                let parts = [("account", own), ("other", arn.account.as_str())];
                refuse(&registration::PARAMETER_ACCOUNT, &parts, name, node)
            })
        }
        ValueFrom::Secret(_) | ValueFrom::MalformedSecret(_) | ValueFrom::OtherArn(_) => None,
    }
}

fn fargate_role(cx: &Cx<'_>) -> Option<Refusal> {
    let task = cx.inputs.task;
    let is_fargate =
        task.requires_compatibilities.items().any(|launch_type| *launch_type == Compatibility::Fargate);
    if !is_fargate || has_execution_role(cx) {
        return None;
    }
    for container in task.container_definitions.items() {
        let subject = container.name.text().unwrap_or_default();
        let image = container.image.as_str().and_then(Image::parse);
        if image.and_then(|image| image.ecr()).is_some() {
            return Some(refuse(&registration::FARGATE_ECR, &[], subject, container.image.node()));
        }
        let logging = container.log_configuration.known();
        if logging.is_some_and(|logging| logging.log_driver.get() == Some(LogDriver::Awslogs)) {
            let node = container.log_configuration.node();
            return Some(refuse(&registration::FARGATE_LOGS, &[], subject, node));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_inside_strings_count() {
        assert_eq!(
            compact_length("{ \"a b\" : \"\\\" x\" ,\n\"c\":[ 1 ] }"),
            r#"{"a b":"\" x","c":[1]}"#.len()
        );
    }
}
