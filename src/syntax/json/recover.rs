//! How the JSON parser decides what was meant where brackets, quotes, commas or values are missing.

use super::{DEPTH_LIMIT, NodeId, NodeKind, Open, Parser};
use crate::syntax::error::{SyntaxError, SyntaxErrorKind, SyntaxFix};
use crate::syntax::placeholder;
use crate::text::{Edit, Span, TextEdit};

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
    /// Members that were pasted without the braces around them.
    pub(super) fn members_without_braces(&mut self) -> NodeId {
        let start = self.at;
        let first_error = self.errors.len();
        let mut children = Vec::new();
        self.open.push(Open { bracket: b'{', at: start });
        let closed = self.members(&mut children);
        self.open.pop();
        let span = self.from(start);
        let mut edits = vec![Edit { span: Span::at(span.start), insert: "{\n".to_owned() }];
        if !closed {
            edits.push(Edit { span: Span::at(span.end), insert: "\n}".to_owned() });
        }
        let error = SyntaxError {
            kind: SyntaxErrorKind::MissingBraces,
            span: Span::new(span.start, span.start + 1),
            fix: TextEdit::new(edits).map(|edit| SyntaxFix { title: "add the braces", edit }),
        };
        self.errors.insert(first_error, error);
        self.tree.add(NodeKind::Object(children), span, true)
    }

    /// An object in an array whose opening brace is missing.
    pub(super) fn object_without_opening(&mut self) -> NodeId {
        let start = self.at;
        let mark = self.first_character();
        let first_error = self.errors.len();
        // As far as indentation goes, the missing brace stands on the line of the array's bracket.
        let at = self.open.last().map_or(start, |array| array.at);
        self.open.push(Open { bracket: b'{', at });
        let mut children = Vec::new();
        let complete = self.members(&mut children);
        self.open.pop();
        let span = self.from(start);
        let mut edits = vec![Edit { span: Span::at(mark.start), insert: "{ ".to_owned() }];
        if !complete {
            edits.push(Edit { span: Span::at(span.end), insert: " }".to_owned() });
        }
        let title = if complete { "add the brace" } else { "add the braces" };
        let error = SyntaxError {
            kind: SyntaxErrorKind::MissingBraces,
            span: mark,
            fix: TextEdit::new(edits).map(|edit| SyntaxFix { title, edit }),
        };
        self.errors.insert(first_error, error);
        self.tree.add(NodeKind::Object(children), span, complete)
    }

    /// Skips a value that is nested too deep, without recursion.
    pub(super) fn too_deep(&mut self) -> NodeId {
        let start = self.at;
        self.error(SyntaxErrorKind::TooDeep(DEPTH_LIMIT), self.first_character());
        let mut level = 0usize;
        while let Some(byte) = self.peek() {
            match byte {
                b'{' | b'[' => level += 1,
                b'}' | b']' if level == 0 => break,
                b'}' | b']' => level -= 1,
                b',' if level == 0 => break,
                b'"' => {
                    self.skip_string();
                    continue;
                }
                _ => {}
            }
            self.bump();
        }
        let span = self.from(start);
        self.tree.add(NodeKind::Error, span, false)
    }

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

    /// A closing bracket that does not fit the innermost open one: does it close one further out, so that those between were
    /// never closed? Or is it one too many? It is when it stands deeper than the line of its partner; else whatever leaves
    /// fewer of the brackets on the rest of the line without a partner.
    pub(super) fn closes_an_outer_one(&self, bracket: u8) -> bool {
        let Some(partner) = self.open.iter().rposition(|open| open.bracket == bracket) else { return false };
        if self.open.get(partner).is_some_and(|open| self.is_deeper_than(*open)) {
            return false;
        }
        let brackets: Vec<u8> = self.open.iter().map(|open| open.bracket).collect();
        let closers: Vec<u8> = self.next_closers().skip(1).collect();
        let outer = brackets.get(..partner).unwrap_or_default();
        let left_open = brackets.len() - 1 - partner;
        unmatched(outer, &closers) + left_open <= unmatched(&brackets, &closers) + 1
    }

    /// Closing brackets from here to the end of the line, as long as nothing else stands between them.
    fn next_closers(&self) -> impl Iterator<Item = u8> + '_ {
        let run = self.rest().bytes().take_while(|byte| b"}] \t".contains(byte));
        run.filter(|byte| !byte.is_ascii_whitespace())
    }

    /// In the second reading: is this line indented further than the one that opened a bracket?
    fn is_deeper_than(&self, open: Open) -> bool {
        self.indentation.as_ref().is_some_and(|indentation| {
            !indentation.same_line(open.at, self.at)
                && indentation.column(self.at) > indentation.column(open.at)
        })
    }

    /// A closing bracket that stands where the other kind should: on the line of its partner, or below it in the same column.
    /// It is taken as the right one.
    pub(super) fn wrong_bracket(&mut self, right: &'static str) -> bool {
        let Some(&Open { at, .. }) = self.open.last() else { return false };
        let same_line = !self.text.get(at..self.at).unwrap_or_default().contains('\n');
        let same_column = self.indentation.as_ref().is_some_and(|indentation| {
            indentation.begins_line(self.at) && indentation.column(at) == indentation.column(self.at)
        });
        let below = self.rest().get(1..).unwrap_or_default();
        let next_line_at = self.text.len() - below.trim_start().len();
        let right_one_below = self.indentation.as_ref().is_some_and(|indentation| {
            indentation.begins_line(next_line_at)
                && indentation.column(next_line_at) == indentation.column(at)
        });
        let right_one_follows = self.next_closers().any(|closer| right.as_bytes() == [closer])
            || (same_column && right_one_below && below.trim_start().starts_with(right));
        if !(same_line || same_column) || right_one_follows {
            return false;
        }
        let span = self.first_character();
        let bracket = span.of(self.text).chars().next().unwrap_or_default();
        let edit = TextEdit::replace(span, right);
        self.fixable(SyntaxErrorKind::Unmatched(bracket), span, "write the other bracket", edit);
        self.bump();
        true
    }

    /// `{` among members, where the object around is an element: the next element begins before this one was closed.
    pub(super) fn begins_next_element(&self) -> bool {
        let [.., parent, object] = self.open.as_slice() else { return false };
        parent.bracket == b'[' && self.placeholder_length().is_none() && !self.is_deeper_than(*object)
    }

    /// In the second reading, a key among elements that stands inside the array by its indentation.
    pub(super) fn begins_object_without_brace(&self) -> bool {
        let (Some(indentation), Some(array)) = (&self.indentation, self.open.last()) else { return false };
        let inside = indentation.same_line(array.at, self.at) || self.is_deeper_than(*array);
        inside && self.string_is_key()
    }

    /// A key among elements, where an object is around the array: its next member begins before the array was closed.
    pub(super) fn begins_next_member(&self) -> bool {
        let Some(array) = self.open.last() else { return false };
        let inside_object = self.open.iter().any(|open| open.bracket == b'{');
        inside_object && self.string_is_key() && !self.is_deeper_than(*array)
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
    pub(super) fn next_line_is_a_key(&self, key_end: usize) -> bool {
        let between = self.text.get(key_end..self.at).unwrap_or_default();
        between.contains('\n') && self.string_is_key()
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

    /// The length of a placeholder of a template language that begins here: `${…}`, `{{…}}`, `<…>`, `%{…}`, `<%…%>`, …
    pub(super) fn placeholder_length(&self) -> Option<usize> {
        placeholder::length(self.rest()).or_else(|| placeholder::in_braces(self.rest()))
    }

    /// Does a directive of a template language begin here: `%{ for … }`, `{{#if …}}`, `{% … %}`, `<% … %>`, `[% … %]`?
    pub(super) fn at_directive(&self) -> bool {
        let rest = self.rest();
        ["%{", "{%", "<%", "{{", "[%"].iter().any(|opening| rest.starts_with(opening))
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

/// How many of some closing brackets do not close the innermost bracket that is open when their turn comes.
fn unmatched(open: &[u8], closers: &[u8]) -> usize {
    let mut open = open.to_vec();
    let fits =
        |open: Option<&u8>, closer: u8| matches!((open, closer), (Some(b'{'), b'}') | (Some(b'['), b']'));
    let mut count = 0;
    for &closer in closers {
        if fits(open.last(), closer) {
            open.pop();
        } else {
            count += 1;
        }
    }
    count
}
