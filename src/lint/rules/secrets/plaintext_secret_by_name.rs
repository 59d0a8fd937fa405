//! Rule `plaintext-secret-by-name`.

use super::plain_value::{Looks, describe, looks};
use super::relocate;
use super::sensitive_name::{self, Sensitivity};
use crate::facts::sources::ENVIRONMENT;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "plaintext-secret-by-name",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "A variable whose name says secret holds plain text.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-002",
    peers: &[
        "Trivy AWS-0036",
        "Prowler ecs_task_definitions_no_environment_secrets",
        "Checkov CKV_SECRET_6",
        "Security Hub ECS.8",
    ],
    aws_messages: &[],
    yields_to: &["plaintext-known-credential-format"],
    sources: &[&ENVIRONMENT],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for variable in cx.container.environment.items() {
        let (Some(name), Some(value)) = (variable.name.as_str(), variable.value.as_str()) else { continue };
        let (Some(sensitivity), Some(node)) = (sensitive_name::of(name), variable.value.node()) else {
            continue;
        };
        let severity = match (looks(value), sensitivity) {
            (Looks::Secret, Sensitivity::Secret) => Severity::Warning,
            (Looks::Secret, Sensitivity::Mild) | (Looks::Weak, Sensitivity::Secret) => Severity::Info,
            _ => continue,
        };
        sink.report(
            Place::Value(node),
            format!("`{name}` looks like a secret in plain text ({})", describe(value)),
        )
        .severity(severity)
        .help(relocate::advice(cx, name))
        .sensitive()
        .unsafe_fix(
            "move it to `secrets`, to be completed",
            relocate::to_secrets(cx, variable, &relocate::future_reference(cx, name)),
        );
    }
}
