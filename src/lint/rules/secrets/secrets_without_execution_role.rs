//! Rule `secrets-without-execution-role`.

use super::execution_role;
use crate::facts::sources::EXECUTION_ROLE;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::Field;
use crate::model::secret::Secret;
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "secrets-without-execution-role",
    group: Group::Secrets,
    severity: Severity::Error,
    summary: "A container has secrets, but the task has no `executionRoleArn`.",
    fix: FixAvailability::Mixed,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-201",
    peers: &["cdk-preflight ecs-secrets-without-execution-role"],
    aws_messages: &[
        "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.",
    ],
    yields_to: &["task-role-in-place-of-execution-role"],
    sources: &[&EXECUTION_ROLE],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    if !execution_role::is_missing(cx) {
        return;
    }
    let Some((container, secret)) = cx.containers().find_map(|container| {
        // Blank entries are what is left of a template.
        let filled = |secret: &&Secret| secret.value_from.text().is_some_and(|text| !text.trim().is_empty());
        let node = container.references().find(filled)?.origin;
        Some((container.title(), node))
    }) else {
        return empty_list(cx, sink);
    };
    sink.report(
        cx.task.execution_role_arn.origin,
        format!("{container} has secrets, but the task has no `executionRoleArn` to fetch them with"),
    )
    .help("give the task an execution role; the policy it needs is shown beside the text")
    .related(Place::Value(secret), "the first secret")
    .unsafe_fix(execution_role::ADD, execution_role::added(cx));
}

/// Without a secret, an empty list is the remark of a tool; ECS has been seen to ask for a role all the same.
fn empty_list(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let lists = cx.task.container_definitions.items().map(|container| &container.secrets);
    let empty = lists.filter(|list| list.known().is_some_and(Vec::is_empty)).find_map(Field::node);
    let Some(list) = empty else { return };
    sink.report(Place::Key(list), "an empty `secrets` has been seen to ask for an `executionRoleArn`")
        .severity(Severity::Info)
        .help("remove the empty list")
        .safe_fix("remove the empty list", rewrite::remove(cx.document, &[list]));
}
