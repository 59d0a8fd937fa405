//! How a text is laid out: indentation, line breaks, where a line begins and ends.

use crate::syntax::Document;
use crate::text::span::clamp;

/// The text between the start of the line and `offset`.
pub(super) fn line_before(document: &Document, offset: u32) -> &str {
    let before = document.text.get(..offset as usize).unwrap_or_default();
    let start = before.rfind(['\n', '\r']).map_or(0, |index| index + 1);
    before.get(start..).unwrap_or_default()
}

/// The offset at which the line of `offset` begins.
pub(super) fn line_start(document: &Document, offset: u32) -> u32 {
    offset - clamp(line_before(document, offset).len())
}

/// The rest of the line behind `offset`, without its line break.
pub(super) fn line_after(document: &Document, offset: u32) -> &str {
    let after = document.text.get(offset as usize..).unwrap_or_default();
    after.split(['\n', '\r']).next().unwrap_or_default()
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

/// The indentation of the first indented line, or two blanks.
pub(super) fn indent_unit(document: &Document) -> String {
    let indented = document.text.lines().find_map(|line| {
        let blanks: String = line.chars().take_while(|character| matches!(character, ' ' | '\t')).collect();
        (!blanks.is_empty() && blanks.len() < line.len()).then_some(blanks)
    });
    indented.filter(|blanks| blanks.len() <= 8).unwrap_or_else(|| "  ".to_owned())
}

pub(super) fn line_break(document: &Document) -> &'static str {
    if document.text.contains("\r\n") { "\r\n" } else { "\n" }
}
