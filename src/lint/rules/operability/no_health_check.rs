//! Rule `no-health-check`.

use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::enums::TransportProtocol;
use crate::syntax::rewrite;
use serde_json::json;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "no-health-check",
    group: Group::Operability,
    severity: Severity::Info,
    summary: "An essential container has no health check.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "OPS-001",
    peers: &["KICS Healthcheck Instruction Missing"],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let container = cx.container;
    if container.essential.get() == Some(false)
        || container.essential.is_dynamic()
        || container.health_check.is_present()
    {
        return;
    }
    // A container that listens nowhere is often a job, and a log router has nothing to ask.
    let Some(port) = container.port_mappings.items().next() else { return };
    if container.firelens_configuration.is_present() {
        return;
    }
    let number = port.container_port.get().filter(|_| port.protocol.get() != Some(TransportProtocol::Udp));
    let edit = number.and_then(|port| {
        let command = format!("curl -f http://localhost:{port}/ || exit 1");
        let check = json!({ "command": ["CMD-SHELL", command] });
        rewrite::insert_member(cx.document(), container.origin, "healthCheck", &check)
    });
    sink.report(Place::Missing(container.origin), format!("{} has no `healthCheck`", cx.title()))
        .help("add one, unless a load balancer asks; ECS does not look at the HEALTHCHECK of an image")
        .unsafe_fix("ask the first port; the image must have `curl`", edit);
}
