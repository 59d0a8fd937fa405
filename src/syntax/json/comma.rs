//! Commas between members and elements: too many, too few, and what stands in their place.

use super::{NodeId, NodeKind, Parser};
use crate::syntax::error::SyntaxErrorKind;
use crate::text::{Span, TextEdit};

/// What has been read since the last entry of an object or array.
#[derive(Default)]
pub(super) struct Between {
    /// The comma, when there was one.
    comma: Option<Span>,
    /// Was there an entry before?
    entry: bool,
    /// The node of that entry, if it made one.
    previous: Option<NodeId>,
    /// Something was left out here, so that commas may be missing or too many.
    gap: bool,
}

impl Between {
    pub(super) fn behind(previous: Option<NodeId>) -> Self {
        Self { comma: None, entry: true, previous, gap: false }
    }

    /// Takes note of an ellipsis.
    pub(super) fn gap(&mut self) {
        *self = Self { comma: None, entry: true, previous: None, gap: true };
    }
}

impl Parser<'_> {
    /// A comma between entries; a second one, or one before the first entry, is too many.
    pub(super) fn comma(&mut self, between: &mut Between) {
        let span = self.first_character();
        let written = self.peek();
        self.bump();
        let too_many = between.comma.is_some() || !between.entry;
        if too_many && !between.gap {
            let edit = self.removal(span);
            self.fixable(SyntaxErrorKind::ExtraComma, span, "remove the comma", edit);
            return;
        }
        if written == Some(b';') {
            let kind = SyntaxErrorKind::UnexpectedCharacter(';');
            self.fixable(kind, span, "write a comma", TextEdit::replace(span, ","));
        }
        between.comma = Some(span);
    }

    pub(super) fn trailing_comma(&mut self, between: &Between) {
        if let Some(span) = between.comma.filter(|_| !between.gap) {
            let edit = self.removal(span);
            self.fixable(SyntaxErrorKind::TrailingComma, span, "remove the comma", edit);
        }
    }

    pub(super) fn missing_comma(&mut self, between: &Between) {
        let Some(previous) = between.previous.filter(|_| between.comma.is_none()) else { return };
        // Beside a hole, or where a template language may print the comma, nothing is certain.
        let node = self.tree.node(previous);
        let doubtful = matches!(node.kind, NodeKind::Error | NodeKind::Dynamic(_)) || !node.complete;
        if doubtful || self.at_directive() {
            return;
        }
        let end = node.span.end;
        let span = self.first_character();
        self.fixable(SyntaxErrorKind::MissingComma, span, "add the comma", TextEdit::insert(end, ","));
    }

    /// `...` or `…`, which documentation writes where something was left out. False when there is none.
    pub(super) fn ellipsis(&mut self) -> bool {
        let dots = self.rest().len() - self.rest().trim_start_matches(['.', '…']).len();
        let start = self.at;
        let word = self.rest().get(..dots).unwrap_or_default();
        if word.len() < 3 {
            return false;
        }
        self.at += dots;
        let span = self.from(start);
        let edit = self.removal(span);
        self.fixable(SyntaxErrorKind::Ellipsis, span, "remove it", edit);
        true
    }
}
