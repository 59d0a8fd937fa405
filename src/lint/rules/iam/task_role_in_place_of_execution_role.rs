//! Rule `task-role-in-place-of-execution-role`.

use serde_json::json;

use super::role_name;
use crate::facts::sources::EXECUTION_ROLE;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::rules::secrets::execution_role;
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "task-role-in-place-of-execution-role",
    group: Group::Iam,
    severity: Severity::Error,
    summary: "The task role stands where the execution role is needed.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "IAM-006",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&EXECUTION_ROLE],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let task = &cx.task.task_role_arn;
    let (Some(text), Some(node)) = (task.text(), task.node()) else { return };
    if text.trim().is_empty() {
        return;
    }
    let name = role_name::of(text);
    let role = &cx.task.execution_role_arn;
    if execution_role::is_missing(cx) {
        let Some((what, place)) = execution_role::need(cx, cx.on_fargate()) else { return };
        let report = sink
            .report(role.origin, format!("{what} takes an `executionRoleArn`, and the task has only a `taskRoleArn`"))
            .help("give the task an execution role as well: the task role is for the programs in the containers")
            .related(Place::Value(node), "the task role")
            .related(Place::Value(place), "what needs the execution role");
        if role_name::says_execution(name) && role.node().is_none() {
            report.unsafe_fix(
                "make it the execution role",
                rewrite::rename(cx.document, node, "executionRoleArn"),
            );
        } else {
            report.unsafe_fix(execution_role::ADD, execution_role::added(cx));
        }
        return;
    }
    let (Some(task_text), Some(text), Some(other)) = (task.as_str(), role.as_str(), role.node()) else {
        return;
    };
    if role_name::says_execution(name) && role_name::says_task(role_name::of(text)) {
        let swapped = rewrite::replace(cx.document, node, &json!(text)).merge(&rewrite::replace(
            cx.document,
            other,
            &json!(task_text),
        ));
        sink.report(Place::Value(node), "by their names, the task role and the execution role are swapped")
            .severity(Severity::Info)
            .help("secrets, images and logs take the execution role; the task role is for the programs")
            .related(Place::Value(other), "the execution role")
            .unsafe_fix("swap them", swapped);
    }
}
