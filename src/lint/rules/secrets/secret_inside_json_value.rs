//! Rule `secret-inside-json-value`.

use super::relocate;
use super::scan::{self, What};
use crate::facts::sources::ENVIRONMENT;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, RuleMeta, Severity, Sink};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "secret-inside-json-value",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "A variable holds JSON or a list of settings, and one of them looks like a secret.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::C,
    since: "0.1.0",
    catalogue: "SEC-007",
    peers: &[],
    aws_messages: &[],
    yields_to: &["registry-auth-in-environment"],
    sources: &[&ENVIRONMENT],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for variable in scan::environment(cx) {
        if matches!(variable.found.what, What::Nested { .. }) {
            let message = format!("`{}` holds {}", variable.name, variable.title());
            relocate::report(cx, sink, &variable, message);
        }
    }
}
