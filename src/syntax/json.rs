//! The JSON parser: recursive descent that reports every slip with its own wording and goes on.
//!
//! Text without errors gives the same values as any JSON reader (RFC 8259). For text with errors the aim is that what stands
//! around the hole stays as it was, so that results for the rest of a document do not flicker while somebody types.
//!
//! Brackets that were never closed are found by indentation, in a second reading that happens only when the first one ran
//! into such brackets; of the two readings the one with fewer errors is kept.

mod comma;
pub(super) mod lexer;
mod recover;
mod report;
mod string;

use super::error::{SyntaxError, SyntaxErrorKind};
use super::tree::{Key, NodeId, NodeKind, Scalar, Tree};
use crate::text::span::clamp;
use crate::text::{Span, TextEdit};
use comma::Between;
use recover::Indentation;

/// How deep values may be nested.
pub const DEPTH_LIMIT: usize = 128;

/// Parses JSON. There is a tree for every input.
pub fn parse(text: &str) -> (Tree, Vec<SyntaxError>) {
    read(text, 0)
}

/// Reads a text from an offset on.
fn read(text: &str, from: usize) -> (Tree, Vec<SyntaxError>) {
    let mut first = Parser::new(text, from, None).run();
    // Quotes inside a placeholder end the string for every reader of JSON; before it was filled in, they do not.
    if !first.1.is_empty() && ["${", "{{", "<%"].iter().any(|opening| text.contains(opening)) {
        let mut parser = Parser::new(text, from, None);
        parser.templates = true;
        let whole = parser.run();
        if whole.1.len() < first.1.len() {
            first = whole;
        }
    }
    let lost_bracket = |error: &SyntaxError| {
        matches!(error.kind, SyntaxErrorKind::Unclosed(_) | SyntaxErrorKind::Unmatched(_))
    };
    if !first.1.iter().any(lost_bracket) {
        return first;
    }
    let second = Parser::new(text, from, Some(Indentation::new(text))).run();
    if second.1.len() <= first.1.len() { second } else { first }
}

/// Parses the JSON inside a part of a text.
pub(super) fn parse_inside(text: &str, part: Span) -> (Tree, Vec<SyntaxError>) {
    let text = text.get(..part.end as usize).unwrap_or_default();
    read(text, part.start as usize)
}

/// One reading of one text.
struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    tree: Tree,
    errors: Vec<SyntaxError>,
    /// The brackets that are open, innermost last.
    open: Vec<Open>,
    /// How far blanks and comments have been judged: where a bracket ends early they are passed a second time.
    judged: usize,
    /// Are placeholders in strings taken whole, with the quotes in them?
    templates: bool,
    /// Given in the second reading only.
    indentation: Option<Indentation>,
}

/// An open bracket.
#[derive(Clone, Copy)]
struct Open {
    bracket: u8,
    at: usize,
}

impl<'a> Parser<'a> {
    fn new(text: &'a str, at: usize, indentation: Option<Indentation>) -> Self {
        Self {
            text,
            at,
            depth: 0,
            tree: Tree::new(),
            errors: Vec::new(),
            open: Vec::new(),
            judged: 0,
            templates: false,
            indentation,
        }
    }

    fn run(mut self) -> (Tree, Vec<SyntaxError>) {
        let start = self.at;
        self.at += self.rest().len() - self.rest().trim_start_matches('\u{feff}').len();
        if self.at > start {
            let mark = self.from(start);
            self.fixable(SyntaxErrorKind::ByteOrderMark, mark, "remove the mark", TextEdit::delete(mark));
        }
        self.skip_blanks();
        while self.skip_directive() {
            self.skip_blanks();
        }
        let root = match self.peek() {
            None => {
                let start = Span::at(clamp(start));
                self.error(SyntaxErrorKind::EmptyText, start);
                self.tree.add(NodeKind::Error, start, true)
            }
            Some(b'"') if self.string_is_key() => self.members_without_braces(),
            Some(_) => self.value(),
        };
        self.tree.set_root(root);
        self.end_of_text();
        (self.tree, self.errors)
    }

    /// Whatever stands behind the first value.
    fn end_of_text(&mut self) {
        let mut told = false;
        loop {
            self.skip_blanks();
            let Some(byte) = self.peek() else { return };
            if self.skip_directive() {
                continue;
            }
            let start = self.at;
            if matches!(byte, b'}' | b']' | b',') {
                self.bump();
                let kind = match byte {
                    b',' => SyntaxErrorKind::ExtraComma,
                    _ => SyntaxErrorKind::Unmatched(char::from(byte)),
                };
                let span = self.from(start);
                let edit = self.removal(span);
                self.fixable(kind, span, "remove it", edit);
            } else {
                if !told {
                    self.error(SyntaxErrorKind::SecondDocument, self.first_character());
                }
                told = true;
                let errors = self.errors.len();
                self.value();
                self.errors.truncate(errors);
                if self.at == start {
                    self.bump();
                }
            }
        }
    }

    /// A value, or a hole where there is none.
    fn value(&mut self) -> NodeId {
        if self.depth >= DEPTH_LIMIT {
            return self.too_deep();
        }
        self.depth += 1;
        let node = match self.peek() {
            Some(b'{') if self.placeholder_length().is_some() => self.word(),
            Some(b'{') => self.object(),
            Some(b'[') if self.placeholder_length().is_some() => self.word(),
            Some(b'[') => self.array(),
            Some(b'"' | b'\'') => self.string_value(),
            Some(_) if self.smart_quote().is_some() => self.string_value(),
            Some(byte) if byte == b'-' || byte.is_ascii_digit() => self.number(),
            Some(b',' | b'}' | b']' | b':') | None => self.hole(),
            Some(_) if self.ellipsis() => {
                // Without it the value would be missing.
                self.errors.last_mut().into_iter().for_each(|error| error.fix = None);
                self.hole()
            }
            Some(_) => self.word(),
        };
        self.depth -= 1;
        node
    }

    fn hole(&mut self) -> NodeId {
        self.tree.add(NodeKind::Error, self.here(), false)
    }

    fn object(&mut self) -> NodeId {
        let start = self.at;
        self.bump();
        self.open.push(Open { bracket: b'{', at: start });
        let mut children = Vec::new();
        let complete = self.members(&mut children);
        self.open.pop();
        let span = self.from(start);
        self.tree.add(NodeKind::Object(children), span, complete)
    }

    /// Members up to the closing brace. False when it is missing.
    fn members(&mut self, children: &mut Vec<NodeId>) -> bool {
        let mut between = Between::default();
        loop {
            let blank_from = self.at;
            self.skip_blanks();
            if self.peek().is_none() || self.dedented() {
                self.trailing_comma(&between);
                return self.unclosed(blank_from);
            }
            match self.peek() {
                Some(b'}') => {
                    self.trailing_comma(&between);
                    self.bump();
                    return true;
                }
                Some(b']') if self.closes_an_outer_one(b'[') => {
                    self.trailing_comma(&between);
                    return self.unclosed(blank_from);
                }
                Some(b']') if self.wrong_bracket("}") => {
                    self.trailing_comma(&between);
                    return true;
                }
                Some(b']') => self.stray(SyntaxErrorKind::Unmatched(']')),
                Some(b',' | b';') => self.comma(&mut between),
                Some(b'{') if self.begins_next_element() => return self.unclosed(blank_from),
                Some(_) if self.ellipsis() => between.gap(),
                _ => {
                    self.missing_comma(&between);
                    let member = self.member();
                    between = Between::behind(member);
                    children.extend(member);
                }
            }
        }
    }

    /// `key: value`, or as much of it as there is.
    fn member(&mut self) -> Option<NodeId> {
        let start = self.at;
        let (key, whole_key) = self.key()?;
        let key_end = self.at;
        let key_span = key.span;
        self.skip_blanks();
        let colon = self.colon();
        self.skip_blanks();
        let nothing = matches!(self.peek(), None | Some(b',' | b'}' | b']'));
        let another_key = if colon { self.next_line_is_a_key(key_end) } else { self.string_is_key() };
        let node = if nothing || another_key {
            let end = if colon { self.colon_end(key_end) } else { key_span.end };
            let kind =
                if colon { SyntaxErrorKind::MissingValue } else { SyntaxErrorKind::MissingColonAndValue };
            // Of a key without its closing quote it has been said already that it is not finished.
            if whole_key || colon {
                self.error(kind, Span::new(key_span.start, end));
            }
            self.at = end as usize;
            self.hole()
        } else {
            if !colon && whole_key {
                let edit = TextEdit::insert(key_span.end, ":");
                self.fixable(SyntaxErrorKind::MissingColon, key_span, "add the colon", edit);
            }
            let before = self.at;
            let node = self.value();
            if self.at == before {
                self.error(SyntaxErrorKind::MissingValue, self.from(start));
            }
            node
        };
        self.tree.set_key(node, key);
        Some(node)
    }

    /// A key, and whether its end is there. `None` when something stands there that cannot be one; it is skipped.
    fn key(&mut self) -> Option<(Key, bool)> {
        let start = self.at;
        match self.peek() {
            Some(b'"' | b'\'') => {}
            Some(_) if self.smart_quote().is_some() => {}
            Some(b':') => {
                self.stray(SyntaxErrorKind::MissingKey);
                self.skip_blanks();
                self.value();
                return None;
            }
            Some(b'[' | b'{') if self.placeholder_length().is_none() => {
                self.error(SyntaxErrorKind::KeyNotString, self.first_character());
                self.value();
                self.skip_blanks();
                if self.colon() {
                    self.skip_blanks();
                    self.value();
                }
                return None;
            }
            _ => return self.bare_key(start).map(|key| (key, true)),
        }
        let (scalar, complete) = self.string();
        Some((Key { text: scalar.value, span: self.from(start) }, complete))
    }

    /// A key without quotes, or a directive of a template language.
    fn bare_key(&mut self, start: usize) -> Option<Key> {
        let (word, dynamic) = self.take_word(true);
        let span = self.from(start);
        if word.is_empty() {
            self.stray_character();
            return None;
        }
        let next = self.after_blanks();
        if dynamic && !matches!(next, Some(b':' | b'=')) {
            return None;
        }
        if !dynamic {
            let mut quoted = String::new();
            super::print::quote(&word, &mut quoted);
            let edit = TextEdit::replace(span, quoted);
            self.fixable(SyntaxErrorKind::UnquotedKey(word.clone()), span, "put it in quotes", edit);
        }
        Some(Key { text: word, span })
    }

    fn array(&mut self) -> NodeId {
        let start = self.at;
        self.bump();
        self.open.push(Open { bracket: b'[', at: start });
        let mut children = Vec::new();
        let complete = self.elements(&mut children);
        self.open.pop();
        let span = self.from(start);
        self.tree.add(NodeKind::Array(children), span, complete)
    }

    /// Elements up to the closing bracket. False when it is missing.
    fn elements(&mut self, children: &mut Vec<NodeId>) -> bool {
        let mut between = Between::default();
        loop {
            let blank_from = self.at;
            self.skip_blanks();
            if self.peek().is_none() || self.dedented() {
                self.trailing_comma(&between);
                return self.unclosed(blank_from);
            }
            match self.peek() {
                Some(b']') => {
                    self.trailing_comma(&between);
                    self.bump();
                    return true;
                }
                Some(b'}') if self.closes_an_outer_one(b'{') => {
                    self.trailing_comma(&between);
                    return self.unclosed(blank_from);
                }
                Some(b'}') if self.wrong_bracket("]") => {
                    self.trailing_comma(&between);
                    return true;
                }
                Some(b'}') => self.stray(SyntaxErrorKind::Unmatched('}')),
                Some(b',' | b';') => self.comma(&mut between),
                Some(b':') => self.stray(SyntaxErrorKind::UnexpectedCharacter(':')),
                Some(b'"') if self.begins_next_member() => {
                    self.trailing_comma(&between);
                    return self.unclosed(blank_from);
                }
                Some(b'"') if self.begins_object_without_brace() => {
                    self.missing_comma(&between);
                    let element = self.object_without_opening();
                    between = Between::behind(Some(element));
                    children.push(element);
                }
                _ if self.ellipsis() => between.gap(),
                _ if self.skip_directive() => {}
                _ => {
                    self.missing_comma(&between);
                    let before = self.at;
                    let element = self.value();
                    between = Between::behind(Some(element));
                    children.push(element);
                    if self.at == before {
                        self.stray_character();
                    }
                }
            }
        }
    }

    fn string_value(&mut self) -> NodeId {
        let start = self.at;
        let (scalar, complete) = self.string();
        let span = self.from(start);
        self.tree.add(NodeKind::String(scalar), span, complete)
    }
}

/// A scalar whose value stands in the text without escapes, from `start` on.
fn plain_scalar(value: &str, start: u32) -> Scalar {
    Scalar { value: value.to_owned(), anchors: vec![(0, start)] }
}
