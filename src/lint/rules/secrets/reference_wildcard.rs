//! Rule `reference-wildcard`.

use super::misread::{self, Misread};
use crate::facts::sources::{API_MODEL, SECRETS_MANAGER};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::carrier::{Carrier, Carries};
use crate::model::value_from::ValueFrom;
use crate::text::Span;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "reference-wildcard",
    group: Group::Secrets,
    severity: Severity::Error,
    summary: "A reference holds `*` or `?`.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-127",
    peers: &[],
    aws_messages: &["The Systems Manager parameter name specified for secret {name} is invalid."],
    yields_to: &["arn-malformed"],
    sources: &[&API_MODEL, &SECRETS_MANAGER],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    for carrier in cx.carriers.all() {
        let Some(span) = wildcard(carrier) else { continue };
        let text = span.of(carrier.text);
        let help = match carrier.carries {
            Carries::Value if text.len() > 1 => {
                "write the six characters at the end of the secret's ARN, or leave them out with their hyphen"
            }
            Carries::Value => "write one entry for each secret or parameter",
            Carries::EnvironmentFile => "write one entry for each file",
            _ => "write the whole name",
        };
        sink.report(
            Place::Part(carrier.node, carrier.part(span)),
            format!("`{text}` stands for itself here: a reference names one thing"),
        )
        .help(help);
    }
}

/// The first wildcard with those that follow it. In a JSON key they are another rule's subject.
fn wildcard(carrier: &Carrier<'_>) -> Option<Span> {
    let text = carrier.text;
    let end = match &carrier.value_from {
        ValueFrom::Secret(secret) => secret.name.span.end as usize,
        ValueFrom::InvalidName if carrier.carries == Carries::Value => match misread::of(text) {
            Misread::Wildcard(_) => text.len(),
            _ => return None,
        },
        _ => text.len(),
    };
    let is_wildcard = |character: char| matches!(character, '*' | '?');
    let reference = text.get(..end)?;
    let start = reference.find(is_wildcard)?;
    let length = reference.get(start..)?.chars().take_while(|&character| is_wildcard(character)).count();
    Some(Span::from_range(start..start + length))
}
