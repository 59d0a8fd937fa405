//! Rule `registry-credentials-json-suffix`.

use crate::facts::sources::{AGENT, PRIVATE_REGISTRY};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::arn::{Arn, Section};
use crate::syntax::rewrite;
use crate::text::Span;
use crate::text::span::clamp;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "registry-credentials-json-suffix",
    group: Group::Secrets,
    severity: Severity::Error,
    summary: "The registry credentials name a part of a secret, and ECS wants the whole one.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-502",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&AGENT, &PRIVATE_REGISTRY],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let Some(credentials) = cx.container.repository_credentials.known() else { return };
    let parameter = &credentials.credentials_parameter;
    let (Some(text), Some(node)) = (parameter.as_str(), parameter.node()) else { return };
    let Some(arn) = Arn::parse(text).filter(|arn| arn.is("secretsmanager")) else { return };
    let Some((colon, _)) = arn.resource.match_indices(':').nth(1) else { return };
    let suffix = Span::new(arn.span(Section::Resource).start + clamp(colon), clamp(text.len()));
    let edit = rewrite::replace_part(cx.document(), node, suffix, "");
    sink.report(
        Place::Part(node, suffix),
        format!("`{}` must not stand here: ECS reads `username` and `password` itself", suffix.of(text)),
    )
    .help("end the ARN behind the name of the secret")
    .safe_fix("remove what follows the secret", Some(edit));
}
