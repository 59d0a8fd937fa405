//! Rule `no-memory-anywhere`.

use super::amounts::container_memory;
use crate::facts::sources::CDK_PREFLIGHT;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::syntax::rewrite;
use serde_json::json;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "no-memory-anywhere",
    group: Group::Resources,
    severity: Severity::Error,
    summary: "Neither the container nor the task says how much memory there is.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "RES-009",
    peers: &["cdk-preflight ecs-container-memory-required", "moto", "aws-cdk"],
    aws_messages: &[
        "Invalid setting for container '{container}'. At least one of 'memory' or 'memoryReservation' must be specified.",
    ],
    yields_to: &[],
    sources: &[&CDK_PREFLIGHT],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let container = cx.container;
    let unknown = |field: &crate::model::Field<i64>| field.is_present() && field.get().is_none();
    // Fargate asks for the memory of the task, and a container without image or name is a part of a text.
    if cx.task.on_fargate()
        || cx.task.task.memory.is_present()
        || container.image.is_absent()
        || cx.name().is_none_or(str::is_empty)
        || container_memory(container).is_some_and(|memory| memory > 0)
        || unknown(&container.memory)
        || unknown(&container.memory_reservation)
    {
        return;
    }
    let document = cx.document();
    let value = json!(128);
    let field = &container.memory_reservation;
    let edit = match field.node() {
        Some(node) => Some(rewrite::replace(document, node, &value)),
        None => rewrite::insert_member(document, container.origin, "memoryReservation", &value),
    };
    sink.report(
        Place::Missing(container.origin),
        format!("{} has no memory, and neither has the task", cx.title()),
    )
    .help("give it `memory`, the hard limit, or `memoryReservation`, the soft one")
    .unsafe_fix("reserve 128 MiB", edit);
}
