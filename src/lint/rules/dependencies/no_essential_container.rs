//! Rule `no-essential-container`.

use crate::facts::definition_limits::CONTAINERS;
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, RuleMeta, Severity, Sink, TaskCx};
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "no-essential-container",
    group: Group::Dependencies,
    severity: Severity::Error,
    summary: "No container of the task is essential.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "DEP-001",
    peers: &["cfn-lint E3042", "cdk-preflight"],
    aws_messages: &["Task definition doesn't have any essential container."],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let containers = &cx.task.container_definitions;
    let optional = containers.items().all(|container| container.essential.get() == Some(false));
    if !containers.is_closed() || containers.items().next().is_none() || !optional {
        return;
    }
    let mut report = sink
        .report(containers.origin, "every container has `essential: false`")
        .help("make the container that does the work essential: remove its `essential`, which is then true");
    for container in cx.containers().take(CONTAINERS) {
        let edit = container.container.essential.node();
        let edit = edit.and_then(|node| rewrite::remove(cx.document, &[node]));
        report = report.unsafe_fix(format!("make {} essential", container.title()), edit);
    }
}
