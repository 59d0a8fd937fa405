//! Rule `jwt-in-environment`.

use super::relocate;
use super::scan::{self, What};
use crate::facts::sources::ENVIRONMENT;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, RuleMeta, Severity, Sink};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "jwt-in-environment",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "A variable holds a signed token (JWT) in plain text.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "SEC-010",
    peers: &["gitleaks jwt", "detect-secrets JwtTokenDetector"],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&ENVIRONMENT],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for variable in scan::environment(cx) {
        if matches!(variable.found.what, What::Jwt(_)) {
            let message = format!("`{}` holds {}, in plain text", variable.name, variable.title());
            relocate::report(cx, sink, &variable, message);
        }
    }
}
