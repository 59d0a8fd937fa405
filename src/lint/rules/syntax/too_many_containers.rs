//! Rule `too-many-containers`.

use crate::facts::definition_limits::{AS_OF, CONTAINERS};
use crate::facts::sources::QUOTAS;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "too-many-containers",
    group: Group::Syntax,
    severity: Severity::Warning,
    summary: "A task definition with more than ten containers.",
    fix: FixAvailability::None,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "SYN-025",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&QUOTAS],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let list = &cx.task.container_definitions;
    let count = list.elements().len();
    let Some(node) = list.node().filter(|_| count > CONTAINERS) else { return };
    sink.report(
        Place::Key(node),
        format!("{count} containers; ECS takes {CONTAINERS} in a task definition (quota as of {AS_OF})"),
    )
    .help("split the task, or leave containers out");
}
