//! Rule `app-protocol-without-name`.

use crate::facts::sources::{API_MODEL, CDK};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::enums::{NetworkMode, TransportProtocol};
use crate::syntax::rewrite;
use serde_json::json;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "app-protocol-without-name",
    group: Group::Network,
    severity: Severity::Warning,
    summary: "Service Connect needs a named port, in mode `awsvpc` or `bridge`.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "NET-010",
    peers: &["aws-cdk"],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL, &CDK],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let mode = cx.task.network_mode().filter(|mode| matches!(mode, NetworkMode::Host | NetworkMode::None));
    let document = cx.document();
    for mapping in cx.container.port_mappings.items() {
        let protocol = mapping.app_protocol.node().filter(|_| mapping.app_protocol.get().is_some());
        if let Some(mode) = mode {
            if let Some(node) = protocol.or(mapping.name.node()) {
                sink.report(
                    Place::Key(node),
                    format!("Service Connect does not work in mode `{}`", mode.word()),
                )
                .help("use `awsvpc` or `bridge`, or remove it")
                .unsafe_fix("remove it", rewrite::remove(document, &[node]));
            }
            continue;
        }
        let Some(node) = protocol.filter(|_| mapping.name.is_absent()) else { continue };
        let report = sink
            .report(Place::Key(node), "`appProtocol` on a port without `name`")
            .help("name the port: Service Connect knows it by that");
        // As the console names ports.
        if let (Some(container), Some(port), None) =
            (cx.name(), mapping.container_port.get(), mapping.name.node())
        {
            let transport = mapping.protocol.get().unwrap_or(TransportProtocol::Tcp).word();
            let name = format!("{}-{port}-{transport}", container.to_ascii_lowercase());
            let edit = rewrite::insert_member(document, mapping.origin, "name", &json!(name));
            report.unsafe_fix(format!("name it `{name}`"), edit);
        }
    }
}
