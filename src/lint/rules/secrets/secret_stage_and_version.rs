//! Rule `secret-stage-and-version`.

use super::reference;
use crate::facts::sources::{SECRETS_API, SECRETS_MANAGER};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "secret-stage-and-version",
    group: Group::Secrets,
    severity: Severity::Error,
    summary: "A reference gives both a version stage and a version id.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "SEC-111",
    peers: &[],
    aws_messages: &[],
    yields_to: &["secret-suffix-order"],
    sources: &[&SECRETS_API, &SECRETS_MANAGER],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for carrier in reference::values(cx) {
        let Some(secret) = reference::secret(carrier) else { continue };
        let (stage, version) = (&secret.version_stage, &secret.version_id);
        if stage.text.is_empty() || version.text.is_empty() {
            continue;
        }
        let delete = |span| Some(rewrite::replace_part(cx.document(), carrier.node, carrier.part(span), ""));
        sink.report(
            Place::Part(carrier.node, carrier.part(stage.span.cover(version.span))),
            format!("{} gives a version stage and a version id at once", reference::title(carrier)),
        )
        .help("keep one of them; ECS does not document the pair, and Secrets Manager refuses it when they disagree")
        .unsafe_fix("keep the version stage", delete(version.span))
        .unsafe_fix("keep the version id", delete(stage.span));
    }
}
