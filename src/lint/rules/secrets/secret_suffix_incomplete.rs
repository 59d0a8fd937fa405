//! Rule `secret-suffix-incomplete`.

use crate::facts::sources::{AGENT, SECRETS_MANAGER};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::arn::{Arn, Section};
use crate::model::value_from::{self, ValueFrom};
use crate::source::cloudformation::RANDOM_SUFFIX;
use crate::syntax::{Document, NodeId};
use crate::text::{Span, TextEdit};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "secret-suffix-incomplete",
    group: Group::Secrets,
    severity: Severity::Error,
    summary: "A Secrets Manager reference has a wrong number of colons behind the secret's name.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-110",
    peers: &[],
    aws_messages: &[
        "an invalid ARN format for the AWS Secrets Manager secret was specified. Specify a valid ARN and try again.",
    ],
    yields_to: &[],
    sources: &[&AGENT, &SECRETS_MANAGER],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let document = cx.document();
    for reference in cx.references() {
        let (Some(text), Some(node)) = (reference.value_from.text(), reference.value_from.node()) else {
            continue;
        };
        // With 6 or 9 colons nothing is missing, and most have so many.
        if reference.value_from.as_str().is_some() && matches!(text.matches(':').count(), 6 | 9) {
            continue;
        }
        let (selectors, place) = match reference.value_from.as_str().map(value_from::parse) {
            Some(ValueFrom::MalformedSecret(arn)) if arn.resource.starts_with("secret:") => {
                let tail = tail(&arn);
                (tail.of(text), Some(document.tree.part_span(node, tail)))
            }
            // A secret of the same template or module: its ARN is known but for the end of its name.
            None => {
                let selectors = text.split_once(RANDOM_SUFFIX).map_or("", |(_, selectors)| selectors);
                let is_complete = selectors.matches(':').count() == 3 || !selectors.starts_with(':');
                if is_complete || selectors.contains("${") {
                    continue;
                }
                (selectors, end_of(document, node, selectors))
            }
            Some(_) => continue,
        };
        let parts = selectors.matches(':').count();
        let message = match parts {
            0..3 => format!("`{selectors}` needs three colons: `:json-key:version-stage:version-id`"),
            _ => format!("`{selectors}` has {parts} colons; a reference ends in exactly three"),
        };
        let report = sink
            .report(place.map_or(Place::Value(node), Place::Bytes), message)
            .help("write `:json-key::` for one key of the current version, and nothing behind the ARN for the whole secret");
        if let (Some(repaired), Some(place)) = (repaired(selectors), place) {
            let edit = TextEdit::replace(place, repaired.clone());
            let title = if repaired.is_empty() {
                "remove the colon".to_owned()
            } else {
                format!("write `{repaired}`")
            };
            report.safe_fix(title, Some(edit));
        }
    }
}

/// Where the end of a value stands in the text, when it is written as it is.
fn end_of(document: &Document, node: NodeId, end: &str) -> Option<Span> {
    let span = document.tree.span(node);
    let source = document.slice(span);
    let inside = source.strip_suffix(['"', '\'']).unwrap_or(source);
    let start = inside.strip_suffix(end)?.len();
    let from = span.start + crate::text::span::clamp(start);
    Some(Span::new(from, from + crate::text::span::clamp(end.len())))
}

/// What follows the name of the secret.
fn tail(arn: &Arn) -> Span {
    let resource = arn.span(Section::Resource);
    let name_end = arn.resource.match_indices(':').nth(1).map_or(arn.resource.len(), |(index, _)| index);
    Span::new(resource.start + crate::text::span::clamp(name_end), resource.end)
}

/// The selectors with the colons that are missing; `None` when more than one meaning is possible.
fn repaired(selectors: &str) -> Option<String> {
    let parts: Vec<&str> = selectors.split(':').skip(1).collect();
    match parts.as_slice() {
        [""] | ["", ""] => Some(String::new()),
        [key] | [key, ""] => Some(format!(":{key}::")),
        [key, stage @ ("AWSCURRENT" | "AWSPREVIOUS" | "AWSPENDING")] => Some(format!(":{key}:{stage}:")),
        [key, "", "", ""] if !key.is_empty() => Some(format!(":{key}::")),
        _ => None,
    }
}
