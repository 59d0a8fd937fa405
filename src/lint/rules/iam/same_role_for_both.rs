//! Rule `same-role-for-both`.

use super::role_name;
use crate::facts::sources::EXECUTION_ROLE;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::arn::Arn;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "same-role-for-both",
    group: Group::Iam,
    severity: Severity::Warning,
    summary: "One role is task role and execution role.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "IAM-007",
    peers: &["Checkov CKV_AWS_249", "Powerpipe ecs_task_definition_role_check"],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&EXECUTION_ROLE],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let (execution, task) = (&cx.task.execution_role_arn, &cx.task.task_role_arn);
    let (Some(one), Some(other)) = (execution.text(), task.text()) else { return };
    let (Some(place), Some(node)) = (execution.node(), task.node()) else { return };
    // A short name is the role of that name in the account of the task.
    let short = [one, other].iter().any(|text| Arn::parse(text).is_none());
    let same = one == other || (short && role_name::of(one) == role_name::of(other));
    if !same || one.trim().is_empty() {
        return;
    }
    sink.report(Place::Value(node), "the task role is the execution role, too")
        .help("use two roles: with this one the programs may read every secret and pull every image that ECS may")
        .related(Place::Value(place), "the execution role");
}
