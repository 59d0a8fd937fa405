//! Rule `url-embedded-credentials`.

use super::relocate;
use super::scan::{self, What};
use crate::facts::sources::ENVIRONMENT;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, RuleMeta, Severity, Sink};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "url-embedded-credentials",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "A variable holds a URL with a password in it.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-003",
    peers: &[
        "secretlint database-connection-string",
        "detect-secrets BasicAuthDetector",
        "Checkov CKV_SECRET_4",
        "KICS",
        "trufflehog",
    ],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&ENVIRONMENT],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for variable in scan::environment(cx) {
        if variable.found.what == What::Url {
            let message = format!("the URL in `{}` carries a password in plain text", variable.name);
            relocate::report(cx, sink, &variable, message);
        }
    }
}
