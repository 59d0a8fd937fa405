//! Rule `base64-encoded-secret`.

use super::relocate;
use super::scan::{self, What};
use crate::facts::sources::ENVIRONMENT;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, RuleMeta, Severity, Sink};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "base64-encoded-secret",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "A variable holds a secret in base64, which anybody can decode.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::C,
    since: "0.1.0",
    catalogue: "SEC-008",
    peers: &["gitleaks jwt-base64", "KICS"],
    aws_messages: &[],
    yields_to: &["registry-auth-in-environment"],
    sources: &[&ENVIRONMENT],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for variable in scan::environment(cx) {
        if matches!(variable.found.what, What::Encoded(_)) {
            let message = format!("`{}` holds {}, which anybody can decode", variable.name, variable.title());
            relocate::report(cx, sink, &variable, message);
        }
    }
}
