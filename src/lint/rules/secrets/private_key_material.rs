//! Rule `private-key-material`.

use super::relocate;
use super::scan::{self, What};
use crate::facts::sources::ENVIRONMENT;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, RuleMeta, Severity, Sink};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "private-key-material",
    group: Group::Secrets,
    severity: Severity::Error,
    summary: "A variable holds a private key in plain text.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-006",
    peers: &["gitleaks private-key", "secretlint", "detect-secrets PrivateKeyDetector", "KICS"],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&ENVIRONMENT],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for variable in scan::environment(cx) {
        if matches!(variable.found.what, What::PrivateKey(_)) {
            let message = format!("`{}` holds {} in plain text", variable.name, variable.title());
            relocate::report(cx, sink, &variable, message);
        }
    }
}
