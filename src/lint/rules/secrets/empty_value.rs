//! Rule `empty-value`.

use super::sensitive_name::{self, Sensitivity};
use crate::facts::sources::ENVIRONMENT;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "empty-value",
    group: Group::Secrets,
    severity: Severity::Info,
    summary: "A variable whose name says secret has an empty value.",
    fix: FixAvailability::None,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "SEC-414",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&ENVIRONMENT],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for variable in cx.container.environment.items() {
        let (Some(name), Some(node)) = (variable.name.as_str(), variable.value.node()) else { continue };
        let taken = cx.container.secrets.items().any(|secret| secret.name.as_str() == Some(name));
        if variable.value.as_str() != Some("")
            || taken
            || sensitive_name::of(name) != Some(Sensitivity::Secret)
        {
            continue;
        }
        sink.report(Place::Value(node), format!("`{name}` is empty"))
            .help("inject the value through `secrets`, or remove the variable");
    }
}
