//! Rule `control-character`.

use crate::facts::sources::AGENT;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::text::{Span, TextEdit};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "control-character",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "A control character is hidden in a text.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::C,
    since: "0.1.0",
    catalogue: "SEC-412",
    peers: &[],
    aws_messages: &[],
    yields_to: &["invisible-characters"],
    sources: &[&AGENT],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    for place in cx.places.all() {
        let (Some(text), Some(node)) = (place.field.text(), place.field.node()) else { continue };
        // Without a way out of the loop, which is quicker for so short a text.
        if text.bytes().fold(true, |all, byte| all & matches!(byte, b' '..=b'~')) {
            continue;
        }
        let hidden = text.char_indices().find(|&(offset, character)| {
            // The carriage return of a Windows line belongs to its line break.
            let line_end = character == '\r'
                && text.get(offset + 1..).is_none_or(|rest| rest.is_empty() || rest.starts_with('\n'));
            (character.is_control() || matches!(character, '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}'))
                && !matches!(character, '\t' | '\n')
                && !line_end
        });
        let Some((offset, character)) = hidden else { continue };
        let span = Span::from_range(offset..offset + character.len_utf8());
        let edit = TextEdit::delete(cx.document.tree.part_span(node, span));
        sink.report(
            Place::Part(node, span),
            format!("the invisible character U+{:04X} is in {}", u32::from(character), place.title),
        )
        .help("remove it, unless it is meant")
        .unsafe_fix("remove the character", Some(edit));
    }
}
