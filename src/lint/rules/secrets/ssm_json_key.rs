//! Rule `ssm-json-key`.

use super::misread::{self, Misread};
use super::reference;
use crate::facts::sources::{AGENT, PARAMETER_STORE};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::carrier::Carrier;
use crate::model::value_from::ValueFrom;
use crate::syntax::rewrite;
use crate::text::{Span, span::clamp};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "ssm-json-key",
    group: Group::Secrets,
    severity: Severity::Error,
    summary: "A reference to a parameter asks for a JSON key, which only secrets have.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-122",
    peers: &[],
    aws_messages: &["The Systems Manager parameter name specified for secret X is invalid."],
    yields_to: &["arn-malformed"],
    sources: &[&AGENT, &PARAMETER_STORE],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for carrier in reference::values(cx) {
        let Some(tail) = tail(&carrier) else { continue };
        let span = carrier.part(tail);
        sink.report(
            Place::Part(carrier.node, span),
            format!(
                "`{}` asks for a JSON key; only secrets of Secrets Manager have them",
                tail.of(carrier.text)
            ),
        )
        .help("make a parameter for each value, or keep the JSON in Secrets Manager")
        .unsafe_fix(
            "read the whole parameter",
            Some(rewrite::replace_part(cx.document(), carrier.node, span, "")),
        );
    }
}

/// The first colon and what follows it.
fn tail(carrier: &Carrier<'_>) -> Option<Span> {
    match carrier.value_from() {
        ValueFrom::InvalidName => match misread::of(carrier.text) {
            Misread::ParameterWithKey(span) => Some(span),
            _ => None,
        },
        ValueFrom::Parameter(parameter) => {
            let name = parameter.name_span.of(carrier.text);
            let (before, after) = name.split_once(':')?;
            let start = parameter.name_span.start + clamp(before.len());
            after.contains(':').then(|| Span::new(start, parameter.name_span.end))
        }
        _ => None,
    }
}
