//! Rule `compatibility-intersection`.

use crate::facts::fargate_sizes::offers;
use crate::facts::sources::TASK_SIZE_ERROR;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::Field;
use crate::model::enums::{Compatibility, NetworkMode};
use crate::model::size::{cpu_units, memory_mib};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "compatibility-intersection",
    group: Group::Launch,
    severity: Severity::Info,
    summary: "Fargate is one of several launch types, so its limits hold for all of them.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "LCH-008",
    peers: &[],
    aws_messages: &["No Fargate configuration exists for given values"],
    yields_to: &[],
    sources: &[&TASK_SIZE_ERROR],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let required = cx.task.requires_compatibilities.elements();
    let fargate = required.iter().find(|element| element.get() == Some(Compatibility::Fargate));
    let mut others = required.iter().filter_map(Field::get);
    let Some(other) = others.find(|&launch_type| launch_type != Compatibility::Fargate) else { return };
    let Some(node) = fargate.and_then(Field::node) else { return };
    let Some(place) = offending(cx) else { return };
    sink.report(
        Place::Value(node),
        format!("because `FARGATE` is listed, its limits hold although `{}` is listed too", other.word()),
    )
    .help("list only the launch types that the definition shall run on")
    .related(place, "this is fine elsewhere, but not on Fargate");
}

/// Something that other launch types take and Fargate does not.
fn offending(cx: &TaskCx<'_>) -> Option<Place> {
    let task = cx.task;
    if task.network_mode.is_absent()
        || task.network_mode.get().is_some_and(|mode| mode != NetworkMode::Awsvpc)
    {
        return Some(task.network_mode.origin.into());
    }
    if let Some(missing) = [&task.cpu, &task.memory].into_iter().find(|field| field.is_absent()) {
        return Some(missing.origin.into());
    }
    let cpu = task.cpu.as_str().and_then(cpu_units)?;
    let memory = task.memory.as_str().and_then(memory_mib)?;
    (!offers(cpu, memory)).then_some(task.memory.origin.into())
}
