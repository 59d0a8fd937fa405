//! Rule `port-conflict`.

use super::ports::{is_shared, mode};
use crate::facts::sources::{API_MODEL, CDK_PREFLIGHT};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::enums::{NetworkMode, TransportProtocol};
use crate::model::network::PortMapping;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "port-conflict",
    group: Group::Network,
    severity: Severity::Error,
    summary: "Two port mappings want the same port.",
    fix: FixAvailability::None,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "NET-006",
    peers: &["copilot (unique exposed ports)"],
    aws_messages: &[
        "container port is used multiple times in task",
        "host port '{port}' is mapped multiple times in task.",
        "is used in more than one port mapping for container",
    ],
    yields_to: &["duplicate-list-entry"],
    sources: &[&API_MODEL, &CDK_PREFLIGHT],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let mode = mode(cx);
    let mut seen: Vec<(usize, &PortMapping)> = Vec::new();
    for (index, container) in cx.task.container_definitions.items().enumerate() {
        for mapping in container.port_mappings.items() {
            for &(other_index, other) in &seen {
                if conflict(sink, mode, index == other_index, mapping, other) {
                    break;
                }
            }
            seen.push((index, mapping));
        }
    }
}

/// Reports what two mappings both want.
fn conflict(
    sink: &mut Sink<'_>,
    mode: Option<NetworkMode>,
    same_container: bool,
    mapping: &PortMapping,
    other: &PortMapping,
) -> bool {
    let protocol = |mapping: &PortMapping| {
        let absent = mapping.protocol.is_absent().then_some(TransportProtocol::Tcp);
        mapping.protocol.get().or(absent)
    };
    let (Some(own), Some(others)) = (protocol(mapping), protocol(other)) else { return false };
    let equal = |left: Option<i64>, right: Option<i64>| left.filter(|&port| port > 0 && right == Some(port));
    let bridge = mode == Some(NetworkMode::Bridge);
    if let Some(port) = equal(mapping.container_port.get(), other.container_port.get()) {
        let (message, severity) = match (same_container, own == others) {
            (true, true) => {
                let severity = if is_shared(mode) { Severity::Error } else { Severity::Warning };
                (format!("the container maps its port {port} twice"), severity)
            }
            // The API reference says that it is refused, but it is taken (amazon-ecs-agent #3428).
            (true, false) => {
                let message = format!(
                    "with port {port} for both `tcp` and `udp`, a service takes no load balancer there"
                );
                (message, Severity::Info)
            }
            (false, true) if is_shared(mode) => {
                (format!("two containers of one network both want port {port}"), Severity::Error)
            }
            (false, _) => (String::new(), Severity::Info),
        };
        if !message.is_empty() {
            sink.report(mapping.container_port.origin, message)
                .severity(severity)
                .help("give each its own port")
                .related(other.container_port.origin, "the first one");
            return true;
        }
    }
    let Some(port) =
        equal(mapping.host_port.get(), other.host_port.get()).filter(|_| bridge && own == others)
    else {
        return false;
    };
    let Some(node) = mapping.host_port.node() else { return false };
    sink.report(Place::Value(node), format!("two port mappings both want port {port} of the host"))
        .help("let the system choose one of them: `\"hostPort\": 0`")
        .related(other.host_port.origin, "the first one");
    true
}
