//! Rule `reference-surrounding-junk`.

use crate::facts::sources::{AGENT, SECRETS_MANAGER};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::carrier::Carries;
use crate::syntax::rewrite;
use crate::text::{Span, TextEdit};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "reference-surrounding-junk",
    group: Group::Secrets,
    severity: Severity::Error,
    summary: "Blanks, quotes, brackets, a comma or a slash were left around a reference.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-130",
    peers: &[],
    aws_messages: &["The Systems Manager parameter name specified for secret {name} is invalid."],
    yields_to: &[],
    sources: &[&AGENT, &SECRETS_MANAGER],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    for carrier in cx.carriers.all() {
        let prefix = if carrier.carries == Carries::CredentialSpec { carrier.start } else { 0 };
        let core = carrier.span();
        let front = Span::new(0, if prefix > 0 && starts_clean(carrier.whole) { 0 } else { core.start });
        let back = Span::new(core.end, Span::from_range(0..carrier.whole.len()).end);
        let Some((place, side)) =
            [(back, "end"), (front, "beginning")].into_iter().find(|(span, _)| !span.is_empty())
        else {
            continue;
        };
        let delete = |span| rewrite::replace_part(cx.document, carrier.node, span, "");
        let edits = [front, back]
            .into_iter()
            .filter(|span| !span.is_empty())
            .flat_map(|span| delete(span).edits().to_vec());
        sink.report(
            Place::Part(carrier.node, place),
            format!("there is {} at the {side} of this reference", name(place.of(carrier.whole))),
        )
        .help("remove it: ECS takes the text as it stands")
        .safe_fix("remove what surrounds the reference", TextEdit::new(edits.collect()));
    }
}

/// Does a credential spec begin with its prefix?
fn starts_clean(text: &str) -> bool {
    text.starts_with("credentialspec")
}

/// What was left, in words.
fn name(junk: &str) -> &'static str {
    let mut characters = junk.chars();
    match (characters.next(), characters.next()) {
        (Some(' '), None) => "a blank",
        (Some('\n' | '\r'), _) => "a line break",
        (Some('\t'), None) => "a tab",
        (Some('"' | '\'' | '`'), None) => "a quotation mark",
        (Some(','), None) => "a comma",
        (Some('/'), None) => "a slash",
        (Some('[' | ']' | '{' | '}' | '(' | ')'), None) => "a bracket",
        (Some(first), _) if first.is_whitespace() => "a blank",
        _ => "something that does not belong",
    }
}
