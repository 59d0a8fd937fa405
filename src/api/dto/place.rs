//! Places in the text as JavaScript counts them.

use serde::Serialize;

use crate::model::Origin;
use crate::syntax::Document;
use crate::text::{Encoding, Span};

/// An offset in UTF-16 units, with its line and column, both from zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Position {
    offset: u32,
    line: u32,
    column: u32,
}

/// From the first character to just after the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Range {
    start: Position,
    end: Position,
}

/// Turns spans and origins of one text into ranges.
#[derive(Clone, Copy, Debug)]
pub struct Places<'a> {
    /// The text.
    pub document: &'a Document,
}

impl Places<'_> {
    /// The UTF-16 offset of a byte.
    pub fn offset(self, byte: u32) -> u32 {
        self.document.lines.utf16(byte)
    }

    /// The position of a byte.
    pub fn position(self, byte: u32) -> Position {
        let position = self.document.lines.position(byte, Encoding::Utf16);
        Position { offset: self.offset(byte), line: position.line, column: position.column }
    }

    /// The range of a span.
    pub fn range(self, span: Span) -> Range {
        Range { start: self.position(span.start), end: self.position(span.end) }
    }

    /// The range of an origin; `None` for what is not written in the text.
    pub fn origin(self, origin: Option<Origin>) -> Option<Range> {
        let tree = &self.document.tree;
        let span = match origin? {
            Origin::Node(node) => tree.span(node),
            Origin::Inside(node, part) => tree.part_span(node, part),
            Origin::Missing(node) => tree.label_span(node),
            Origin::Default(_) => return None,
        };
        Some(self.range(span))
    }
}
