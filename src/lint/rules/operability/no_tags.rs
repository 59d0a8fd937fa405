//! Rule `no-tags`.

use crate::facts::sources::{API_MODEL, SECURITY_HUB};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "no-tags",
    group: Group::Operability,
    severity: Severity::Info,
    summary: "The task definition has no tags.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "OPS-006",
    peers: &[
        "Security Hub ECS.15",
        "CIS AWS Compute Services 1.1.0, 3.12",
        "AWS Config ecs-task-definition-tagged",
    ],
    aws_messages: &[],
    yields_to: &["empty-tags"],
    sources: &[&API_MODEL, &SECURITY_HUB],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    // Tags can also come from a parameter of the command line, and most do; only who asks hears of it.
    if cx.task.tags.is_absent() && cx.is_thorough(&META) {
        sink.report(Place::Missing(cx.task.origin), "the task definition has no tags")
            .help("add `tags` that name the owner and the service");
    }
}
