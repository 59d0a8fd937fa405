//! Rule `awsvpc-host-port`.

use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::enums::NetworkMode;
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "awsvpc-host-port",
    group: Group::Network,
    severity: Severity::Error,
    summary: "Under `awsvpc` the host port must equal the container port.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "NET-001",
    peers: &["cfn-lint E3053", "cdk-preflight ecs-awsvpc-host-port"],
    aws_messages: &[
        "When networkMode=awsvpc, the host ports and container ports in port mappings must match.",
    ],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    if cx.task.task.network_mode.get() != Some(NetworkMode::Awsvpc) {
        return;
    }
    for mapping in cx.container.port_mappings.items() {
        let (Some(container_port), Some(host_port)) = (mapping.container_port.get(), mapping.host_port.get())
        else {
            continue;
        };
        let Some(node) = mapping.host_port.node().filter(|_| host_port != container_port) else { continue };
        let mut report = sink
            .report(
                Place::Value(node),
                format!("host port {host_port} differs from container port {container_port} under `awsvpc`"),
            )
            .help("leave `hostPort` out: a task under `awsvpc` has its own network interface")
            .safe_fix("remove `hostPort`", rewrite::remove(cx.document(), &[node]));
        // Whether 0 is refused or taken for "the same" is not known.
        if host_port == 0 {
            report = report.severity(Severity::Warning);
        }
        if let Some(port) = mapping.container_port.node() {
            report.related(Place::Value(port), "the container port");
        }
    }
}
