//! How the JSON parser says what is wrong, and the repairs it offers.

use super::Parser;
use crate::syntax::error::{SyntaxError, SyntaxErrorKind, SyntaxFix};
use crate::text::{Span, TextEdit};

impl Parser<'_> {
    /// The end of the text or of an enclosing bracket came first. The value ends where the blanks before that begin.
    pub(super) fn unclosed(&mut self, blank_from: usize) -> bool {
        if let Some(open) = self.open.last().copied() {
            let written = self.text.as_bytes().get(open.at) == Some(&open.bracket);
            if written {
                let bracket = Span::from_range(open.at..open.at + 1);
                self.error(SyntaxErrorKind::Unclosed(char::from(open.bracket)), bracket);
            }
        }
        self.at = blank_from;
        false
    }

    /// Removes something without joining what stands on both sides of it to one word.
    pub(super) fn removal(&self, span: Span) -> TextEdit {
        let apart =
            |neighbour: Option<char>| neighbour.is_none_or(|c| c.is_whitespace() || ",:[]{}\"".contains(c));
        let before = self.text.get(..span.start as usize).and_then(|text| text.chars().next_back());
        let after = self.text.get(span.end as usize..).and_then(|text| text.chars().next());
        TextEdit::replace(span, if apart(before) || apart(after) { "" } else { " " })
    }

    pub(super) fn stray(&mut self, kind: SyntaxErrorKind) {
        let span = self.first_character();
        self.error(kind, span);
        self.at = span.end as usize;
    }

    pub(super) fn stray_character(&mut self) {
        let character = self.rest().chars().next().unwrap_or_default();
        self.stray(SyntaxErrorKind::UnexpectedCharacter(character));
    }

    pub(super) fn error(&mut self, kind: SyntaxErrorKind, span: Span) {
        self.errors.push(SyntaxError { kind, span, fix: None });
    }

    pub(super) fn fixable(&mut self, kind: SyntaxErrorKind, span: Span, title: &'static str, edit: TextEdit) {
        self.errors.push(SyntaxError { kind, span, fix: Some(SyntaxFix { title, edit }) });
    }
}
