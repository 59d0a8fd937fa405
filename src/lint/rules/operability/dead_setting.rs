//! Rule `dead-setting`.

use crate::facts::sources::API_MODEL;
use crate::lint::context::Applies;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::enums::{Compatibility, NetworkMode};
use crate::syntax::{NodeId, rewrite};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "dead-setting",
    group: Group::Operability,
    severity: Severity::Info,
    summary: "A setting has no effect here.",
    fix: FixAvailability::Safe,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "OPS-009",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let mode = cx.task.network_mode.get();
    let mut dead = |node: Option<NodeId>, why: &str| {
        let Some(node) = node else { return };
        let name = cx.document.tree.key(node);
        sink.report(Place::Member(node), format!("`{name}` has no effect: {why}"))
            .help("leave it out")
            .safe_fix("remove it", rewrite::remove(cx.document, &[node]));
    };
    let on_instances = cx.runs_on(Compatibility::Ec2) == Applies::Yes && !cx.on_fargate();
    if cx.on_windows() && on_instances {
        for size in [&cx.task.cpu, &cx.task.memory] {
            let filled = size.text().is_some_and(|text| !text.trim().is_empty());
            dead(size.node().filter(|_| filled), "Windows containers are held to their own limits only");
        }
    }
    if let ([only], true) =
        (cx.task.container_definitions.elements(), cx.on_fargate() && cx.is_thorough(&META))
    {
        let cpu = only.known().and_then(|container| container.cpu.node());
        dead(cpu, "the only container of a Fargate task has all of its CPU");
    }
    for container in cx.containers() {
        // Consoles and tools write it everywhere, so only who asks hears of it.
        if mode == Some(NetworkMode::Awsvpc) && cx.is_thorough(&META) {
            for port in container.container.port_mappings.items() {
                let same =
                    port.host_port.get().is_some() && port.host_port.get() == port.container_port.get();
                dead(
                    port.host_port.node().filter(|_| same),
                    "under `awsvpc` it is the container port in any case",
                );
            }
        }
    }
}
