//! The words of JSON: blanks and comments, strings, numbers, literals, and words that are none of these.

use super::{NodeId, NodeKind, Parser, plain_scalar};
use crate::syntax::error::{SyntaxError, SyntaxErrorKind, SyntaxFix};
use crate::syntax::tree::Expression;
use crate::text::span::clamp;
use crate::text::{Span, TextEdit};

/// Literals of other languages and what JSON writes for them.
const FOREIGN_LITERALS: [(&str, &str); 3] = [("none", "null"), ("nil", "null"), ("undefined", "null")];

impl<'a> Parser<'a> {
    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// One character forward.
    pub(super) fn bump(&mut self) {
        self.at += self.rest().chars().next().map_or(0, char::len_utf8);
    }

    pub(super) fn here(&self) -> Span {
        Span::at(clamp(self.at))
    }

    pub(super) fn from(&self, start: usize) -> Span {
        Span::from_range(start..self.at)
    }

    /// The first byte behind blanks, without moving.
    pub(super) fn after_blanks(&self) -> Option<u8> {
        self.rest().trim_start().bytes().next()
    }

    /// Skips blanks and comments; comments are errors. One that is never closed ends with its line.
    pub(super) fn skip_blanks(&mut self) {
        loop {
            let blanks = self.rest().bytes().take_while(|byte| b" \t\r\n".contains(byte)).count();
            self.at += blanks;
            let rest = self.rest();
            // Not before it is needed: a whole text may stand on one line.
            let line = || rest.lines().next().unwrap_or_default().trim_end().len();
            if rest.starts_with("//") || (rest.starts_with('#') && self.hash_comment()) {
                self.comment(line(), SyntaxErrorKind::Comment);
            } else if rest.starts_with("/*") {
                match rest.find("*/") {
                    Some(length) => self.comment(length + 2, SyntaxErrorKind::Comment),
                    None => self.comment(line(), SyntaxErrorKind::UnterminatedComment),
                }
            } else if let Some(blank) = rest.chars().next().filter(|c| is_foreign_blank(*c)) {
                let span = self.first_character();
                if self.at >= self.judged {
                    let kind = SyntaxErrorKind::UnexpectedCharacter(blank);
                    self.fixable(kind, span, "write a plain space", TextEdit::replace(span, " "));
                }
                self.bump();
            } else {
                self.judged = self.judged.max(self.at);
                return;
            }
        }
    }

    /// `# …` is a comment when it begins a line.
    fn hash_comment(&self) -> bool {
        let before = self.text.get(..self.at).unwrap_or_default();
        before.trim_end_matches([' ', '\t']).chars().next_back().is_none_or(|last| last == '\n')
    }

    fn comment(&mut self, length: usize, kind: SyntaxErrorKind) {
        let start = self.at;
        self.at += length;
        let span = self.from(start);
        if start >= self.judged {
            self.tree.comments.push(span);
            let edit = self.removal(span);
            self.fixable(kind, span, "remove the comment", edit);
        }
    }

    /// A number, or a word that begins like one.
    pub(super) fn number(&mut self) -> NodeId {
        let start = self.at;
        let (word, dynamic) = self.take_word(false);
        let span = self.from(start);
        let kind = if dynamic {
            NodeKind::Dynamic(Expression { text: word })
        } else if is_number(&word) {
            NodeKind::Number(word)
        } else {
            self.wrong_number(word, span)
        };
        self.tree.add(kind, span, true)
    }

    /// Says what is wrong with a number and reads it as what was probably meant.
    fn wrong_number(&mut self, word: String, span: Span) -> NodeKind {
        let unsigned = word.strip_prefix(['+', '-']).unwrap_or(&word);
        let minus = if word.starts_with('-') { "-" } else { "" };
        let no_zeros = match unsigned.trim_start_matches('0') {
            rest if rest.is_empty() || rest.starts_with(['.', 'e', 'E']) => format!("0{rest}"),
            rest => rest.to_owned(),
        };
        let mut repaired = format!("{minus}{no_zeros}");
        if repaired.ends_with('.') {
            repaired.push('0');
        }
        let kind = match unsigned.bytes().next() {
            _ if !is_number(&repaired) => None,
            Some(b'.') => Some(SyntaxErrorKind::BareDecimalPoint),
            Some(b'0') if unsigned.len() > 1 => Some(SyntaxErrorKind::LeadingZero),
            _ if unsigned.ends_with('.') => Some(SyntaxErrorKind::BareDecimalPoint),
            _ if word.starts_with('+') => Some(SyntaxErrorKind::PlusSign),
            _ => None,
        };
        match kind {
            Some(kind) => {
                self.fixable(kind, span, "write it the JSON way", TextEdit::replace(span, repaired.clone()));
                NodeKind::Number(repaired)
            }
            None if is_like_a_number(&word) => {
                let value = other_notation(&word);
                let edit = value.clone().map(|value| TextEdit::replace(span, value));
                let fix = edit.map(|edit| SyntaxFix { title: "write it the JSON way", edit });
                self.errors.push(SyntaxError { kind: SyntaxErrorKind::InvalidNumber(word), span, fix });
                value.map_or(NodeKind::Error, NodeKind::Number)
            }
            None => self.unquoted(word, span),
        }
    }

    /// A literal, a placeholder, or text that lacks its quotes.
    pub(super) fn word(&mut self) -> NodeId {
        let start = self.at;
        let (word, dynamic) = self.take_word(false);
        let span = self.from(start);
        if word.is_empty() {
            return self.hole();
        }
        let kind = match word.as_str() {
            _ if dynamic => NodeKind::Dynamic(Expression { text: word }),
            "true" => NodeKind::Bool(true),
            "false" => NodeKind::Bool(false),
            "null" => NodeKind::Null,
            _ if word.starts_with(['+', '.']) || is_like_a_number(&word) => self.wrong_number(word, span),
            _ => self.foreign_literal(word, span),
        };
        self.tree.add(kind, span, true)
    }

    fn foreign_literal(&mut self, word: String, span: Span) -> NodeKind {
        let lower = word.to_ascii_lowercase();
        let expected = match lower.as_str() {
            "true" => Some("true"),
            "false" => Some("false"),
            "null" => Some("null"),
            _ => FOREIGN_LITERALS.iter().find(|(found, _)| *found == lower).map(|&(_, expected)| expected),
        };
        let Some(expected) = expected else { return self.unquoted(word, span) };
        let kind = SyntaxErrorKind::WrongLiteral { found: word, expected };
        self.fixable(kind, span, "write it the JSON way", TextEdit::replace(span, expected));
        match expected {
            "true" => NodeKind::Bool(true),
            "false" => NodeKind::Bool(false),
            _ => NodeKind::Null,
        }
    }

    fn unquoted(&mut self, word: String, span: Span) -> NodeKind {
        let mut quoted = String::new();
        crate::syntax::print::quote(&word, &mut quoted);
        let scalar = plain_scalar(&word, span.start);
        let edit = TextEdit::replace(span, quoted);
        self.fixable(SyntaxErrorKind::UnquotedString(word), span, "put it in quotes", edit);
        NodeKind::String(scalar)
    }

    /// A semicolon at the end of a value, in the place of a comma.
    fn is_separator(&self, first: char) -> bool {
        let after = self.rest().get(1..).unwrap_or_default();
        first == ';' && after.chars().next().is_none_or(|next| next.is_whitespace() || "}]".contains(next))
    }

    /// Takes characters up to a blank or a character with a meaning in JSON; placeholders are taken whole.
    /// The second value tells whether there was a placeholder. A colon ends a key but not a value (`nginx:1.27`).
    pub(super) fn take_word(&mut self, key: bool) -> (String, bool) {
        let start = self.at;
        let mut dynamic = false;
        while let Some(first) = self.rest().chars().next() {
            if let Some(length) = self.placeholder_length() {
                self.at += length;
                dynamic = true;
            } else if first.is_whitespace()
                || is_foreign_blank(first)
                || ",[]{}\"".contains(first)
                || (key && ":=".contains(first))
                || self.is_separator(first)
            {
                break;
            } else {
                self.bump();
            }
        }
        let word = self.from(start).of(self.text).to_owned();
        let shell =
            word.strip_prefix('$').is_some_and(|name| !name.is_empty() && name.bytes().all(is_name_byte));
        (word, dynamic || shell)
    }
}

/// Digits with signs, points and underscores, or a number in base 2, 8 or 16, but no date, version or address.
fn is_like_a_number(word: &str) -> bool {
    let unsigned = word.strip_prefix(['+', '-']).unwrap_or(word);
    let in_base = ["0x", "0o", "0b", "0X"].iter().find_map(|prefix| unsigned.strip_prefix(prefix));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'_');
    let special = ["NaN", "Infinity"].contains(&unsigned);
    special
        || in_base.is_some_and(digits)
        || word.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE_".contains(&byte))
}

/// The decimal value of a number that JavaScript or YAML would read: `0x1F`, `1_000`.
fn other_notation(word: &str) -> Option<String> {
    let plain = word.replace('_', "");
    let base = |prefix: &str, base: u32| u64::from_str_radix(plain.strip_prefix(prefix)?, base).ok();
    let value = base("0x", 16).or_else(|| base("0o", 8)).or_else(|| base("0b", 2));
    value.map(|value| value.to_string()).or_else(|| Some(plain).filter(|plain| is_number(plain)))
}

/// Blanks that JSON does not know, among them those without width, which come along when text is pasted.
fn is_foreign_blank(character: char) -> bool {
    !character.is_ascii() && (character.is_whitespace() || "\u{feff}\u{200b}\u{2060}".contains(character))
}

fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// The grammar of JSON numbers.
pub(in crate::syntax) fn is_number(word: &str) -> bool {
    let rest = word.strip_prefix('-').unwrap_or(word);
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(rest);
    if whole == 0 || (whole > 1 && rest.starts_with('0')) {
        return false;
    }
    let mut rest = rest.get(whole..).unwrap_or_default();
    if let Some(fraction) = rest.strip_prefix('.') {
        let length = digits(fraction);
        if length == 0 {
            return false;
        }
        rest = fraction.get(length..).unwrap_or_default();
    }
    if let Some(exponent) = rest.strip_prefix(['e', 'E']) {
        let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        let length = digits(exponent);
        return length > 0 && length == exponent.len();
    }
    rest.is_empty()
}
