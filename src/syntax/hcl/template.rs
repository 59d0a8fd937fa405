//! Strings: quoted, and heredocs. `${…}` and `%{…}` inside stay in the value as they are written.

use super::{Parser, SyntaxErrorKind};
use crate::syntax::hcl::mistake::HclMistake;
use crate::syntax::tree::{NodeId, NodeKind, Scalar};
use crate::text::Span;
use crate::text::span::clamp;

impl Parser<'_> {
    /// A string in quotes. The second value is false when the end is missing.
    pub(super) fn quoted(&mut self) -> (Scalar, bool) {
        let start = self.at;
        self.at += 1;
        let mut scalar = Scalar { value: String::new(), anchors: vec![(0, clamp(self.at))] };
        loop {
            let plain = self.rest().bytes().take_while(|byte| !b"\"\\\n$%".contains(byte)).count();
            self.keep(&mut scalar, plain);
            let rest = self.rest();
            match rest.bytes().next() {
                Some(b'"') => {
                    self.at += 1;
                    return (scalar, true);
                }
                Some(b'\\') => self.escape(&mut scalar),
                Some(b'$' | b'%') => self.interpolation(&mut scalar, self.text.len(), true),
                _ => {
                    // What closes the line belongs to what is around, not to the string.
                    let value = scalar.value.trim_end_matches([' ', '\t', '\r', ',', '}', ']', ')']).len();
                    let value = if value == 0 { scalar.value.trim_end().len() } else { value };
                    self.at -= scalar.value.len() - value;
                    scalar.value.truncate(value);
                    let (kept, end) = (clamp(value), clamp(self.at));
                    scalar.anchors.retain(|&(value, source)| value <= kept && source <= end);
                    self.error(SyntaxErrorKind::UnterminatedString, self.from(start));
                    return (scalar, false);
                }
            }
        }
    }

    /// Takes bytes into the value as they are.
    fn keep(&mut self, scalar: &mut Scalar, length: usize) {
        scalar.value.push_str(self.rest().get(..length).unwrap_or_default());
        self.at += length;
    }

    /// `$` or `%`: with a brace behind it, up to the one that closes it; doubled, it stands for itself.
    fn interpolation(&mut self, scalar: &mut Scalar, end: usize, quoted: bool) {
        let rest = self.text.get(self.at..end).unwrap_or_default();
        if rest.starts_with("$${") || rest.starts_with("%%{") {
            self.at += 1;
            scalar.anchors.push((clamp(scalar.value.len()), clamp(self.at)));
            return self.keep(scalar, 2);
        }
        if !(rest.starts_with("${") || rest.starts_with("%{")) {
            return self.keep(scalar, 1);
        }
        match if self.brace_is_near() { template_length(rest) } else { None } {
            Some(length) => self.keep(scalar, length),
            None => {
                let span = Span::from_range(self.at..self.at + 2);
                self.error(SyntaxErrorKind::Hcl(HclMistake::OpenTemplate), span);
                let quote = if quoted { self.quote_on_line() } else { None };
                self.keep(scalar, quote.unwrap_or(2));
            }
        }
    }

    /// Could a template that begins here end before it is given up? A text of nothing but openings is not searched at each.
    fn brace_is_near(&mut self) -> bool {
        if self.next_brace < self.at {
            self.next_brace = self.at + self.rest().find('}').unwrap_or(self.rest().len());
        }
        self.next_brace - self.at < LONGEST
    }

    /// How far the next quote on this line is. Where there is none, the rest of the line is not looked at again.
    fn quote_on_line(&mut self) -> Option<usize> {
        if self.at < self.no_quote_before {
            return None;
        }
        let line = self.rest().lines().next().unwrap_or_default();
        let quote = line.find('"');
        if quote.is_none() {
            self.no_quote_before = self.at + line.len();
        }
        quote
    }

    fn escape(&mut self, scalar: &mut Scalar) {
        let start = self.at;
        let rest = self.rest();
        let letter = rest.get(1..).and_then(|rest| rest.chars().next()).filter(|&letter| letter != '\n');
        let digits = |count: usize| {
            let digits = rest.get(2..2 + count)?;
            let hexadecimal = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
            let code = u32::from_str_radix(digits, 16).ok().filter(|_| hexadecimal)?;
            char::from_u32(code).map(|character| (character, 2 + count))
        };
        let found = match letter {
            Some('n') => Some(('\n', 2)),
            Some('r') => Some(('\r', 2)),
            Some('t') => Some(('\t', 2)),
            Some(same @ ('"' | '\\')) => Some((same, 2)),
            Some('u') => digits(4),
            Some('U') => digits(8),
            _ => None,
        };
        match found {
            Some((character, length)) => {
                scalar.value.push(character);
                self.at += length;
            }
            None => {
                let length = 1 + letter.map_or(0, char::len_utf8);
                self.keep(scalar, length);
                let span = self.from(start);
                self.error(SyntaxErrorKind::InvalidEscape(span.of(self.text).to_owned()), span);
            }
        }
        scalar.anchors.push((clamp(scalar.value.len()), clamp(self.at)));
    }

    /// `<<WORD` or `<<-WORD` up to the line that is the word.
    pub(super) fn heredoc(&mut self) -> NodeId {
        let start = self.at;
        let flush = self.rest().starts_with("<<-");
        self.at += if flush { 3 } else { 2 };
        let word = self.identifier();
        let opening = self.from(start);
        if word.is_empty() {
            self.half(start);
            return self.tree.add(NodeKind::Error, opening, false);
        }
        self.skip_line();
        self.at += usize::from(self.peek().is_some());
        let first = self.at;
        let lines = || self.text.get(first..).unwrap_or_default().split_inclusive('\n');
        let is_end = |line: &&str| line.trim() == word;
        let body: usize = lines().take_while(|line| !is_end(line)).map(str::len).sum();
        let complete = lines().any(|line| is_end(&line));
        let is_text = |line: &&str| !line.trim().is_empty();
        let indent = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
        let common = lines().take_while(|line| !is_end(line)).filter(is_text).map(indent).min();
        let common = common.filter(|_| flush).unwrap_or_default();
        let mut scalar = Scalar { value: String::new(), anchors: Vec::new() };
        let end = first + body;
        while self.at < end {
            let rest = self.text.get(self.at..end).unwrap_or_default();
            let line = rest.split_inclusive('\n').next().unwrap_or_default();
            let next = self.at + line.len();
            // A template may run over several lines; what is behind it is no beginning of a line.
            if self.text.get(..self.at).is_some_and(|before| before.ends_with('\n')) {
                self.at += common.min(indent(line));
            }
            scalar.anchors.push((clamp(scalar.value.len()), clamp(self.at)));
            while self.at < next {
                let rest = self.text.get(self.at..next).unwrap_or_default();
                let plain = rest.find(['$', '%']).unwrap_or(rest.len());
                self.keep(&mut scalar, plain);
                if self.at < next {
                    self.interpolation(&mut scalar, end, false);
                }
            }
        }
        if complete {
            let line = self.rest().lines().next().unwrap_or_default();
            self.at += line.trim_end().len();
        } else {
            self.error(SyntaxErrorKind::Hcl(HclMistake::OpenHeredoc), opening);
        }
        if scalar.anchors.is_empty() {
            scalar.anchors.push((0, clamp(first)));
        }
        let span = self.from(start);
        self.tree.add(NodeKind::String(scalar), span, complete)
    }
}

/// The length of `${ … }` or `%{ … }` with the braces and strings inside it.
fn template_length(rest: &str) -> Option<usize> {
    let mut level = 0usize;
    // For each string that is open, how many braces are open around it.
    let mut strings: Vec<usize> = Vec::new();
    let mut bytes = rest.bytes().enumerate().take(LONGEST);
    let mut last = b' ';
    while let Some((index, byte)) = bytes.next() {
        let in_string = strings.last().is_some_and(|&around| around == level);
        match byte {
            b'\\' if in_string => drop(bytes.next()),
            b'"' if in_string => drop(strings.pop()),
            b'"' => strings.push(level),
            b'{' if !in_string || last == b'$' || last == b'%' => level += 1,
            b'}' if !in_string => {
                level -= 1;
                if level == 0 {
                    return Some(index + 1);
                }
            }
            _ => {}
        }
        last = byte;
    }
    None
}

/// No template is followed further than this, so that a text of nothing but openings takes no longer than others.
const LONGEST: usize = 1024;
