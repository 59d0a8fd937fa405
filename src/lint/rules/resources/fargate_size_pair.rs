//! Rule `fargate-size-pair`.

use serde_json::json;

use crate::facts::fargate_sizes::{AS_OF, SIZES, Size};
use crate::facts::sources::FARGATE_PARAMETERS;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::size::{cpu_units, memory_mib};
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "fargate-size-pair",
    group: Group::Resources,
    severity: Severity::Error,
    summary: "Fargate does not offer this pair of CPU and memory.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "RES-001",
    peers: &["cfn-lint E3047", "cdk-preflight ecs-fargate-cpu-memory"],
    aws_messages: &["No Fargate configuration exists for given values"],
    yields_to: &[],
    sources: &[&FARGATE_PARAMETERS],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    if !cx.on_fargate() {
        return;
    }
    let (Some(cpu_text), Some(memory_text)) = (cx.task.cpu.as_str(), cx.task.memory.as_str()) else { return };
    let (Some(cpu_node), Some(memory_node)) = (cx.task.cpu.node(), cx.task.memory.node()) else { return };
    // What cannot be read as a size is another rule's subject.
    let (Some(cpu), Some(memory)) = (cpu_units(cpu_text), memory_mib(memory_text)) else { return };
    match SIZES.iter().find(|size| size.cpu == cpu) {
        Some(size) if size.memory.contains(&memory) => {}
        Some(size) => {
            let nearest =
                size.memory.iter().copied().find(|&mib| mib >= memory).or(size.memory.last().copied());
            let mut report = sink
                .report(
                    Place::Value(memory_node),
                    format!(
                        "Fargate has no task with {cpu} CPU units and {memory} MiB (sizes as of {AS_OF})"
                    ),
                )
                .help(format!("with {cpu} CPU units, memory may be {}", choices(size.memory)))
                .related(Place::Value(cpu_node), "the CPU size it must fit");
            if let Some(mib) = nearest {
                let edit = rewrite::replace(cx.document, memory_node, &json!(mib.to_string()));
                report = report.unsafe_fix(format!("change memory to {mib}"), Some(edit));
            }
            // The memory may be what was meant, and the CPU too little for it.
            if let Some(larger) = smallest(cpu, memory) {
                let edit = rewrite::replace(cx.document, cpu_node, &json!(larger.cpu.to_string()));
                report.unsafe_fix(format!("change CPU to {}", larger.cpu), Some(edit));
            }
        }
        None => {
            let report = sink
                .report(
                    Place::Value(cpu_node),
                    format!("Fargate has no task with {cpu} CPU units (sizes as of {AS_OF})"),
                )
                .help(format!(
                    "CPU may be {}",
                    choices(&SIZES.iter().map(|size| size.cpu).collect::<Vec<u32>>())
                ));
            if let Some(size) = smallest(cpu, memory) {
                let edit = rewrite::replace(cx.document, cpu_node, &json!(size.cpu.to_string()));
                report.unsafe_fix(format!("change CPU to {}", size.cpu), Some(edit));
            }
        }
    }
}

/// The smallest size with at least this much CPU that offers this much memory.
fn smallest(cpu: u32, memory: u32) -> Option<&'static Size> {
    SIZES.iter().find(|size| size.cpu >= cpu && size.memory.contains(&memory))
}

/// `512, 1024 or 2048`; a long list is shown by its ends.
fn choices(values: &[u32]) -> String {
    match values {
        [first, second, .., last] if values.len() > 8 => {
            format!("{first} to {last} in steps of {}", second - first)
        }
        [rest @ .., last] if !rest.is_empty() => {
            let rest: Vec<String> = rest.iter().map(u32::to_string).collect();
            format!("{} or {last}", rest.join(", "))
        }
        _ => values.iter().map(u32::to_string).collect(),
    }
}
