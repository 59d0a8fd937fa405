//! Rule `static-host-port`.

use super::ports::mode;
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::enums::NetworkMode;
use crate::syntax::rewrite;
use serde_json::json;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "static-host-port",
    group: Group::Network,
    severity: Severity::Info,
    summary: "A fixed host port: one copy of the task fits on each instance.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "NET-008",
    peers: &[],
    aws_messages: &[],
    yields_to: &["host-mode-port", "port-conflict", "port-range", "reserved-or-ephemeral-host-port"],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let mode = mode(cx.task);
    let bridge = mode == Some(NetworkMode::Bridge);
    if !bridge && mode != Some(NetworkMode::Host) {
        return;
    }
    for mapping in cx.container.port_mappings.items() {
        let fixed = mapping.host_port.get().filter(|&port| port > 0);
        let (Some(port), Some(node)) = (fixed, mapping.host_port.node()) else { continue };
        let report = sink.report(
            Place::Value(node),
            format!("with the fixed host port {port}, one copy of this task fits on each instance"),
        );
        if bridge {
            let edit = rewrite::replace(cx.document(), node, &json!(0));
            report
                .help("behind a load balancer use 0: then the host chooses a port")
                .unsafe_fix("let the host choose: 0", Some(edit));
        } else {
            report.help("use `bridge` or `awsvpc` to run more of them");
        }
    }
}
