//! The words of HCL: blanks and comments, identifiers, numbers; and moving on after a mistake.

use super::{Parser, SyntaxError, SyntaxErrorKind, Tree};
use crate::syntax::error::SyntaxFix;
use crate::syntax::tree::{NodeId, NodeKind};
use crate::text::{Span, TextEdit};

impl<'a> Parser<'a> {
    pub(super) fn new(text: &'a str, at: usize) -> Self {
        Self {
            text,
            at,
            depth: 0,
            brackets: 0,
            no_quote_before: 0,
            next_brace: 0,
            tree: Tree::new(),
            errors: Vec::new(),
        }
    }

    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    pub(super) fn from(&self, start: usize) -> Span {
        Span::from_range(start..self.at)
    }

    /// The first character from here on, for marking.
    pub(super) fn first_character(&self) -> Span {
        let length = self.rest().chars().next().map_or(0, char::len_utf8);
        Span::from_range(self.at..self.at + length)
    }

    /// Skips blanks and comments; inside brackets, line breaks too.
    pub(super) fn skip_blanks(&mut self) {
        self.skip(self.brackets > 0);
    }

    /// Skips blanks, comments and line breaks.
    pub(super) fn skip_lines(&mut self) {
        self.skip(true);
    }

    fn skip(&mut self, line_breaks: bool) {
        loop {
            let is_blank = |byte: &u8| match byte {
                b' ' | b'\t' => true,
                b'\n' | b'\r' => line_breaks,
                _ => false,
            };
            self.at += self.rest().bytes().take_while(is_blank).count();
            let start = self.at;
            let rest = self.rest();
            if rest.starts_with('#') || rest.starts_with("//") {
                let line = rest.lines().next().unwrap_or_default();
                self.at += line.trim_end().len();
            } else if let Some(inside) = rest.strip_prefix("/*") {
                match inside.find("*/") {
                    Some(length) => self.at += length + 4,
                    None => {
                        self.at = self.text.len();
                        self.error(SyntaxErrorKind::UnterminatedComment, Span::from_range(start..start + 2));
                    }
                }
            } else {
                return;
            }
            let comment = self.from(start);
            // What is looked at a second time has been noted already.
            if self.tree.comments.last().is_none_or(|last| last.start < comment.start) {
                self.tree.comments.push(comment);
            }
        }
    }

    /// To the end of the line.
    pub(super) fn skip_line(&mut self) {
        self.at += self.rest().find('\n').unwrap_or(self.rest().len());
    }

    /// An identifier, or "" where there is none: a letter, then letters, digits, `_` and `-`.
    pub(super) fn identifier(&mut self) -> &'a str {
        let rest = self.rest();
        let is_start =
            rest.starts_with(|first: char| first.is_ascii_alphabetic() || !first.is_ascii() || first == '_');
        let is_part = |character: char| {
            (character.is_ascii_alphanumeric() || !character.is_ascii()) || "_-".contains(character)
        };
        let length = rest.find(|character| !is_part(character)).unwrap_or(rest.len());
        let length = if is_start { length } else { 0 };
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    /// The digits of a number: `80`, `1.5`, `1e3`.
    pub(super) fn digits(&mut self) -> &'a str {
        let rest = self.rest();
        let count = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let behind = |from: usize| rest.get(from..).unwrap_or_default();
        let mut length = count(rest);
        if let Some(fraction) = behind(length).strip_prefix('.').map(count).filter(|&digits| digits > 0) {
            length += 1 + fraction;
        }
        if let Some(exponent) = behind(length).strip_prefix(['e', 'E']) {
            let unsigned = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
            if count(unsigned) > 0 {
                length += 1 + exponent.len() - unsigned.len() + count(unsigned);
            }
        }
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    /// Does `name =` stand here?
    pub(super) fn begins_attribute(&self) -> bool {
        let mut ahead = Parser::new(self.text, self.at);
        let named = !ahead.identifier().is_empty();
        let behind = ahead.rest().trim_start_matches([' ', '\t']);
        named && behind.starts_with('=') && !behind.starts_with("==")
    }

    /// Is the text one expression, and not a body?
    pub(super) fn begins_expression(&self) -> bool {
        let mut ahead = Parser::new(self.text, self.at);
        match ahead.peek() {
            Some(b'[' | b'{' | b'(') => true,
            Some(b'<') => ahead.rest().starts_with("<<"),
            Some(_) => !ahead.identifier().is_empty() && ahead.peek() == Some(b'('),
            None => false,
        }
    }

    /// Skips what is nested too deep, without recursion.
    pub(super) fn too_deep(&mut self) -> NodeId {
        let start = self.at;
        self.error(SyntaxErrorKind::TooDeep(super::DEPTH_LIMIT), self.first_character());
        let mut level = 0usize;
        for character in self.rest().chars() {
            match character {
                '{' | '[' | '(' => level += 1,
                '}' | ']' | ')' => level = level.saturating_sub(1),
                _ => {}
            }
            self.at += character.len_utf8();
            if level == 0 {
                break;
            }
        }
        let span = self.from(start);
        self.tree.add(NodeKind::Error, span, false)
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

    pub(super) fn fixable(&mut self, kind: SyntaxErrorKind, span: Span, title: &'static str, insert: &str) {
        let fix = SyntaxFix { title, edit: TextEdit::replace(span, insert) };
        self.errors.push(SyntaxError { kind, span, fix: Some(fix) });
    }
}
