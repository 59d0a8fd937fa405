//! Strings in every kind of quotes, and their escapes.

use super::{Parser, Scalar, plain_scalar};
use crate::syntax::error::SyntaxErrorKind;
use crate::text::TextEdit;
use crate::text::span::clamp;

impl Parser<'_> {
    /// The kind of typographic quote that begins here.
    pub(super) fn smart_quote(&self) -> Option<char> {
        self.rest().chars().next().filter(|first| "“”„‟«»‘’".contains(*first))
    }

    /// A string in any kind of quotes. The second value is false when the end is missing.
    pub(super) fn string(&mut self) -> (Scalar, bool) {
        match self.peek() {
            Some(b'"') => self.double_quoted(),
            Some(b'\'') => self.foreign_quoted("'", SyntaxErrorKind::SingleQuotes),
            _ => self.foreign_quoted("“”„‟«»‘’", SyntaxErrorKind::SmartQuotes),
        }
    }

    /// A string in quotes that JSON does not know. It ends at the next such quote on its line.
    fn foreign_quoted(&mut self, quotes: &str, kind: SyntaxErrorKind) -> (Scalar, bool) {
        let start = self.at;
        self.bump();
        let inside = self.at;
        let rest = self.rest();
        // “text" mixes both kinds; the plain quote ends it too.
        let closing = |character: char| quotes.contains(character) || (quotes != "'" && character == '"');
        let end = rest.find(|character| character == '\n' || closing(character)).unwrap_or(rest.len());
        let value = rest.get(..end).unwrap_or_default();
        let is_closed = rest.get(end..).and_then(|behind| behind.chars().next()).is_some_and(closing);
        let value = if is_closed { value } else { value.strip_suffix('\r').unwrap_or(value) };
        self.at += value.len();
        let scalar = plain_scalar(value, clamp(inside));
        if !is_closed {
            self.error(SyntaxErrorKind::UnterminatedString, self.from(start));
            return (scalar, false);
        }
        self.bump();
        let span = self.from(start);
        let mut quoted = String::new();
        crate::syntax::print::quote(value, &mut quoted);
        self.fixable(kind, span, "use double quotes", TextEdit::replace(span, quoted));
        (scalar, true)
    }

    fn double_quoted(&mut self) -> (Scalar, bool) {
        let start = self.at;
        self.at += 1;
        let mut scalar = Scalar { value: String::new(), anchors: vec![(0, clamp(self.at))] };
        let mut line_break_allowed = false;
        loop {
            let ends = |byte: u8| {
                byte == b'"' || byte == b'\\' || byte < 0x20 || (self.templates && b"${<".contains(&byte))
            };
            let mut plain = self.rest().bytes().take_while(|&byte| !ends(byte)).count();
            let was_opening =
                self.templates && plain == 0 && self.peek().is_some_and(|byte| b"${<".contains(&byte));
            if was_opening {
                plain = crate::syntax::placeholder::length(self.rest()).unwrap_or(1);
            }
            scalar.value.push_str(self.rest().get(..plain).unwrap_or_default());
            self.at += plain;
            // Behind a placeholder, or what looked like one, the string goes on as before.
            if was_opening || self.templates && self.peek().is_some_and(|byte| b"${<".contains(&byte)) {
                continue;
            }
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return (scalar, true);
                }
                Some(b'\\') => self.escape(&mut scalar),
                Some(b'\n' | b'\r') if !line_break_allowed => {
                    let first = scalar.anchors.first().map_or(start, |&(_, source)| source as usize);
                    match self.end_of_open_string(first, self.at) {
                        Some(end) => {
                            self.cut_off(&mut scalar, end);
                            self.error(SyntaxErrorKind::UnterminatedString, self.from(start));
                            return (scalar, false);
                        }
                        None => {
                            line_break_allowed = true;
                            self.error(SyntaxErrorKind::LineBreakInString, self.from(start));
                        }
                    }
                }
                Some(byte) => {
                    if !matches!(byte, b'\n' | b'\r') {
                        let span = self.first_character();
                        let kind = SyntaxErrorKind::ControlCharacter(char::from(byte));
                        let escape = crate::syntax::print::escape_control(char::from(byte));
                        self.fixable(kind, span, "escape it", TextEdit::replace(span, escape));
                    }
                    scalar.value.push(char::from(byte));
                    self.at += 1;
                }
                None => {
                    let first = scalar.anchors.first().map_or(start, |&(_, source)| source as usize);
                    if let Some(end) = self.end_of_open_string(first, self.at) {
                        self.cut_off(&mut scalar, end);
                    }
                    self.error(SyntaxErrorKind::UnterminatedString, self.from(start));
                    return (scalar, false);
                }
            }
        }
    }

    /// Goes back to `end`, because what was read behind it is not part of the string.
    fn cut_off(&mut self, scalar: &mut Scalar, end: usize) {
        let mut kept = scalar.value.len().saturating_sub(self.at - end);
        while !scalar.value.is_char_boundary(kept) {
            kept -= 1;
        }
        scalar.value.truncate(kept);
        scalar.anchors.retain(|&(value, source)| value <= clamp(kept) && source <= clamp(end));
        self.at = end;
    }

    /// Skips a string without reading it.
    pub(super) fn skip_string(&mut self) {
        self.at += 1;
        while let Some(byte) = self.peek() {
            self.bump();
            match byte {
                b'\\' => self.bump(),
                b'"' | b'\n' => return,
                _ => {}
            }
        }
    }

    /// One escape. What is not a legal escape stays as it is written.
    fn escape(&mut self, scalar: &mut Scalar) {
        let start = self.at;
        self.at += 1;
        let simple = match self.peek() {
            Some(b'"') => Some('"'),
            Some(b'\\') => Some('\\'),
            Some(b'/') => Some('/'),
            Some(b'b') => Some('\u{8}'),
            Some(b'f') => Some('\u{c}'),
            Some(b'n') => Some('\n'),
            Some(b'r') => Some('\r'),
            Some(b't') => Some('\t'),
            _ => None,
        };
        if let Some(character) = simple {
            self.at += 1;
            scalar.value.push(character);
        } else if self.peek() == Some(b'u') {
            self.unicode_escape(start, scalar);
        } else {
            if self.peek().is_some_and(|byte| byte >= 0x20) {
                self.bump();
            }
            let span = self.from(start);
            let written = span.of(self.text).to_owned();
            let doubled = TextEdit::insert(span.start, "\\");
            self.fixable(
                SyntaxErrorKind::InvalidEscape(written.clone()),
                span,
                "double the backslash",
                doubled,
            );
            scalar.value.push_str(&written);
        }
        scalar.anchors.push((clamp(scalar.value.len()), clamp(self.at)));
    }

    fn unicode_escape(&mut self, start: usize, scalar: &mut Scalar) {
        let Some(unit) = self.four_digits() else {
            let span = self.from(start);
            self.error(SyntaxErrorKind::InvalidEscape(span.of(self.text).to_owned()), span);
            scalar.value.push_str(span.of(self.text));
            return;
        };
        if let Some(character) = char::from_u32(unit) {
            scalar.value.push(character);
            return;
        }
        let after_first = self.at;
        if unit < 0xdc00 && self.rest().starts_with("\\u") {
            self.at += 1;
            if let Some(low) = self.four_digits().filter(|low| (0xdc00..0xe000).contains(low)) {
                let code = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
                scalar.value.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
                return;
            }
        }
        self.at = after_first;
        let span = self.from(start);
        self.error(SyntaxErrorKind::LoneSurrogate(span.of(self.text).to_owned()), span);
        scalar.value.push(char::REPLACEMENT_CHARACTER);
    }

    /// `uXXXX` from here on, moved past; without four hexadecimal digits, past those there are.
    fn four_digits(&mut self) -> Option<u32> {
        self.at += 1;
        let digits = self.rest().bytes().take(4).take_while(u8::is_ascii_hexdigit).count();
        let value = u32::from_str_radix(self.rest().get(..digits)?, 16).ok();
        self.at += digits;
        value.filter(|_| digits == 4)
    }
}
