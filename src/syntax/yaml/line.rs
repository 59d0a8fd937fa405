//! Lines of a YAML text, looked at one by one, for repairs: what is the dash, the key, the value, an open quote?
//!
//! This is a guess from the look of a line. It is asked only where the scanner has given up, and what follows from it is tried
//! out before it is believed.

use crate::text::span::clamp;
use crate::text::{Edit, Span, TextEdit};

/// A line without its line break, or several lines taken as one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    /// Its first byte.
    pub(super) start: usize,
    /// One past its last byte.
    pub(super) end: usize,
    /// The text it belongs to.
    pub(super) text: &'a str,
}

/// All lines of a text.
pub(super) struct Lines<'a> {
    /// The text.
    pub(super) text: &'a str,
    lines: Vec<Line<'a>>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut lines = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let content = line.trim_end_matches(['\n', '\r']);
            lines.push(Line { start, end: start + content.len(), text });
            start += line.len();
        }
        Self { text, lines }
    }

    pub(super) fn all(&self) -> &[Line<'a>] {
        &self.lines
    }

    fn index(&self, offset: usize) -> usize {
        self.lines.partition_point(|line| line.start <= offset).saturating_sub(1)
    }

    /// The line of an offset; for one on a blank line, the last line with text before it.
    pub(super) fn at(&self, offset: usize) -> Line<'a> {
        let index = self.index(offset);
        let upwards = self.lines.get(..=index).unwrap_or_default().iter().rev();
        let with_text = upwards.copied().find(|line| !line.is_blank());
        with_text.or(self.lines.get(index).copied()).unwrap_or(Line { start: 0, end: 0, text: self.text })
    }

    /// The lines with text above one, nearest first.
    pub(super) fn backwards(&self, line: Line<'a>) -> impl Iterator<Item = Line<'a>> + '_ {
        let above = self.lines.get(..self.index(line.start)).unwrap_or_default();
        above.iter().rev().copied().filter(|line| !line.is_blank())
    }

    /// The line with text above one.
    pub(super) fn before(&self, line: Line<'a>) -> Option<Line<'a>> {
        self.backwards(line).next()
    }

    /// The lines below one.
    fn below(&self, line: Line<'a>) -> impl Iterator<Item = Line<'a>> + '_ {
        self.lines.get(self.index(line.start) + 1..).unwrap_or_default().iter().copied()
    }

    /// The line with text below one.
    pub(super) fn after(&self, line: Line<'a>) -> Option<Line<'a>> {
        self.below(line).find(|line| !line.is_blank())
    }

    /// The lines that hang on one by their indentation, itself first.
    pub(super) fn hanging(&self, line: Line<'a>) -> impl Iterator<Item = Line<'a>> + '_ {
        let deeper = move |next: &Line<'a>| next.is_blank() || next.column() > line.column();
        std::iter::once(line).chain(self.below(line).take_while(deeper))
    }

    /// A line and everything that hangs on it.
    pub(super) fn block(&self, line: Line<'a>) -> Span {
        let last = self.hanging(line).last().unwrap_or(line);
        Span::new(line.whole().start, last.whole().end)
    }

    /// The lines that are not the text of a `|` or `>`.
    pub(super) fn outside_block_scalars(&self) -> Vec<Line<'a>> {
        let mut inside: Option<usize> = None;
        let mut found = Vec::new();
        for &line in &self.lines {
            if line.is_blank() || inside.is_some_and(|column| line.column() > column) {
                continue;
            }
            let header = line.content_without_comment().of(self.text);
            let header = header.trim_end_matches(|last: char| last.is_ascii_digit() || "+-".contains(last));
            inside = (header.ends_with(" |") || header.ends_with(" >")).then(|| line.column());
            found.push(line);
        }
        found
    }
}

/// Moves lines by as much as the first of them needs to begin in another column.
pub(super) fn reindented(lines: &[Line<'_>], column: usize) -> Option<TextEdit> {
    let from = lines.first()?.column();
    let edit = |line: Line<'_>| {
        if column >= from {
            Edit { span: Span::from_range(line.start..line.start), insert: " ".repeat(column - from) }
        } else {
            let length = (from - column).min(line.column());
            Edit { span: Span::from_range(line.start..line.start + length), insert: String::new() }
        }
    };
    TextEdit::new(lines.iter().filter(|line| !line.is_blank()).map(|&line| edit(line)).collect())
}

impl Line<'_> {
    fn source(&self) -> &str {
        self.text.get(self.start..self.end).unwrap_or_default()
    }

    /// Nothing but blanks, or only a comment.
    pub(super) fn is_blank(&self) -> bool {
        let text = self.source().trim_start();
        text.is_empty() || text.starts_with('#')
    }

    /// The blanks at the start.
    pub(super) fn indentation(&self) -> Span {
        let text = self.source();
        let blanks = text.len() - text.trim_start_matches([' ', '\t']).len();
        Span::from_range(self.start..self.start + blanks)
    }

    /// The column of the first character.
    pub(super) fn column(&self) -> usize {
        self.indentation().len() as usize
    }

    /// The line without blanks at both ends.
    pub(super) fn content(&self) -> Span {
        let start = self.indentation().end;
        Span::new(start, start.max(clamp(self.start + self.source().trim_end().len())))
    }

    /// The content up to a comment behind it.
    pub(super) fn content_without_comment(&self) -> Span {
        let content = self.content();
        let text = content.of(self.text);
        let mut quote = None;
        let mut before = ' ';
        for (index, character) in text.char_indices() {
            match quote {
                None if character == '#' && before == ' ' => {
                    let length = text.get(..index).unwrap_or_default().trim_end().len();
                    return Span::new(content.start, content.start + clamp(length));
                }
                None if "\"'".contains(character) && " [{,:".contains(before) => quote = Some(character),
                Some(open) if open == character => quote = None,
                _ => {}
            }
            before = character;
        }
        content
    }

    /// Does the line begin with `- `?
    pub(super) fn has_dash(&self) -> bool {
        self.entry().start > self.content().start
    }

    /// The content behind all dashes, without a comment.
    pub(super) fn entry(&self) -> Span {
        let content = self.content_without_comment();
        let text = content.of(self.text);
        let mut rest = text;
        while let Some(after) = rest.strip_prefix("- ") {
            rest = after.trim_start_matches(' ');
        }
        if rest == "-" {
            rest = "";
        }
        Span::new(content.end - clamp(rest.len()), content.end)
    }

    /// The offset of the colon behind the key.
    pub(super) fn colon(&self) -> Option<usize> {
        let entry = self.entry();
        let text = entry.of(self.text);
        let mut from = 0;
        if let Some(quote) = text.chars().next().filter(|first| "\"'".contains(*first)) {
            from = text.get(1..)?.find(quote)? + 2;
        }
        let rest = text.get(from..)?;
        let index = match rest.find(": ") {
            Some(index) => index,
            None => rest.strip_suffix(':')?.len(),
        };
        Some(entry.start as usize + from + index)
    }

    /// The value behind the key, or behind the dash where there is no key. Without a comment.
    pub(super) fn value(&self) -> Option<Span> {
        let entry = self.entry();
        let Some(colon) = self.colon() else {
            return self.has_dash().then_some(entry);
        };
        let text = self.text.get(colon + 1..entry.end as usize)?;
        Some(Span::new(entry.end - clamp(text.trim_start().len()), entry.end))
    }

    /// A quote that opens a value or key and has no partner on the line: the quote and its offset.
    pub(super) fn open_quote(&self) -> Option<(&'static str, usize)> {
        let mut open: Option<(char, usize)> = None;
        let mut before = ' ';
        let mut escaped = false;
        for (index, character) in self.source().char_indices() {
            match open {
                Some(_) if escaped => escaped = false,
                Some(('"', _)) if character == '\\' => escaped = true,
                Some((quote, _)) if quote == character => open = None,
                None if "\"'".contains(character) && " [{,:-".contains(before) => {
                    open = Some((character, index));
                }
                None if character == '#' && before == ' ' => break,
                _ => {}
            }
            before = character;
        }
        open.map(|(quote, index)| (if quote == '"' { "\"" } else { "'" }, self.start + index))
    }

    pub(super) fn has_open_quote(&self) -> bool {
        self.open_quote().is_some()
    }

    /// The brackets that are opened and not closed, outermost first, with their offsets.
    pub(super) fn open_brackets(&self) -> Vec<(char, usize)> {
        let mut open: Vec<(char, usize)> = Vec::new();
        let mut quote = None;
        let mut before = ' ';
        for (index, character) in self.source().char_indices() {
            match (quote, character) {
                (Some(closing), _) if closing == character => quote = None,
                (Some(_), _) => {}
                (None, '#') if before.is_whitespace() => quote = Some('\n'),
                (None, '"' | '\'') if " [{,:\n".contains(before) => quote = Some(character),
                (None, '[' | '{') if !open.is_empty() || " -\n".contains(before) => {
                    open.push((character, self.start + index));
                }
                (None, ']' | '}') => {
                    open.pop();
                }
                _ => {}
            }
            before = character;
        }
        open
    }

    /// The line with its line break.
    pub(super) fn whole(&self) -> Span {
        let rest = self.text.get(self.end..).unwrap_or_default();
        let break_length = if rest.starts_with("\r\n") { 2 } else { usize::from(!rest.is_empty()) };
        Span::from_range(self.start..self.end + break_length)
    }
}
