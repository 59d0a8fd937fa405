//! Rule `firelens-buffer-memory`.

use super::amounts::{container_memory, total};
use crate::facts::container_limits::LOG_BUFFERS;
use crate::facts::sources::FIRELENS;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::ContainerDefinition;
use crate::model::enums::LogDriver;
use crate::model::size::memory_mib;
use crate::syntax::NodeId;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "firelens-buffer-memory",
    group: Group::Resources,
    severity: Severity::Warning,
    summary: "The log buffers may need more memory than the task has left.",
    fix: FixAvailability::None,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "RES-013",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&FIRELENS],
};

const MIB: i64 = 1024 * 1024;

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let buffers: Vec<(i64, NodeId)> =
        cx.containers().filter_map(|container| buffer(container.container)).collect();
    let Some(&(_, node)) = buffers.last() else { return };
    let sum = buffers.iter().fold(0_i64, |sum, (bytes, _)| sum.saturating_add(*bytes));
    let needed = total(cx, container_memory);
    let task = cx.task.memory.as_str().and_then(memory_mib).map(i64::from);
    let message = match task {
        Some(memory) if needed + sum / MIB >= memory => format!(
            "log buffers of {} MiB and containers of {needed} MiB leave nothing of the {memory} MiB of the task",
            sum / MIB
        ),
        None if needed == 0 && cx.task.memory.is_absent() && sum > LOG_BUFFERS => format!(
            "log buffers of {} MiB are more than the {} MiB that a task without memory may have",
            sum / MIB,
            LOG_BUFFERS / MIB
        ),
        _ => return,
    };
    sink.report(Place::Value(node), message)
        .help("lower `log-driver-buffer-limit`, which counts bytes, or give the task more memory");
}

/// The buffer between a container and the log router, in bytes.
fn buffer(container: &ContainerDefinition) -> Option<(i64, NodeId)> {
    let log = container.log_configuration.known()?;
    let limit = log.options.entry("log-driver-buffer-limit")?;
    let bytes: i64 = limit.as_str()?.trim().parse().ok()?;
    (log.log_driver.get() == Some(LogDriver::Awsfirelens)).then_some((bytes, limit.node()?))
}
