//! Rule `ssm-version-or-label`.

use super::misread::{self, Misread};
use super::reference;
use crate::facts::sources::{AGENT, PARAMETER_STORE, SSM_API};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::carrier::Carrier;
use crate::model::value_from::ValueFrom;
use crate::syntax::rewrite;
use crate::text::{Span, span::clamp};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "ssm-version-or-label",
    group: Group::Secrets,
    severity: Severity::Error,
    summary: "A reference to a parameter ends in a version or label, which ECS does not support.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-121",
    peers: &[],
    aws_messages: &["The Systems Manager parameter name specified for secret X is invalid."],
    yields_to: &["arn-malformed"],
    sources: &[&AGENT, &PARAMETER_STORE, &SSM_API],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for carrier in reference::values(cx) {
        let Some(tail) = tail(&carrier) else { continue };
        let span = carrier.part(tail);
        sink.report(
            Place::Part(carrier.node, span),
            format!(
                "`{}` asks for one version of a parameter; ECS always reads the newest",
                tail.of(carrier.text)
            ),
        )
        .help("put the version into the parameter's name, or keep the value in Secrets Manager")
        .unsafe_fix(
            "read the newest version",
            Some(rewrite::replace_part(cx.document(), carrier.node, span, "")),
        );
    }
}

/// The colon and what follows it.
fn tail(carrier: &Carrier<'_>) -> Option<Span> {
    match carrier.value_from() {
        ValueFrom::InvalidName => match misread::of(carrier.text) {
            Misread::ParameterWithVersion(span) => Some(span),
            _ => None,
        },
        ValueFrom::Parameter(parameter) => {
            let name = parameter.name_span.of(carrier.text);
            let (before, after) = name.split_once(':')?;
            let start = parameter.name_span.start + clamp(before.len());
            (!after.contains(':')).then(|| Span::new(start, parameter.name_span.end))
        }
        _ => None,
    }
}
