//! The YAML reader: the events of granit-parser become the same tree that JSON becomes.
//!
//! Only this module knows the scanner. Values are resolved by the core schema of YAML 1.2 (`schema`); aliases and merge keys are
//! followed (`alias`); a tag of its own, as CloudFormation uses them (`!Sub`), makes a value an expression. Where the scanner
//! gives up, `recover` repairs a copy of the text and reads on.

pub mod alias;
mod collection;
mod line;
pub mod mistake;
mod recover;
mod repair;
mod scalar;
pub mod schema;
mod value;

use std::collections::BTreeMap;

use granit_parser::{Event, Parser, Span as EventSpan, Tag};

use super::error::{SyntaxError, SyntaxErrorKind};
use super::tree::{Key, NodeId, NodeKind, Tree};
use crate::text::{Span, order};
use mistake::YamlMistake;
use recover::Repaired;

/// How deep values may be nested, as in JSON.
const NESTING_LIMIT: usize = super::json::DEPTH_LIMIT;

/// Parses YAML. There is a tree for every input.
pub fn parse(text: &str) -> (Tree, Vec<SyntaxError>) {
    read(&Repaired::untouched(text)).or_else(|| read(&recover::repair(text))).unwrap_or_default()
}

/// Reads a text up to its end, or up to a mistake that is beyond repair. `None` when the scanner stopped at one that nobody
/// has looked at yet.
fn read(repaired: &Repaired<'_>) -> Option<(Tree, Vec<SyntaxError>)> {
    let mut reader = Reader {
        written: repaired.written,
        source: &repaired.text,
        repaired,
        tree: Tree::new(),
        errors: repaired.errors.clone(),
        frames: Vec::new(),
        skipping: None,
        anchors: BTreeMap::new(),
        copied: 0,
        root: None,
    };
    let whole = reader.run();
    (whole || repaired.tried).then_some((reader.tree, reader.errors))
}

/// One reading of one text.
struct Reader<'a> {
    /// The text as it was given.
    written: &'a str,
    /// The text that is read; offsets in it are traced back before they leave this module.
    source: &'a str,
    repaired: &'a Repaired<'a>,
    tree: Tree,
    errors: Vec<SyntaxError>,
    /// The open lists and mappings, innermost last.
    frames: Vec<Frame>,
    skipping: Option<Skipping>,
    /// The value of each anchor that is complete.
    anchors: BTreeMap<usize, NodeId>,
    /// How many nodes the aliases have made.
    copied: usize,
    root: Option<NodeId>,
}

/// An open list or mapping.
struct Frame {
    mapping: bool,
    flow: bool,
    start: usize,
    /// One past the last byte that belongs to it so far.
    end: usize,
    about: About,
    children: Vec<NodeId>,
    /// In a mapping, the key whose value comes next.
    key: Option<PendingKey>,
}

/// A key that waits for its value.
enum PendingKey {
    Key {
        key: Key,
        end: usize,
    },
    /// Not a key that a task definition can have; its value is left out.
    Refused,
}

/// What stands before a value: anchor and tag.
struct About {
    anchor: usize,
    /// Where a tag that makes the value an expression begins.
    expression: Option<usize>,
}

/// A collection whose inside is not read.
struct Skipping {
    level: usize,
    start: usize,
    anchor: usize,
    template: bool,
}

impl Reader<'_> {
    /// Follows the events. False when the scanner stopped early.
    fn run(&mut self) -> bool {
        let mut documents = 0;
        let mut whole = true;
        for next in Parser::new_from_str_with_options(self.source, recover::options()) {
            let Ok((event, span)) = next else {
                whole = false;
                break;
            };
            let range = span.byte_range().unwrap_or_default();
            match event {
                Event::DocumentStart(..) if documents == 0 => documents = 1,
                Event::DocumentStart(explicit, _) => {
                    documents += 1;
                    if !explicit {
                        self.second_document(range.start);
                        break;
                    }
                }
                Event::Comment(..) => {
                    let comment = self.span(range.start, range.end);
                    self.tree.comments.push(comment);
                }
                // A marker with nothing behind it is no second document.
                Event::Scalar(..) if documents > 1 && range.is_empty() => break,
                ref node if documents > 1 && node.is_node() => {
                    self.second_document(range.start);
                    break;
                }
                event => self.event(event, &span, range.start, range.end),
            }
        }
        while !self.frames.is_empty() {
            self.close(None);
        }
        self.finish();
        whole
    }

    fn finish(&mut self) {
        let empty = |root: &NodeId| {
            self.tree.span(*root).is_empty() && matches!(self.tree.kind(*root), NodeKind::Null)
        };
        let root = match self.root.filter(|root| !empty(root)) {
            Some(root) => root,
            None => {
                if self.errors.is_empty() {
                    self.error(SyntaxErrorKind::EmptyText, Span::at(0));
                }
                self.tree.add(NodeKind::Error, Span::at(0), true)
            }
        };
        self.tree.set_root(root);
        order::by(&mut self.tree.comments, Ord::cmp);
    }

    fn second_document(&mut self, at: usize) {
        let length = self.source.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        let span = self.span(at, at + length);
        self.error(SyntaxErrorKind::SecondDocument, span);
    }

    fn event(&mut self, event: Event<'_>, span: &EventSpan, start: usize, end: usize) {
        if let Some(skipping) = &mut self.skipping {
            match event {
                Event::SequenceStart(..) | Event::MappingStart(..) => skipping.level += 1,
                Event::SequenceEnd | Event::MappingEnd => {
                    skipping.level -= 1;
                    if skipping.level == 0 {
                        self.skipped(end);
                    }
                }
                _ => {}
            }
            return;
        }
        match event {
            Event::Scalar(value, style, anchor, tag) => {
                let about = about(anchor, tag.as_deref(), span);
                self.scalar(&value, style, &about, tag.as_deref(), start, end);
            }
            Event::SequenceStart(style, anchor, tag) => {
                self.open(false, style, about(anchor, tag.as_deref(), span), start);
            }
            Event::MappingStart(style, anchor, tag) => {
                self.open(true, style, about(anchor, tag.as_deref(), span), start);
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(Some(end)),
            Event::Alias(anchor) => self.alias(anchor, start, end),
            Event::UnresolvedAlias(_) => {
                let span = self.span(start, end);
                self.error(SyntaxErrorKind::Yaml(YamlMistake::UnknownAnchor), span);
                self.put(NodeKind::Error, start, end, true);
            }
            _ => {}
        }
    }

    /// Is the next node the key of a mapping?
    fn wants_key(&self) -> bool {
        self.frames.last().is_some_and(|frame| frame.mapping && frame.key.is_none())
    }

    /// Adds a node and hands it to the open list or mapping.
    fn put(&mut self, kind: NodeKind, start: usize, end: usize, complete: bool) -> NodeId {
        let span = self.span(start, end);
        let node = self.tree.add(kind, span, complete);
        self.attach(node, start, end);
        node
    }

    fn attach(&mut self, node: NodeId, start: usize, end: usize) {
        let Some(frame) = self.frames.last_mut() else {
            self.root = self.root.or(Some(node));
            return;
        };
        frame.end = frame.end.max(end);
        if !frame.mapping {
            frame.children.push(node);
            return;
        }
        match frame.key.take() {
            Some(PendingKey::Key { key, .. }) => {
                self.tree.set_key(node, key);
                frame.children.push(node);
            }
            Some(PendingKey::Refused) => {}
            None => {
                let span = self.span(start, end);
                self.error(SyntaxErrorKind::Yaml(YamlMistake::KeyNotText), span);
                if let Some(frame) = self.frames.last_mut() {
                    frame.key = Some(PendingKey::Refused);
                }
            }
        }
    }

    /// A span in the text as it was given.
    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.repaired.original(start), self.repaired.original(end))
    }

    fn error(&mut self, kind: SyntaxErrorKind, span: Span) {
        self.errors.push(SyntaxError { kind, span, fix: None });
    }
}

fn about(anchor: usize, tag: Option<&Tag>, span: &EventSpan) -> About {
    let own = tag.is_some_and(|tag| !tag.is_yaml_core_schema() && !tag.suffix().is_empty());
    let start = span.tag_span().and_then(|tag| tag.byte_range()).map(|range| range.start);
    About { anchor, expression: start.filter(|_| own) }
}
