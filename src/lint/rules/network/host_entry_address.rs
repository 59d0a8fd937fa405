//! Rule `host-entry-address`.

use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::Field;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "host-entry-address",
    group: Group::Network,
    severity: Severity::Error,
    summary: "A host entry or DNS server that is no IP address.",
    fix: FixAvailability::None,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "NET-013",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for server in cx.container.dns_servers.elements() {
        address(sink, server, "a DNS server");
    }
    for entry in cx.container.extra_hosts.items() {
        address(sink, &entry.ip_address, "`ipAddress`");
        if let (Some(name), Some(node)) = (entry.hostname.as_str(), entry.hostname.node())
            && !name.is_empty()
            && !is_host_name(name)
        {
            sink.report(Place::Value(node), format!("`{name}` is no host name"))
                .severity(Severity::Warning)
                .help("use letters, digits, dots, and `-` inside");
        }
    }
}

fn address(sink: &mut Sink<'_>, field: &Field<String>, what: &str) {
    let (Some(text), Some(node)) = (field.as_str(), field.node()) else { return };
    // Docker puts the address of the host there.
    if text.is_empty() || text == "host-gateway" || is_address(text) {
        return;
    }
    sink.report(Place::Value(node), format!("{what} must be an IP address, and `{text}` is none"))
        .help("write one such as `10.0.0.5`; a name cannot stand here");
}

/// Four numbers up to 255, or the alphabet of IPv6.
fn is_address(text: &str) -> bool {
    if text.contains(':') {
        return text.bytes().all(|byte| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.'));
    }
    text.split('.').count() == 4 && text.split('.').all(|part| part.parse::<u8>().is_ok())
}

/// Host names as RFC 1123 has them, and underscores, which systems take.
fn is_host_name(name: &str) -> bool {
    name.split('.').all(|label| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    })
}
