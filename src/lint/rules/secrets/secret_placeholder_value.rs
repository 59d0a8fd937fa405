//! Rule `secret-placeholder-value`.

use super::relocate;
use super::scan::{self, What};
use crate::facts::sources::ENVIRONMENT;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "secret-placeholder-value",
    group: Group::Secrets,
    severity: Severity::Info,
    summary: "A variable whose name says secret holds a value that only stands in.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "SEC-011",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&ENVIRONMENT],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for variable in scan::environment(cx) {
        let taken = cx.container.secrets.items().any(|secret| secret.name.as_str() == Some(variable.name));
        if variable.found.what != What::StandIn || taken {
            continue;
        }
        sink.report(
            Place::Value(variable.node),
            format!("`{}` still has a value that only stands in", variable.name),
        )
        .help("give the real one through `secrets`, not here")
        .sensitive()
        .unsafe_fix(
            "move it to `secrets`, to be completed",
            relocate::to_secrets(cx, variable.pair, &relocate::future_reference(cx, variable.name)),
        );
    }
}
