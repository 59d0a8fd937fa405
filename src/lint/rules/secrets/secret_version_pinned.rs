//! Rule `secret-version-pinned`.

use super::reference;
use crate::facts::secrets_manager::VERSION_ID_LENGTH;
use crate::facts::sources::{AGENT, SECRETS_API, SECRETS_MANAGER};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "secret-version-pinned",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "A reference names one version of a secret, which rotation never reaches.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-112",
    peers: &[],
    aws_messages: &[
        "InvalidParameter: 1 validation error(s) found. - minimum field size of 32, GetSecretValueInput.VersionId.",
    ],
    yields_to: &["secret-stage-and-version", "secret-suffix-order", "torn-credential-pair"],
    sources: &[&AGENT, &SECRETS_API, &SECRETS_MANAGER],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for carrier in reference::values(cx) {
        let Some(secret) = reference::secret(carrier) else { continue };
        let version = &secret.version_id;
        if version.text.is_empty() {
            continue;
        }
        let span = carrier.part(version.span);
        let title = reference::title(carrier);
        let edit = rewrite::replace_part(cx.document(), carrier.node, span, "");
        let length = version.text.chars().count();
        let report = if VERSION_ID_LENGTH.contains(&length) {
            sink.report(
                Place::Part(carrier.node, span),
                format!("{title} stays at one version of its secret for ever"),
            )
            .help("leave the version id out, so that new tasks get the current version")
        } else {
            sink.report(
                Place::Part(carrier.node, span),
                format!("`{}` is no version id: it has {length} characters, not 32 to 64", version.text),
            )
            .severity(Severity::Error)
            .help("write a version id, or leave it out for the current version")
        };
        report.unsafe_fix("read the current version", Some(edit));
    }
}
