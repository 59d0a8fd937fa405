//! Rule `none-mode-ports`.

use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::rules::launch::given::refuse;
use crate::lint::{Applicability, ContainerCx, Group, RuleMeta, Severity, Sink};
use crate::model::enums::NetworkMode;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "none-mode-ports",
    group: Group::Network,
    severity: Severity::Error,
    summary: "Mode `none` has no network, and so no ports and links.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "NET-003",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    if cx.task.network_mode() != Some(NetworkMode::None) {
        return;
    }
    let members = [("portMappings", cx.container.port_mappings.node()), ("links", cx.container.links.node())];
    let help = "remove it, or use `bridge`";
    refuse(
        cx.document(),
        sink,
        &members,
        "needs a network, but the mode is `none`",
        help,
        Some(Applicability::Unsafe),
    );
}
