//! Rule `port-conflict`.

use std::collections::BTreeMap;

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
    // The first mapping for each thing that two cannot share.
    let mut firsts: BTreeMap<Wants, usize> = BTreeMap::new();
    for (index, container) in cx.task.container_definitions.items().enumerate() {
        for mapping in container.port_mappings.items() {
            let wants = wants(mode, index, mapping);
            let first = wants.iter().filter_map(|wanted| firsts.get(wanted)).min();
            if let Some(&(other_index, other)) = first.and_then(|&first| seen.get(first)) {
                conflict(sink, mode, index == other_index, mapping, other);
            }
            for wanted in wants {
                firsts.entry(wanted).or_insert(seen.len());
            }
            seen.push((index, mapping));
        }
    }
}

/// Something that two mappings cannot share.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Wants {
    /// A port of a container.
    Own(usize, i64),
    /// A port of the network that all containers share; whether it is one of UDP.
    Shared(bool, i64),
    /// A port of the host.
    Host(bool, i64),
}

/// What a mapping wants for itself.
fn wants(mode: Option<NetworkMode>, container: usize, mapping: &PortMapping) -> Vec<Wants> {
    let Some(protocol) = protocol(mapping) else { return Vec::new() };
    let udp = protocol == TransportProtocol::Udp;
    let port = mapping.container_port.get().filter(|&port| port > 0);
    let host = mapping.host_port.get().filter(|&port| port > 0 && mode == Some(NetworkMode::Bridge));
    let mut wants = Vec::new();
    wants.extend(port.map(|port| Wants::Own(container, port)));
    wants.extend(port.filter(|_| is_shared(mode)).map(|port| Wants::Shared(udp, port)));
    wants.extend(host.map(|port| Wants::Host(udp, port)));
    wants
}

fn protocol(mapping: &PortMapping) -> Option<TransportProtocol> {
    let absent = mapping.protocol.is_absent().then_some(TransportProtocol::Tcp);
    mapping.protocol.get().or(absent)
}

/// Reports what two mappings both want.
fn conflict(
    sink: &mut Sink<'_>,
    mode: Option<NetworkMode>,
    same_container: bool,
    mapping: &PortMapping,
    other: &PortMapping,
) {
    let (Some(own), Some(others)) = (protocol(mapping), protocol(other)) else { return };
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
            return;
        }
    }
    let Some(port) =
        equal(mapping.host_port.get(), other.host_port.get()).filter(|_| bridge && own == others)
    else {
        return;
    };
    let Some(node) = mapping.host_port.node() else { return };
    sink.report(Place::Value(node), format!("two port mappings both want port {port} of the host"))
        .help("let the system choose one of them: `\"hostPort\": 0`")
        .related(other.host_port.origin, "the first one");
}
