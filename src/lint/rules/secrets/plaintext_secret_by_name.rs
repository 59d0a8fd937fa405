//! Rule `plaintext-secret-by-name`.

use super::plain_value::describe;
use super::relocate;
use super::scan::{self, What};
use crate::facts::sources::ENVIRONMENT;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, RuleMeta, Severity, Sink};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "plaintext-secret-by-name",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "A variable whose name says secret holds plain text.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-002",
    peers: &[
        "CIS AWS Compute Services 1.1.0, 3.6",
        "Trivy AWS-0036",
        "Prowler ecs_task_definitions_no_environment_secrets",
        "Checkov CKV_SECRET_6",
        "Security Hub ECS.8",
    ],
    aws_messages: &[],
    yields_to: &["registry-auth-in-environment"],
    sources: &[&ENVIRONMENT],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for variable in scan::environment(cx) {
        if variable.found.what != What::Named {
            continue;
        }
        let message =
            format!("`{}` looks like a secret in plain text ({})", variable.name, describe(variable.value));
        relocate::report(cx, sink, &variable, message);
    }
}
