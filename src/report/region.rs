//! Where a span is, in the numbers that reports use.

use crate::syntax::Document;
use crate::text::{Encoding, Span};

/// Lines and columns from 1, offsets from 0; columns, offsets and lengths in UTF-16 units. The end is exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// The line of the first character.
    pub line: u32,
    /// The column of the first character.
    pub column: u32,
    /// The line of the end.
    pub end_line: u32,
    /// The column of the end.
    pub end_column: u32,
    /// The offset of the first character.
    pub offset: u32,
    /// The number of units.
    pub length: u32,
}

impl Region {
    /// The region of a span.
    pub fn of(document: &Document, span: Span) -> Self {
        let lines = &document.lines;
        let start = lines.position(span.start, Encoding::Utf16);
        let end = lines.position(span.end, Encoding::Utf16);
        let offset = lines.utf16(span.start);
        Self {
            line: start.line + 1,
            column: start.column + 1,
            end_line: end.line + 1,
            end_column: end.column + 1,
            offset,
            length: lines.utf16(span.end) - offset,
        }
    }
}
