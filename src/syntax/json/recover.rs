//! How the JSON parser decides what was meant where brackets, quotes, commas or values are missing.

use super::{Open, Parser};
use crate::syntax::error::SyntaxErrorKind;
use crate::syntax::placeholder;
use crate::text::{Span, TextEdit};

/// The column at which each line of a text begins.
pub(super) struct Indentation {
    /// Byte offset of a line's start and of its first non-blank character.
    lines: Vec<(usize, usize)>,
}

impl Indentation {
    pub(super) fn new(text: &str) -> Self {
        let mut lines = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let blanks = line.len() - line.trim_start_matches([' ', '\t']).len();
            lines.push((start, start + blanks));
            start += line.len();
        }
        Self { lines }
    }

    fn line(&self, offset: usize) -> (usize, usize) {
        let index = self.lines.partition_point(|&(start, _)| start <= offset).saturating_sub(1);
        self.lines.get(index).copied().unwrap_or_default()
    }

    /// Column of the first character on the line of `offset`.
    fn column(&self, offset: usize) -> usize {
        let (start, first) = self.line(offset);
        first - start
    }

    /// Is `offset` the first character on its line?
    fn begins_line(&self, offset: usize) -> bool {
        self.line(offset).1 == offset
    }

    fn same_line(&self, left: usize, right: usize) -> bool {
        self.line(left).0 == self.line(right).0
    }
}

impl Parser<'_> {
    /// Does the indentation say that the innermost bracket was never closed?
    ///
    /// It does when a line begins further left than the inside of the bracket can: an entry at or before the column of the
    /// line that opened the bracket, or a closing bracket before it. The outermost bracket is left alone.
    pub(super) fn dedented(&self) -> bool {
        let (Some(indentation), [_, .., Open { at, .. }]) = (&self.indentation, self.open.as_slice()) else {
            return false;
        };
        if self.peek().is_none() || !indentation.begins_line(self.at) || indentation.same_line(*at, self.at) {
            return false;
        }
        let opened = indentation.column(*at);
        let here = indentation.column(self.at);
        match self.peek() {
            Some(b'}' | b']') => here < opened,
            Some(b',') => false,
            _ => here <= opened,
        }
    }

    /// Is a bracket of this kind open anywhere?
    pub(super) fn is_open(&self, bracket: u8) -> bool {
        self.open.iter().any(|open| open.bracket == bracket)
    }

    /// Is the bracket around the innermost one of this kind?
    pub(super) fn parent_is(&self, bracket: u8) -> bool {
        matches!(self.open.as_slice(), [.., parent, _] if parent.bracket == bracket)
    }

    /// Is the string that begins here followed by a colon, as a key is?
    pub(super) fn string_is_key(&self) -> bool {
        if self.peek() != Some(b'"') {
            return false;
        }
        let mut escaped = false;
        for (index, byte) in self.rest().bytes().enumerate().skip(1) {
            match byte {
                b'\n' | b'\r' => return false,
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => {
                    let after = self.rest().get(index + 1..).unwrap_or_default();
                    return after.trim_start_matches([' ', '\t']).starts_with(':');
                }
                _ => {}
            }
        }
        false
    }

    /// `"image":` at the end of a line, and the next line begins with another key: the value is missing.
    pub(super) fn next_line_is_a_key(&self, key_end: usize, colon: bool) -> bool {
        let between = self.text.get(key_end..self.at).unwrap_or_default();
        colon && between.contains('\n') && self.string_is_key()
    }

    /// One past the colon behind a key that ends at `key_end`.
    pub(super) fn colon_end(&self, key_end: usize) -> u32 {
        let between = self.text.get(key_end..self.at).unwrap_or_default();
        let colon = between.find([':', '=']).map_or(0, |index| index + 1);
        crate::text::span::clamp(key_end + colon)
    }

    /// The colon behind a key, also when it is written `=` or `=>`. False when there is none.
    pub(super) fn colon(&mut self) -> bool {
        match self.peek() {
            Some(b':') => {
                self.bump();
                true
            }
            Some(b'=') => {
                let start = self.at;
                self.bump();
                if self.peek() == Some(b'>') {
                    self.bump();
                }
                let span = self.from(start);
                self.fixable(SyntaxErrorKind::WrongColon, span, "write `:`", TextEdit::replace(span, ":"));
                true
            }
            _ => false,
        }
    }

    /// Where a string that is not closed on its line ends: `(end of the value, where to read on)`, both byte offsets.
    ///
    /// Usually the line break ends it, and commas and brackets at the end of the line are taken as structure. But when the
    /// next lines look like prose that ends in a quote, the line break is part of the string: then `None`.
    pub(super) fn end_of_open_string(&self, start: usize, line_end: usize) -> Option<usize> {
        if self.prose_up_to_a_quote(line_end) {
            return None;
        }
        let value = self.text.get(start..line_end).unwrap_or_default();
        let without_structure = value.trim_end_matches([' ', '\t', ',', '}', ']']);
        let end = if without_structure.is_empty() { value.trim_end() } else { without_structure };
        Some(start + end.len())
    }

    fn prose_up_to_a_quote(&self, line_end: usize) -> bool {
        let after = self.text.get(line_end..).unwrap_or_default();
        for line in after.lines().skip(1).take(50) {
            let trimmed = line.trim_start();
            if trimmed.starts_with(['"', '{', '}', '[', ']']) {
                return false;
            }
            if let Some((_, rest)) = line.split_once('"') {
                return matches!(rest.trim_start().bytes().next(), None | Some(b',' | b'}' | b']'));
            }
        }
        false
    }

    /// The length of a placeholder of a template language that begins here: `${…}`, `{{…}}`, `<…>`, `%{…}`, `<%…%>`.
    pub(super) fn placeholder_length(&self) -> Option<usize> {
        placeholder::length(self.rest())
    }

    /// Does a directive of a template language begin here: `%{ for … }`, `{{#if …}}`, `{% … %}`, `<% … %>`?
    pub(super) fn at_directive(&self) -> bool {
        let rest = self.rest();
        rest.starts_with("%{") || rest.starts_with("{%") || rest.starts_with("<%") || rest.starts_with("{{")
    }

    /// Skips a directive that stands between elements. False when there is none.
    pub(super) fn skip_directive(&mut self) -> bool {
        let rest = self.rest();
        if !(rest.starts_with("%{")
            || rest.starts_with("{%")
            || rest.starts_with("{{#")
            || rest.starts_with("{{/"))
        {
            return false;
        }
        let Some(length) = self.placeholder_length() else { return false };
        self.at += length;
        true
    }

    /// The first character from here on, for marking.
    pub(super) fn first_character(&self) -> Span {
        let length = self.rest().chars().next().map_or(0, char::len_utf8);
        Span::from_range(self.at..self.at + length)
    }
}
