//! Rule `plaintext-known-credential-format`.

use super::scan::{self, What};
use super::{relocate, static_aws_credentials};
use crate::facts::sources::ENVIRONMENT;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, RuleMeta, Severity, Sink};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "plaintext-known-credential-format",
    group: Group::Secrets,
    severity: Severity::Error,
    summary: "A variable holds a credential in plain text, told by its format.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-001",
    peers: &[
        "gitleaks",
        "detect-secrets",
        "secretlint",
        "trufflehog",
        "Prowler ecs_task_definitions_no_environment_secrets",
    ],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&ENVIRONMENT],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for variable in scan::environment(cx) {
        let What::Credential(format) = variable.found.what else { continue };
        let message = format!("`{}` holds {} in plain text", variable.name, variable.title());
        let report = relocate::report(cx, sink, &variable, message);
        if format.sandbox {
            report.help(
                "a sandbox is no reason to publish its key: move it to `secrets` as the live one will be",
            );
        } else if static_aws_credentials::sets(variable.name) {
            report.help(
                "delete this key in IAM, remove the variable, and give its permissions to `taskRoleArn`",
            );
        }
    }
}
