//! Rule `container-memory-sum`.

use super::amounts::total;
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::size::memory_mib;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "container-memory-sum",
    group: Group::Resources,
    severity: Severity::Warning,
    summary: "The containers are promised more memory than the task has.",
    fix: FixAvailability::None,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "RES-007",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let task = &cx.task.memory;
    let Some((limit, node)) = task.as_str().and_then(memory_mib).zip(task.node()) else { return };
    let limit = i64::from(limit);
    // One container alone is the subject of another rule.
    if cx.containers().any(|container| container.container.memory.get().is_some_and(|mib| mib > limit)) {
        return;
    }
    let hard = total(cx, |container| container.memory.get());
    let soft = total(cx, |container| container.memory_reservation.get());
    let (sum, what) = if soft > limit { (soft, "reservations") } else { (hard, "limits") };
    if sum <= limit {
        return;
    }
    let mut report = sink
        .report(Place::Value(node), format!("the {what} of the containers add up to {sum} MiB, but the task has {limit}"))
        .help("lower them, or give the task more: when memory runs out, a container is killed below its own limit");
    for container in cx.containers() {
        let container = container.container;
        let field = if soft > limit { &container.memory_reservation } else { &container.memory };
        if let Some(node) = field.node() {
            report = report.related(Place::Value(node), "a part of it");
        }
    }
}
