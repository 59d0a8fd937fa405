//! How a text is laid out: indentation, line breaks, where a line begins and ends.

use crate::syntax::Document;
use crate::text::span::clamp;
use crate::text::{Encoding, Span};

/// The text between the start of the line and `offset`.
pub(super) fn line_before(document: &Document, offset: u32) -> &str {
    let line = document.lines.position(offset, Encoding::Utf8).line;
    document.slice(Span::new(document.lines.line_start(line).min(offset), offset))
}

/// The offset at which the line of `offset` begins.
pub(super) fn line_start(document: &Document, offset: u32) -> u32 {
    offset - clamp(line_before(document, offset).len())
}

/// The rest of the line behind `offset`, without its line break.
pub(super) fn line_after(document: &Document, offset: u32) -> &str {
    let line = document.lines.position(offset, Encoding::Utf8).line;
    let next = document.lines.line_start(line + 1);
    document.slice(Span::new(offset, next.max(offset))).trim_end_matches(['\n', '\r'])
}

/// The length of the line break at `offset`; 0 at the end of the text.
pub(super) fn line_break_length(document: &Document, offset: u32) -> u32 {
    let after = document.text.get(offset as usize..).unwrap_or_default();
    if after.starts_with("\r\n") { 2 } else { u32::from(!after.is_empty()) }
}

/// The blanks at the start of the line of `offset`.
pub(super) fn line_indent(document: &Document, offset: u32) -> String {
    line_before(document, offset).chars().take_while(|character| matches!(character, ' ' | '\t')).collect()
}

/// Number of characters before `offset` on its line.
pub(super) fn column(document: &Document, offset: u32) -> usize {
    line_before(document, offset).chars().count()
}

/// How far into a text the layout of the whole is looked for. Each fix asks, so it may not cost as much as the text is long.
const FAR_ENOUGH: usize = 16 * 1024;

/// The indentation of the first indented line, or two blanks.
pub(super) fn indent_unit(document: &Document) -> String {
    let beginning = document.text.get(..document.text.floor_char_boundary(FAR_ENOUGH)).unwrap_or_default();
    let indented = beginning.lines().find_map(|line| {
        let blanks: String = line.chars().take_while(|character| matches!(character, ' ' | '\t')).collect();
        (!blanks.is_empty() && blanks.len() < line.len()).then_some(blanks)
    });
    indented.filter(|blanks| blanks.len() <= 8).unwrap_or_else(|| "  ".to_owned())
}

/// The line break of the first line that has one.
pub(super) fn line_break(document: &Document) -> &'static str {
    let first = document.slice(Span::new(0, document.lines.line_start(1)));
    if first.ends_with("\r\n") { "\r\n" } else { "\n" }
}
