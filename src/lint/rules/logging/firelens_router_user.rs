//! Rule `firelens-router-user`.

use crate::facts::sources::AGENT;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "firelens-router-user",
    group: Group::Logging,
    severity: Severity::Warning,
    summary: "The log router runs as a user that is given by name.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "LOG-013",
    peers: &[],
    aws_messages: &["If 'user' field is specified on firelens container, then 'UID' has to be '0'"],
    yields_to: &[],
    sources: &[&AGENT],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let user = &cx.container.user;
    let (Some(text), Some(node)) = (user.as_str(), user.node()) else { return };
    let id = text.split(':').next().unwrap_or_default();
    if cx.container.firelens_configuration.is_absent() || id.is_empty() || matches!(id, "0") {
        return;
    }
    if id.bytes().all(|byte| byte.is_ascii_digit()) {
        sink.report(Place::Value(node), "a log router that is not root needs an agent of 2025 or newer")
            .severity(Severity::Info)
            .help("update the agent of the instances, or write `0`");
    } else {
        sink.report(Place::Value(node), format!("the user `{id}` of the log router is not a number"))
            .help("write its id, as `1000` or `1000:1000`");
    }
}
