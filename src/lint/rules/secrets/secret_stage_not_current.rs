//! Rule `secret-stage-not-current`.

use super::reference;
use crate::facts::secrets_manager::STAGES;
use crate::facts::sources::{SECRETS_API, SECRETS_MANAGER};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "secret-stage-not-current",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "A reference reads another version of a secret than the current one.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-113",
    peers: &[],
    aws_messages: &[],
    yields_to: &["secret-stage-and-version", "secret-suffix-order", "torn-credential-pair"],
    sources: &[&SECRETS_API, &SECRETS_MANAGER],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for carrier in reference::values(cx) {
        let Some(secret) = reference::secret(carrier) else { continue };
        let stage = &secret.version_stage;
        if matches!(stage.text.as_str(), "" | "AWSCURRENT") {
            continue;
        }
        let title = reference::title(carrier);
        let built_in = STAGES.iter().find(|label| label.eq_ignore_ascii_case(&stage.text));
        let (message, severity) = match (stage.text.as_str(), built_in) {
            ("AWSPREVIOUS", _) => {
                (format!("{title} gets the version before the current one"), Severity::Warning)
            }
            ("AWSPENDING", _) => {
                (format!("{title} gets a version that exists only during a rotation"), Severity::Warning)
            }
            (text, Some(label)) => {
                (format!("`{text}` is not `{label}`: labels are case-sensitive"), Severity::Warning)
            }
            (text, None) => (format!("{title} gets whatever version has the label `{text}`"), Severity::Info),
        };
        let span = carrier.part(stage.span);
        let to = built_in.filter(|label| **label != stage.text).copied().unwrap_or_default();
        let title =
            if to.is_empty() { "read the current version".to_owned() } else { format!("write `{to}`") };
        let edit = rewrite::replace_part(cx.document(), carrier.node, span, to);
        let report = sink.report(Place::Part(carrier.node, span), message).severity(severity);
        match severity {
            Severity::Info => report.help("see that the label moves when the value changes"),
            _ => report
                .help("leave the stage out, so that new tasks get the current version")
                .unsafe_fix(title, Some(edit)),
        };
    }
}
