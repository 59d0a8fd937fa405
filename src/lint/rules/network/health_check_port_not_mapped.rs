//! Rule `health-check-port-not-mapped`.

use super::ports::range;
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::text::Span;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "health-check-port-not-mapped",
    group: Group::Network,
    severity: Severity::Info,
    summary: "The health check asks a port that the container does not map.",
    fix: FixAvailability::None,
    evidence: Evidence::C,
    since: "0.1.0",
    catalogue: "NET-015",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

/// How a command names the container itself.
const SELF: [&str; 3] = ["localhost:", "127.0.0.1:", "0.0.0.0:"];

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let container = cx.container;
    let mappings = &container.port_mappings;
    let Some(check) = container.health_check.known() else { return };
    if !mappings.is_closed() || mappings.elements().is_empty() {
        return;
    }
    for argument in check.command.elements() {
        let (Some(text), Some(node)) = (argument.as_str(), argument.node()) else { continue };
        let Some((port, span)) = asked(text) else { continue };
        let mapped = mappings.items().any(|mapping| {
            let ends = mapping.container_port_range.as_str().and_then(range);
            // What is not known may be it.
            mapping.container_port.is_dynamic()
                || mapping.container_port.get() == Some(port)
                || ends.is_some_and(|(low, high)| (low..=high).contains(&port))
        });
        if mapped {
            continue;
        }
        let digits = port.to_string();
        let named = container.environment.items().any(|variable| {
            variable.value.text().is_some_and(|value| value.contains(&digits)) || variable.value.is_dynamic()
        });
        if named {
            continue;
        }
        let first = mappings.items().find_map(|mapping| mapping.container_port.node());
        let report = sink
            .report(
                Place::Part(node, span),
                format!("the health check asks port {port}, which no port mapping has"),
            )
            .help("check that the program listens there");
        if let Some(first) = first {
            report.related(Place::Value(first), "a port that is mapped");
        }
    }
}

/// The port of the container that a command asks.
fn asked(text: &str) -> Option<(i64, Span)> {
    if !text.contains(':') {
        return None;
    }
    let (start, host) = SELF.iter().find_map(|host| Some((text.find(host)?, host)))?;
    let start = start + host.len();
    let rest = text.get(start..)?;
    let length = rest.bytes().take_while(u8::is_ascii_digit).count();
    let port = rest.get(..length)?.parse().ok()?;
    Some((port, Span::from_range(start..start + length)))
}
