//! Rule `firelens-port-exposed`.

use super::ports::{is_shared, mode};
use crate::facts::ports::LOG_ROUTER;
use crate::facts::sources::FIRELENS;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "firelens-port-exposed",
    group: Group::Network,
    severity: Severity::Warning,
    summary: "The port of the log router is open to others.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "NET-016",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&FIRELENS],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let is_router = |firelens: &crate::model::Field<_>| firelens.is_present();
    if !cx.task.container_definitions.items().any(|container| is_router(&container.firelens_configuration)) {
        return;
    }
    let shared = is_shared(mode(cx));
    for container in cx.task.container_definitions.items() {
        for mapping in container.port_mappings.items() {
            let exposed = mapping.container_port.get() == Some(LOG_ROUTER)
                && (shared || is_router(&container.firelens_configuration));
            let Some(node) = mapping.container_port.node().filter(|_| exposed) else { continue };
            sink.report(
                Place::Value(node),
                format!("port {LOG_ROUTER} is where the log router listens, and it takes lines from anybody"),
            )
            .help("remove the mapping: the containers of the task need none")
            .unsafe_fix("remove the mapping", rewrite::remove(cx.document, &[mapping.origin]));
        }
    }
}
