//! Rule `variable-name-blank`.

use crate::facts::sources::ENVIRONMENT;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "variable-name-blank",
    group: Group::Secrets,
    severity: Severity::Error,
    summary: "A variable has no name.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-401",
    peers: &[],
    aws_messages: &["Environment variable name cannot be null or blank."],
    yields_to: &[],
    sources: &[&ENVIRONMENT],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for variable in cx.container.environment.items() {
        let blank = variable.name.text().is_some_and(|name| name.trim().is_empty());
        if !(blank || variable.name.is_absent()) {
            continue;
        }
        let place = variable.name.node().map_or(Place::Missing(variable.origin), Place::Value);
        let empty =
            variable.value.is_absent() || variable.value.text().is_some_and(|value| value.trim().is_empty());
        let report = sink
            .report(place, format!("a variable in `environment` of {} has no name", cx.title()))
            .help("give it a name, or remove it");
        if empty {
            report.safe_fix("remove the empty entry", rewrite::remove(cx.document(), &[variable.origin]));
        }
    }
    for secret in cx.references() {
        let Some(node) =
            secret.name.node().filter(|_| secret.name.as_str().is_some_and(|name| name.trim().is_empty()))
        else {
            continue;
        };
        sink.report(Place::Value(node), format!("a secret of {} has no name", cx.title()))
            .help("give it the name of the variable or option that it sets");
    }
}
