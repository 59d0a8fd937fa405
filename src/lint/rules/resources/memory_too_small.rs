//! Rule `memory-too-small`.

use crate::facts::container_limits::SMALLEST_MEMORY;
use crate::facts::sources::API_MODEL;
use crate::lint::context::Applies;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::enums::Compatibility;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "memory-too-small",
    group: Group::Resources,
    severity: Severity::Warning,
    summary: "Too little memory for a container, or no limit on it.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "RES-010",
    peers: &["AWS Config ecs-task-definition-memory-hard-limit", "Control Tower CT.ECS.PR.7"],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let (hard, soft) = (&cx.container.memory, &cx.container.memory_reservation);
    for (name, field) in [("memory", hard), ("memoryReservation", soft)] {
        let small = field.get().is_some_and(|mib| (1..SMALLEST_MEMORY).contains(&mib));
        if let Some(node) = field.node().filter(|_| small) {
            sink.report(
                Place::Value(node),
                format!("Docker needs at least {SMALLEST_MEMORY} MiB for a container"),
            )
            .help(format!("raise `{name}`; it counts MiB"));
        }
    }
    let on_ec2 = cx.task.runs_on(Compatibility::Ec2) == Applies::Yes;
    if let Some(node) = soft.node().filter(|_| soft.get().is_some_and(|mib| mib > 0))
        && hard.is_absent()
        && cx.task.task.memory.is_absent()
        && on_ec2
    {
        sink.report(Place::Key(node), format!("{} may use all the memory of its instance", cx.title()))
            .severity(Severity::Info)
            .help("add `memory`, the hard limit, to protect its neighbours");
    }
}
