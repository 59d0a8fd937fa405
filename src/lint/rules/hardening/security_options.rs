//! Rule `security-options`.

use crate::facts::linux_kernel::{SECURITY_OPTIONS, UNCONFINED};
use crate::facts::sources::API_MODEL;
use crate::lint::context::Applies;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::enums::Compatibility;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "security-options",
    group: Group::Hardening,
    severity: Severity::Warning,
    summary: "A security option takes a protection away, or is none.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "HRD-008",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let options = &cx.container.docker_security_options;
    // Fargate refuses the whole list.
    if cx.task.on_fargate() {
        return;
    }
    for option in options.elements() {
        let (Some(text), Some(node)) = (option.as_str(), option.node()) else { continue };
        if text.trim().is_empty() {
            continue;
        }
        // Docker takes `label=disable` as well.
        let text = &text.replacen('=', ":", 1);
        if let Some((_, what)) = UNCONFINED.iter().find(|(known, _)| known == text) {
            sink.report(Place::Value(node), format!("{} runs without {what}", cx.title()))
                .help("leave it out, or name a profile that allows what the program needs");
        } else if !SECURITY_OPTIONS.iter().any(|known| text.starts_with(known)) {
            sink.report(Place::Value(node), format!("ECS knows no security option `{text}`")).help(
                "write `no-new-privileges`, `apparmor:PROFILE`, `label:VALUE` or `credentialspec:PATH`",
            );
        }
    }
    let guarded = options.items().any(|text| text.starts_with("no-new-privileges"));
    let instances = cx.task.runs_on(Compatibility::Ec2) == Applies::Yes && !cx.task.on_windows();
    if cx.task.is_thorough(&META) && instances && options.is_closed() && !guarded {
        sink.report(
            Place::Missing(cx.container.origin),
            format!("programs in {} may gain rights through files with the setuid bit", cx.title()),
        )
        .severity(Severity::Info)
        .help("add `no-new-privileges` to `dockerSecurityOptions`");
    }
}
