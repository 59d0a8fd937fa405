//! Rule `swap-settings`.

use crate::facts::container_limits::SWAPPINESS;
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "swap-settings",
    group: Group::Resources,
    severity: Severity::Warning,
    summary: "Settings of swap that do nothing or are out of bounds.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "RES-011",
    peers: &["aws-cdk"],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    // There is no swap on Fargate, which another rule says.
    let Some(linux) = cx.container.linux_parameters.known().filter(|_| !cx.task.on_fargate()) else { return };
    if let (Some(swap), Some(node)) = (linux.max_swap.get(), linux.max_swap.node())
        && swap < 0
    {
        sink.report(Place::Value(node), "`maxSwap` cannot be negative")
            .help("write 0 for no swap, or a number of MiB");
    }
    let (Some(swappiness), Some(node)) = (linux.swappiness.get(), linux.swappiness.node()) else { return };
    if !SWAPPINESS.contains(&swappiness) {
        sink.report(Place::Value(node), format!("`swappiness` cannot be {swappiness}"))
            .severity(Severity::Error)
            .help("write 0 to 100: how readily memory is swapped");
    } else if linux.max_swap.is_absent() {
        sink.report(Place::Key(node), "`swappiness` is ignored without `maxSwap`")
            .help("add `maxSwap`, the swap in MiB, or remove it");
    }
}
