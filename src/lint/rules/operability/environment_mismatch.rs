//! Rule `environment-mismatch`.

use crate::facts::environment_words::{ENVIRONMENT_VARIABLES, ENVIRONMENT_WORDS};
use crate::facts::sources::STUDY;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::rules::secrets::sensitive_name;
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::arn::{Arn, Section};
use crate::model::{ContainerDefinition, Field};
use crate::syntax::NodeId;

/// A place that names an environment.
struct Named {
    environment: &'static str,
    node: NodeId,
    /// Whether the task takes something from there, rather than being called so.
    taken: bool,
}

pub(crate) static META: RuleMeta = RuleMeta {
    name: "environment-mismatch",
    group: Group::Operability,
    severity: Severity::Warning,
    summary: "A task of one environment takes something from another.",
    fix: FixAvailability::None,
    evidence: Evidence::C,
    since: "0.1.0",
    catalogue: "OPS-005",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&STUDY],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let mut found: Vec<Named> = Vec::new();
    note(&mut found, &cx.task.family, false);
    // Without a name of its own there is nothing that the others could disagree with.
    let mut own = Vec::new();
    cx.containers()
        .filter_map(|container| log_group(container.container))
        .for_each(|group| note(&mut own, group, false));
    if found.is_empty() && own.is_empty() {
        return;
    }
    for container in cx.containers() {
        let container = container.container;
        if let Some(group) = log_group(container) {
            note(&mut found, group, false);
        }
        for secret in container.secrets.items() {
            note(&mut found, &secret.value_from, true);
        }
        for file in container.environment_files.items() {
            note(&mut found, &file.value, true);
        }
        for variable in container.environment.items() {
            if variable.name.as_str().is_some_and(|name| ENVIRONMENT_VARIABLES.contains(&name)) {
                note(&mut found, &variable.value, true);
            }
        }
    }
    // What the task itself is called has to agree with itself and with something that it takes, or in two places.
    let Some(own) = found.iter().find(|named| !named.taken) else { return };
    let agree = found.iter().filter(|named| named.environment == own.environment).count();
    if agree < 2 || found.iter().any(|named| !named.taken && named.environment != own.environment) {
        return;
    }
    let others: Vec<&Named> = found.iter().filter(|named| named.environment != own.environment).collect();
    if others.len() >= agree {
        return;
    }
    for other in others {
        sink.report(
            Place::Value(other.node),
            format!(
                "the task is called a {} one, but this belongs to {}",
                own.environment, other.environment
            ),
        )
        .help("check that it is meant for this environment")
        .related(Place::Value(own.node), "what the task is called");
    }
}

fn log_group(container: &ContainerDefinition) -> Option<&Field<String>> {
    container.log_configuration.known()?.options.entry("awslogs-group")
}

/// Notes the one environment that a text names; a text that names several says nothing.
fn note(found: &mut Vec<Named>, field: &Field<String>, taken: bool) {
    let (Some(text), Some(node)) = (field.as_str(), field.node()) else { return };
    let name = Arn::section(text, Section::Resource).unwrap_or(text);
    let mut environment = None;
    for word in sensitive_name::words(name) {
        let meant = ENVIRONMENT_WORDS.iter().find(|(known, _)| *known == word).map(|(_, meant)| *meant);
        match (meant, environment) {
            (Some(meant), Some(before)) if meant != before => return,
            (Some(meant), _) => environment = Some(meant),
            (None, _) => {}
        }
    }
    if let Some(environment) = environment {
        found.push(Named { environment, node, taken });
    }
}
