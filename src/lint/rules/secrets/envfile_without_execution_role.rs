//! Rule `envfile-without-execution-role`.

use super::execution_role;
use crate::facts::sources::{AGENT, ENVIRONMENT_FILES};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "envfile-without-execution-role",
    group: Group::Secrets,
    severity: Severity::Error,
    summary: "A container has environment files, but the task has no `executionRoleArn`.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-305",
    peers: &[],
    aws_messages: &[],
    yields_to: &["secrets-without-execution-role", "task-role-in-place-of-execution-role"],
    sources: &[&AGENT, &ENVIRONMENT_FILES],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let needy = cx.containers().find_map(|container| {
        let mut files = container.container.environment_files.items();
        // Blank ones are left over from a template.
        let file = files.find(|file| file.value.text().is_some_and(|text| !text.trim().is_empty()))?;
        Some((container.title(), file.value.node()?))
    });
    let Some((title, node)) = needy.filter(|_| execution_role::is_missing(cx)) else { return };
    sink.report(
        cx.task.execution_role_arn.origin,
        format!("{title} has environment files, but the task has no `executionRoleArn` to fetch them with"),
    )
    .help("give the task an execution role; the policy it needs is shown beside the text")
    .related(Place::Value(node), "the first file")
    .unsafe_fix(execution_role::ADD, execution_role::added(cx));
}
