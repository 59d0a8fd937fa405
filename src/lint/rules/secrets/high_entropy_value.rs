//! Rule `high-entropy-value`.

use super::relocate;
use super::scan::{self, What};
use crate::facts::sources::ENVIRONMENT;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, RuleMeta, Severity, Sink};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "high-entropy-value",
    group: Group::Secrets,
    severity: Severity::Info,
    summary: "The value of a variable looks random, as credentials do.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "SEC-009",
    peers: &["detect-secrets", "Checkov CKV_SECRET_6"],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&ENVIRONMENT],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for variable in scan::environment(cx) {
        if variable.found.what == What::Random {
            let message = format!("`{}` holds {}", variable.name, variable.title());
            relocate::report(cx, sink, &variable, message);
        }
    }
}
