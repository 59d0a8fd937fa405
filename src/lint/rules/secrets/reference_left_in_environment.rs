//! Rule `reference-left-in-environment`.

use super::{relocate, sensitive_name};
use crate::facts::sources::{AGENT, ENVIRONMENT};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::value_from::{self, ValueFrom};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "reference-left-in-environment",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "A reference to a secret stands in `environment`, where nothing resolves it.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-101",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&AGENT, &ENVIRONMENT],
};

/// Last words of a name that say that the application wants the reference itself.
const WANTS_REFERENCE: [&str; 9] = ["ARN", "ARNS", "ID", "NAME", "PARAM", "PARAMETER", "PATH", "REF", "URI"];

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let mut reminded = false;
    for variable in cx.container.environment.items() {
        // The ARN arrives as it is written, whatever stands for some of its parts.
        let (Some(name), Some(value)) = (variable.name.as_str(), variable.value.text()) else { continue };
        let Some(node) = variable.value.node() else { continue };
        let service = match value_from::parse(value) {
            ValueFrom::Secret(_) | ValueFrom::MalformedSecret(_) => "Secrets Manager secret",
            ValueFrom::Parameter(parameter) if parameter.arn.is_some() => "Parameter Store parameter",
            _ => continue,
        };
        let words = sensitive_name::words(name);
        if !words.last().is_some_and(|last| WANTS_REFERENCE.contains(&last.as_str())) {
            sink.report(
                Place::Value(node),
                format!("`{name}` will hold this ARN itself, not the value of the {service}"),
            )
            .help("move it to `secrets`: only there does ECS fetch the value")
            // What another tool computes cannot be copied.
            .unsafe_fix(
                "move it to `secrets`",
                cx.document().tree.string(node).and_then(|_| relocate::to_secrets(cx, variable, value)),
            );
        } else if !reminded && cx.task.on_fargate() && cx.task.task.task_role_arn.is_absent() {
            reminded = true;
            sink.report(
                Place::Value(node),
                format!("the application is to read the {service} in `{name}` itself, but the task has no `taskRoleArn`"),
            )
            .severity(Severity::Info)
            .help("give the task a task role that may read it; the execution role serves only ECS");
        }
    }
}
