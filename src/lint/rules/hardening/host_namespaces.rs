//! Rule `host-namespaces`.

use crate::facts::sources::{API_MODEL, SECURITY_HUB};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::enums::{IpcMode, PidMode};
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "host-namespaces",
    group: Group::Hardening,
    severity: Severity::Warning,
    summary: "The containers share the processes or the memory segments of their host.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "HRD-006",
    peers: &[
        "Security Hub ECS.3",
        "CIS AWS Compute Services 1.1.0, 3.3",
        "AWS Config ecs-task-definition-pid-mode-check",
        "Control Tower CT.ECS.PR.10",
        "Prowler",
    ],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL, &SECURITY_HUB],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    // Fargate refuses both.
    if cx.on_fargate() {
        return;
    }
    let (pid, ipc) = (&cx.task.pid_mode, &cx.task.ipc_mode);
    let pid = pid.node().filter(|_| pid.get() == Some(PidMode::Host)).map(|node| {
        (node, "pidMode", "see and may signal the processes of their host, and read the variables of each")
    });
    let ipc = ipc.node().filter(|_| ipc.get() == Some(IpcMode::Host));
    let ipc = ipc.map(|node| (node, "ipcMode", "share memory segments and queues with their host"));
    for (node, member, what) in [pid, ipc].into_iter().flatten() {
        sink.report(Place::Member(node), format!("the containers {what}"))
            .help(format!("remove `{member}`, or share within the task only: `task`"))
            .unsafe_fix(format!("remove `{member}`"), rewrite::remove(cx.document, &[node]));
    }
}
