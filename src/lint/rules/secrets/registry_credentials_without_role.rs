//! Rule `registry-credentials-without-role`.

use super::execution_role;
use crate::facts::sources::PRIVATE_REGISTRY;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "registry-credentials-without-role",
    group: Group::Secrets,
    severity: Severity::Error,
    summary: "A container has registry credentials, but the task has no `executionRoleArn`.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "SEC-504",
    peers: &[],
    aws_messages: &[],
    yields_to: &[
        "secrets-without-execution-role",
        "envfile-without-execution-role",
        "task-role-in-place-of-execution-role",
    ],
    sources: &[&PRIVATE_REGISTRY],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let needy = cx.containers().find_map(|container| {
        let credentials = &container.container.repository_credentials;
        let parameter = &credentials.known()?.credentials_parameter;
        // A blank one is left over from a template.
        parameter.text().filter(|text| !text.trim().is_empty())?;
        Some((container.title(), credentials.node()?))
    });
    let Some((title, node)) = needy.filter(|_| execution_role::is_missing(cx)) else { return };
    sink.report(
        cx.task.execution_role_arn.origin,
        format!(
            "{title} has registry credentials, but the task has no `executionRoleArn` to fetch them with"
        ),
    )
    .help("give the task an execution role; the policy it needs is shown beside the text")
    .related(Place::Key(node), "the credentials")
    .unsafe_fix(execution_role::ADD, execution_role::added(cx));
}
