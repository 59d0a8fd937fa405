//! Rule `reserved-or-ephemeral-host-port`.

use super::ports::mode;
use crate::facts::ports::{FIRST_EPHEMERAL, HIGHEST, RESERVED};
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::enums::NetworkMode;
use crate::syntax::rewrite;
use serde_json::json;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "reserved-or-ephemeral-host-port",
    group: Group::Network,
    severity: Severity::Warning,
    summary: "A host port that the instance needs itself.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "NET-007",
    peers: &[],
    aws_messages: &[],
    yields_to: &["host-mode-port", "port-range"],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let mode = mode(cx.task);
    let bridge = mode == Some(NetworkMode::Bridge);
    if !bridge && mode != Some(NetworkMode::Host) {
        return;
    }
    for mapping in cx.container.port_mappings.items() {
        let (Some(port), Some(node)) = (mapping.host_port.get(), mapping.host_port.node()) else { continue };
        let message = match RESERVED.iter().find(|(reserved, _)| *reserved == port) {
            Some((_, owner)) => format!("port {port} of the host belongs to {owner}"),
            None if (FIRST_EPHEMERAL..=HIGHEST).contains(&port) => {
                format!("the host gives port {port} to others when it needs one")
            }
            None => continue,
        };
        let report = sink
            .report(Place::Value(node), message)
            .help(format!("choose one below {FIRST_EPHEMERAL}, or in bridge mode 0: then the host chooses"));
        if bridge {
            let edit = rewrite::replace(cx.document(), node, &json!(0));
            report.unsafe_fix("let the host choose: 0", Some(edit));
        }
    }
}
