//! Tuples and objects, and the `for` expressions that look like them.

use super::{DEPTH_LIMIT, Parser, SyntaxErrorKind};
use crate::syntax::error::{SyntaxError, SyntaxFix};
use crate::syntax::hcl::mistake::HclMistake;
use crate::syntax::tree::{Key, NodeId, NodeKind};
use crate::text::span::clamp;
use crate::text::{Span, TextEdit};

impl Parser<'_> {
    /// `[ a, b ]`, or `[for …]`.
    pub(super) fn tuple(&mut self) -> NodeId {
        let start = self.at;
        self.at += 1;
        self.brackets += 1;
        self.skip_lines();
        if self.at_for() {
            let node = self.for_expression(start, b']');
            self.brackets -= 1;
            return node;
        }
        let mut children = Vec::new();
        let mut comma = true;
        let complete = loop {
            let blank_from = self.at;
            self.skip_lines();
            match self.peek() {
                Some(b']') => {
                    self.at += 1;
                    break true;
                }
                // A new attribute, or the end of what is around: the bracket was never closed.
                _ if self.begins_attribute() || matches!(self.peek(), None | Some(b'}' | b')')) => {
                    self.error(SyntaxErrorKind::Unclosed('['), Span::from_range(start..start + 1));
                    self.at = blank_from;
                    break false;
                }
                Some(b',') if comma => self.stray(SyntaxErrorKind::ExtraComma),
                Some(b',') => {
                    self.at += 1;
                    comma = true;
                }
                _ => {
                    if !comma {
                        self.missing_comma(children.last().copied());
                    }
                    let before = self.at;
                    let element = self.expression();
                    children.push(element);
                    comma = false;
                    if self.at == before {
                        self.at = self.first_character().end as usize;
                    }
                }
            }
        };
        self.brackets -= 1;
        let span = self.from(start);
        self.tree.add(NodeKind::Array(children), span, complete)
    }

    fn missing_comma(&mut self, previous: Option<NodeId>) {
        let span = self.first_character();
        let behind = previous.map_or(span.start, |node| self.tree.span(node).end);
        let edit = TextEdit::insert(behind, ",");
        let fix = Some(SyntaxFix { title: "add the comma", edit });
        self.errors.push(SyntaxError { kind: SyntaxErrorKind::MissingComma, span, fix });
    }

    /// `{ a = 1, b = 2 }`, or `{for …}`.
    pub(super) fn object(&mut self) -> NodeId {
        let start = self.at;
        self.at += 1;
        // Inside braces a line break ends an entry, also where there are brackets around.
        let brackets = std::mem::take(&mut self.brackets);
        self.skip_lines();
        let node = if self.at_for() {
            self.brackets = 1;
            self.for_expression(start, b'}')
        } else {
            let mut children = Vec::new();
            let complete = self.entries(start, &mut children);
            let span = self.from(start);
            self.tree.add(NodeKind::Object(children), span, complete)
        };
        self.brackets = brackets;
        node
    }

    /// Entries up to the closing brace. False when it is missing.
    fn entries(&mut self, start: usize, children: &mut Vec<NodeId>) -> bool {
        loop {
            let blank_from = self.at;
            self.skip_lines();
            match self.peek() {
                Some(b'}') => {
                    self.at += 1;
                    return true;
                }
                None | Some(b']' | b')') => {
                    self.error(SyntaxErrorKind::Unclosed('{'), Span::from_range(start..start + 1));
                    self.at = blank_from;
                    return false;
                }
                Some(b',') => {
                    self.stray(SyntaxErrorKind::ExtraComma);
                    continue;
                }
                _ => {}
            }
            let before = self.at;
            children.extend(self.entry());
            self.skip_blanks();
            match self.peek() {
                Some(b',') => self.at += 1,
                None | Some(b'\n' | b'\r' | b'}' | b']' | b')') => {}
                Some(_) if self.at == before => self.stray_character(),
                Some(_) => self.missing_comma(children.last().copied()),
            }
        }
    }

    /// `key = value` or `key: value`.
    fn entry(&mut self) -> Option<NodeId> {
        let start = self.at;
        let name = self.expression();
        let span = self.from(start);
        if span.is_empty() {
            return None;
        }
        let text = match self.tree.kind(name) {
            NodeKind::String(scalar) => scalar.value.clone(),
            NodeKind::Dynamic(expression) if is_identifier(&expression.text) => expression.text.clone(),
            NodeKind::Number(_) | NodeKind::Bool(_) | NodeKind::Null => span.of(self.text).to_owned(),
            // What is not known is written like any other placeholder.
            _ => format!("${{{}}}", span.of(self.text)),
        };
        self.skip_blanks();
        match self.peek() {
            Some(b'=' | b':') => self.at += 1,
            Some(b'"' | b'[' | b'{') => self.error(SyntaxErrorKind::Hcl(HclMistake::NoEquals), span),
            _ => {
                self.error(SyntaxErrorKind::MissingColonAndValue, span);
                let hole = self.tree.add(NodeKind::Error, Span::at(span.end), false);
                self.tree.set_key(hole, Key { text, span });
                return Some(hole);
            }
        }
        let behind = clamp(self.at);
        self.skip_blanks();
        let node = if matches!(self.peek(), None | Some(b'\n' | b'\r' | b',' | b'}' | b']')) {
            self.error(SyntaxErrorKind::MissingValue, Span::new(span.start, behind));
            self.tree.add(NodeKind::Error, Span::at(behind), false)
        } else {
            self.expression()
        };
        self.tree.set_key(node, Key { text, span });
        Some(node)
    }

    /// Does a `for` expression begin here?
    fn at_for(&self) -> bool {
        let word = self.rest().strip_prefix("for");
        word.is_some_and(|rest| rest.starts_with([' ', '\t', '\n', '\r']))
    }

    /// `for name in list : value if condition`, up to the closing bracket.
    fn for_expression(&mut self, start: usize, closing: u8) -> NodeId {
        if self.depth >= DEPTH_LIMIT {
            return self.too_deep();
        }
        self.at += 3;
        self.word();
        if self.passes(",") {
            self.word();
        }
        self.passes("in");
        self.expression();
        self.passes(":");
        self.expression();
        if self.passes("=>") {
            self.expression();
            self.passes("...");
        }
        if self.passes("if") {
            self.expression();
        }
        self.close(closing, start);
        self.dynamic(start)
    }

    fn word(&mut self) {
        self.skip_lines();
        self.identifier();
    }

    /// Moves past a word and the blanks around it, when it stands here.
    fn passes(&mut self, word: &str) -> bool {
        self.skip_lines();
        let found = self.rest().starts_with(word);
        if found {
            self.at += word.len();
            self.skip_lines();
        }
        found
    }
}

/// Is a key a plain name?
fn is_identifier(text: &str) -> bool {
    let is_part = |character: char| {
        (character.is_ascii_alphanumeric() || !character.is_ascii()) || "_-".contains(character)
    };
    !text.is_empty() && text.chars().all(is_part)
}
