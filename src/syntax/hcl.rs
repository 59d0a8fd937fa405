//! The parser of HCL's native syntax (HashiCorp's specification, version 2): bodies of attributes and blocks, into the tree
//! that JSON and YAML give.
//!
//! The tree has the shape of Terraform's own JSON syntax: a block is a member, its labels are objects around its body, and a
//! block that is repeated is a member that is repeated. A literal is a value; a string with `${…}` in it is a string with that
//! text, as it is in the JSON of a template; whatever else has to be evaluated is an expression that is kept as written.
//!
//! Like the JSON parser it never fails: what cannot be read is reported, and the next line begins anew.

mod collection;
mod expression;
mod lexer;
pub mod mistake;
mod template;

use super::error::{SyntaxError, SyntaxErrorKind};
use super::tree::{Key, NodeId, NodeKind, Tree};
use crate::text::Span;
use crate::text::span::clamp;
use mistake::HclMistake;

/// How deep values and blocks may be nested.
const DEPTH_LIMIT: usize = 100;

/// Parses HCL: a body, or one expression that stands alone. There is a tree for every input.
pub fn parse(text: &str) -> (Tree, Vec<SyntaxError>) {
    let mut parser = Parser::new(text, 0);
    parser.at = text.len() - text.trim_start_matches('\u{feff}').len();
    parser.skip_lines();
    if parser.peek().is_none() {
        parser.error(SyntaxErrorKind::EmptyText, Span::at(0));
    }
    let root = if parser.begins_expression() {
        let root = parser.expression();
        parser.skip_lines();
        if parser.peek().is_some() {
            parser.error(SyntaxErrorKind::SecondDocument, parser.first_character());
        }
        root
    } else {
        let start = parser.at;
        let (children, _) = parser.body(None);
        let end = children.last().map_or(start, |&child| parser.tree.member_span(child).end as usize);
        parser.tree.add(NodeKind::Object(children), Span::from_range(start..end), true)
    };
    parser.tree.set_root(root);
    (parser.tree, parser.errors)
}

/// Parses the one expression inside a part of a text whose errors have been told already.
pub(super) fn parse_inside(text: &str, part: Span) -> Tree {
    let mut parser = Parser::new(text.get(..part.end as usize).unwrap_or_default(), part.start as usize);
    parser.brackets = 1;
    parser.skip_lines();
    let root = parser.expression();
    parser.tree.set_root(root);
    parser.tree.comments.clear();
    parser.tree
}

/// One reading of one text.
struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    /// How many `(`, `[` and `${` are open around the place: inside them a line break is a blank.
    brackets: usize,
    /// Where the next closing brace is, or was.
    next_brace: usize,
    /// Up to here no quote was found on a line.
    no_quote_before: usize,
    tree: Tree,
    errors: Vec<SyntaxError>,
}

impl Parser<'_> {
    /// Attributes and blocks up to the brace that closes them, or to the end of the text. The second value is false when the
    /// brace is missing.
    fn body(&mut self, opened: Option<Span>) -> (Vec<NodeId>, bool) {
        let mut children = Vec::new();
        loop {
            self.skip_lines();
            match (self.peek(), opened) {
                (None, None) => return (children, true),
                (None, Some(brace)) => {
                    self.error(SyntaxErrorKind::Unclosed('{'), brace);
                    return (children, false);
                }
                (Some(b'}'), Some(_)) => {
                    self.at += 1;
                    return (children, true);
                }
                (Some(byte @ (b'}' | b']' | b')')), _) => {
                    self.stray(SyntaxErrorKind::Unmatched(char::from(byte)));
                }
                (Some(_), _) => match self.item() {
                    Some(item) => {
                        children.push(item);
                        self.end_of_item(opened.is_some());
                    }
                    None => self.skip_line(),
                },
            }
        }
    }

    /// `name = value`, or a block. `None` when the line begins with something else.
    fn item(&mut self) -> Option<NodeId> {
        let start = self.at;
        let key = match self.peek() {
            // As a key, a string is for JSON and for objects; the name is plain all the same.
            Some(b'"') => {
                let (scalar, _) = self.quoted();
                let span = self.from(start);
                let mistake = SyntaxErrorKind::Hcl(HclMistake::QuotedName);
                self.fixable(mistake, span, "remove the quotes", &scalar.value);
                Key { text: scalar.value, span }
            }
            _ => {
                let name = self.identifier();
                if name.is_empty() {
                    self.stray_character();
                    return None;
                }
                Key { text: name.to_owned(), span: self.from(start) }
            }
        };
        self.skip_blanks();
        let node = match self.peek() {
            Some(b'=') if !self.rest().starts_with("==") => {
                self.at += 1;
                self.value_of(&key)
            }
            Some(b'{' | b'"') => self.block(&key),
            Some(byte) if byte.is_ascii_alphabetic() || byte == b'_' || !byte.is_ascii() => self.block(&key),
            Some(b':') => {
                let span = self.first_character();
                self.fixable(SyntaxErrorKind::Hcl(HclMistake::Colon), span, "write `=`", " =");
                self.at += 1;
                self.value_of(&key)
            }
            _ => {
                self.error(SyntaxErrorKind::MissingColonAndValue, key.span);
                self.tree.add(NodeKind::Error, Span::at(key.span.end), false)
            }
        };
        self.tree.set_key(node, key);
        Some(node)
    }

    /// What stands behind a name and its `=`.
    fn value_of(&mut self, key: &Key) -> NodeId {
        let end = clamp(self.at);
        self.skip_blanks();
        if matches!(self.peek(), None | Some(b'\n' | b'\r' | b',' | b'}')) {
            self.error(SyntaxErrorKind::MissingValue, Span::new(key.span.start, end));
            return self.tree.add(NodeKind::Error, Span::at(end), false);
        }
        self.expression()
    }

    /// The labels and the body of a block. Each label is an object with the next one in it.
    fn block(&mut self, name: &Key) -> NodeId {
        let mut labels: Vec<Key> = Vec::new();
        loop {
            self.skip_blanks();
            let start = self.at;
            match self.peek() {
                Some(b'"') => {
                    let (scalar, _) = self.quoted();
                    labels.push(Key { text: scalar.value, span: self.from(start) });
                }
                Some(b'{') => break,
                _ => {
                    let label = self.identifier().to_owned();
                    if label.is_empty() {
                        let end = labels.last().map_or(name.span, |label| label.span).end;
                        self.error(SyntaxErrorKind::Hcl(HclMistake::NoBody), name.span);
                        let hole = self.tree.add(NodeKind::Error, Span::at(end), false);
                        return self.labelled(labels, hole);
                    }
                    labels.push(Key { text: label, span: self.from(start) });
                }
            }
        }
        let start = self.at;
        if self.depth >= DEPTH_LIMIT {
            let hole = self.too_deep();
            return self.labelled(labels, hole);
        }
        self.depth += 1;
        let brackets = std::mem::take(&mut self.brackets);
        self.at += 1;
        let (children, complete) = self.body(Some(Span::from_range(start..start + 1)));
        self.depth -= 1;
        self.brackets = brackets;
        let span = self.from(start);
        let body = self.tree.add(NodeKind::Object(children), span, complete);
        self.labelled(labels, body)
    }

    fn labelled(&mut self, labels: Vec<Key>, body: NodeId) -> NodeId {
        let mut node = body;
        for label in labels.into_iter().rev() {
            let span = label.span.cover(self.tree.span(node));
            let complete = self.tree.node(node).complete;
            self.tree.set_key(node, label);
            node = self.tree.add(NodeKind::Object(vec![node]), span, complete);
        }
        node
    }

    /// Behind an attribute or a block comes the end of the line. What stands there else is told, and skipped.
    fn end_of_item(&mut self, in_block: bool) {
        self.skip_blanks();
        match self.peek() {
            None | Some(b'\n' | b'\r') => {}
            Some(b'}') if in_block => {}
            Some(b',') => {
                let comma = self.first_character();
                self.fixable(SyntaxErrorKind::Hcl(HclMistake::Comma), comma, "remove the comma", "");
                self.at += 1;
            }
            Some(byte @ (b'}' | b']' | b')')) => self.stray(SyntaxErrorKind::Unmatched(char::from(byte))),
            Some(_) => {
                self.error(SyntaxErrorKind::Hcl(HclMistake::NoLineBreak), self.first_character());
                if !self.begins_attribute() {
                    self.skip_line();
                }
            }
        }
    }
}
