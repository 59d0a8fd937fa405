//! Rule `secret-in-healthcheck`.

use super::scan::command;
use crate::facts::sources::ENVIRONMENT;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "secret-in-healthcheck",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "A health check carries a secret in plain text.",
    fix: FixAvailability::None,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "SEC-013",
    peers: &["gitleaks curl-auth-user"],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&ENVIRONMENT],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let Some(health_check) = cx.container.health_check.known() else { return };
    let arguments = health_check.command.elements();
    for (index, found) in command::find(arguments) {
        let Some(argument) = arguments.get(index) else { continue };
        let (Some(text), Some(node)) = (argument.text(), argument.node()) else { continue };
        sink.report(Place::Part(node, found.span), format!("the health check carries {}", found.title(text)))
            .severity(found.severity)
            .help("ask a path that needs no login, or take the secret from the environment: `\"$TOKEN\"`")
            .sensitive();
    }
}
