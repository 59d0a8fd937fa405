//! Rule `ec2-task-cpu-range`.

use crate::facts::container_limits::TASK_CPU;
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::size::cpu_units;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "ec2-task-cpu-range",
    group: Group::Resources,
    severity: Severity::Error,
    summary: "A `cpu` of the task that instances do not take.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "RES-004",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

/// Less is likely a mistake.
const LITTLE: u32 = 256;

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    if cx.on_fargate() || !cx.on_instances() {
        return;
    }
    let Some(node) = cx.task.cpu.node() else { return };
    let Some(cpu) =
        cx.task.cpu.as_str().and_then(cpu_units).filter(|cpu| !(LITTLE..=*TASK_CPU.end()).contains(cpu))
    else {
        return;
    };
    let (least, most) = (TASK_CPU.start(), TASK_CPU.end());
    if TASK_CPU.contains(&cpu) {
        sink.report(Place::Value(node), format!("{cpu} CPU units are less than a quarter of a vCPU"))
            .severity(Severity::Info)
            .help("check that this is meant: 1024 units are one vCPU");
    } else {
        sink.report(Place::Value(node), format!("the task cannot have {cpu} CPU units"))
            .help(format!("write {least} to {most}: 1024 units are one vCPU"));
    }
}
