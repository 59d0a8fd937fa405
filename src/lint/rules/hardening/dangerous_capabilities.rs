//! Rule `dangerous-capabilities`.

use crate::facts::linux_kernel::{AS_OF, CAPABILITIES, DANGEROUS_CAPABILITIES, NEWER_CAPABILITIES};
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::Field;
use crate::syntax::rewrite;
use crate::text::similar;
use serde_json::json;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "dangerous-capabilities",
    group: Group::Hardening,
    severity: Severity::Warning,
    summary: "A Linux capability is powerful, or is no capability.",
    fix: FixAvailability::Mixed,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "HRD-007",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let container = cx.container;
    if container.privileged.get() == Some(true) {
        return;
    }
    let linux = container.linux_parameters.known();
    let capabilities = linux.and_then(|linux| linux.capabilities.known());
    if let Some(capabilities) = capabilities {
        names(cx, capabilities.add.elements(), true, sink);
        names(cx, capabilities.drop.elements(), false, sink);
    }
    let drop = capabilities.map(|capabilities| &capabilities.drop);
    let drops_all = drop.is_some_and(|drop| drop.items().any(|name| name == "ALL") || !drop.is_closed());
    if cx.task.is_thorough(&META) && !drops_all && !cx.task.on_windows() {
        let place = capabilities.map_or(container.origin, |capabilities| capabilities.origin);
        sink.report(
            Place::Missing(place),
            format!("{} keeps the capabilities that Docker gives", cx.title()),
        )
        .severity(Severity::Info)
        .help("drop `ALL` under `linuxParameters.capabilities`, and add what is needed");
    }
}

/// Fargate refuses nearly all that is added; another rule says so.
fn names(cx: &ContainerCx<'_>, elements: &[Field<String>], added: bool, sink: &mut Sink<'_>) {
    for element in elements {
        let (Some(name), Some(node)) = (element.as_str(), element.node()) else { continue };
        let dangerous = DANGEROUS_CAPABILITIES.iter().find(|(known, _)| *known == name);
        if CAPABILITIES.contains(&name) {
            let Some((_, what)) = dangerous.filter(|_| added && !cx.task.on_fargate()) else { continue };
            // With processes of its own, a container can trace no others.
            let alone = name == "SYS_PTRACE" && cx.task.task.pid_mode.is_absent();
            sink.report(Place::Value(node), format!("{} is given `{name}`, which {what}", cx.title()))
                .severity(if alone { Severity::Info } else { Severity::Warning })
                .help("leave it out, unless the program cannot do its work without it");
            continue;
        }
        if NEWER_CAPABILITIES.contains(&name) {
            sink.report(
                Place::Value(node),
                format!("`{name}` is not among the capabilities that ECS documents (as of {AS_OF})"),
            )
            .severity(Severity::Info)
            .help("see whether it has come since");
            continue;
        }
        let upper = name.to_ascii_uppercase();
        let bare = upper.strip_prefix("CAP_").unwrap_or(&upper);
        let exact = CAPABILITIES.iter().copied().find(|known| *known == bare);
        let report = sink
            .report(
                Place::Value(node),
                format!("`{name}` is no Linux capability that ECS knows (as of {AS_OF})"),
            )
            .severity(Severity::Error);
        match exact.or_else(|| similar::nearest(bare, CAPABILITIES.iter().copied())) {
            Some(near) => {
                let edit = Some(rewrite::replace(cx.document(), node, &json!(near)));
                let report = report.help(format!("write `{near}`"));
                let title = format!("change it to `{near}`");
                if exact.is_some() {
                    report.safe_fix(title, edit)
                } else {
                    report.unsafe_fix(title, edit)
                };
            }
            None => {
                report.help("write a name such as `NET_ADMIN`");
            }
        }
    }
}
