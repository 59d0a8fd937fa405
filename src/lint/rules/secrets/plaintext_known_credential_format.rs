//! Rule `plaintext-known-credential-format`.

use super::{credential, relocate};
use crate::facts::sources::ENVIRONMENT;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "plaintext-known-credential-format",
    group: Group::Secrets,
    severity: Severity::Error,
    summary: "A variable holds a credential in plain text, told by its format.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-001",
    peers: &[
        "gitleaks",
        "detect-secrets",
        "secretlint",
        "trufflehog",
        "Prowler ecs_task_definitions_no_environment_secrets",
    ],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&ENVIRONMENT],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for variable in cx.container.environment.items() {
        let (Some(name), Some(value)) = (variable.name.as_str(), variable.value.as_str()) else { continue };
        let (Some((format, span)), Some(node)) = (credential::find(value), variable.value.node()) else {
            continue;
        };
        let shown: String = format.prefix.chars().take(4).collect();
        sink.report(
            Place::Part(node, span),
            format!("`{name}` holds {} (`{shown}…`) in plain text", format.title),
        )
        .help(relocate::advice(cx, name))
        .sensitive()
        .unsafe_fix(
            "move it to `secrets`, to be completed",
            relocate::to_secrets(cx, variable, &relocate::future_reference(cx, name)),
        );
    }
}
