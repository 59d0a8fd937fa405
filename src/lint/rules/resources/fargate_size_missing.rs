//! Rule `fargate-size-missing`.

use super::amounts::{container_memory, total};
use crate::facts::fargate_sizes::SIZES;
use crate::facts::sources::{CDK_PREFLIGHT, FARGATE_PARAMETERS};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, RuleMeta, Severity, Sink, TaskCx};
use crate::model::size::{cpu_units, memory_mib};
use crate::syntax::rewrite;
use serde_json::json;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "fargate-size-missing",
    group: Group::Resources,
    severity: Severity::Error,
    summary: "A Fargate task needs `cpu` and `memory`.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "RES-002",
    peers: &["cfn-lint E3048", "cdk-preflight ecs-fargate-task-cpu-memory", "aws-cdk"],
    aws_messages: &[
        "Fargate requires that 'cpu' be defined at the task level.",
        "Fargate requires that 'memory' be defined at the task level.",
    ],
    yields_to: &[],
    sources: &[&CDK_PREFLIGHT, &FARGATE_PARAMETERS],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    if !cx.on_fargate() {
        return;
    }
    let size = smallest(cx);
    for (name, field, amount) in [
        ("cpu", &cx.task.cpu, size.map(|(cpu, _)| cpu)),
        ("memory", &cx.task.memory, size.map(|(_, memory)| memory)),
    ] {
        if field.is_present() {
            continue;
        }
        let report = sink
            .report(field.origin, format!("a Fargate task needs `{name}` of its own"))
            .help("set the size of the task; those of its containers are parts of it");
        let Some(amount) = amount else { continue };
        let value = json!(amount.to_string());
        let edit = match field.node() {
            Some(node) => Some(rewrite::replace(cx.document, node, &value)),
            None => rewrite::insert_member(cx.document, cx.task.origin, name, &value),
        };
        report.unsafe_fix(format!("set `{name}` to {amount}"), edit);
    }
}

/// The smallest size that fits the containers, and what is set already.
fn smallest(cx: &TaskCx<'_>) -> Option<(u32, u32)> {
    let cpu_needed = total(cx, |container| container.cpu.get());
    let memory_needed = total(cx, container_memory);
    let (cpu, memory) = (&cx.task.cpu, &cx.task.memory);
    let fits = |amount: u32, needed: i64, set: Option<u32>, known: bool| {
        if known { set == Some(amount) } else { i64::from(amount) >= needed }
    };
    let windows = cx.on_windows();
    let sizes = SIZES.iter().filter(|size| size.windows || !windows);
    let cpu_set = cpu.as_str().and_then(cpu_units);
    let memory_set = memory.as_str().and_then(memory_mib);
    sizes.filter(|size| fits(size.cpu, cpu_needed, cpu_set, cpu.is_present())).find_map(|size| {
        let mut offered = size.memory.iter().copied();
        let chosen = offered.find(|&mib| fits(mib, memory_needed, memory_set, memory.is_present()))?;
        Some((size.cpu, chosen))
    })
}
