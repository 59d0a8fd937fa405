//! Rule `container-memory-over-task`.

use crate::facts::sources::CDK_PREFLIGHT;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::size::memory_mib;
use crate::syntax::rewrite;
use serde_json::json;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "container-memory-over-task",
    group: Group::Resources,
    severity: Severity::Error,
    summary: "A container may use more memory than the task has.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "RES-005",
    peers: &["cdk-preflight ecs-container-memory-over-task"],
    aws_messages: &["The 'memory' setting for container '{container}' is greater than for the task."],
    yields_to: &[],
    sources: &[&CDK_PREFLIGHT],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let task = &cx.task.task.memory;
    let Some(limit) = task.as_str().and_then(memory_mib) else { return };
    let (Some(memory), Some(node)) = (cx.container.memory.get(), cx.container.memory.node()) else { return };
    if memory <= i64::from(limit) {
        return;
    }
    sink.report(Place::Value(node), format!("{} may use {memory} MiB, but the task has {limit}", cx.title()))
        .help("lower it, or give the task more")
        .related(task.origin, "the memory of the task")
        .unsafe_fix(format!("write {limit}"), Some(rewrite::replace(cx.document(), node, &json!(limit))));
}
