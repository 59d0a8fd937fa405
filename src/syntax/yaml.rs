//! The YAML reader: the events of granit-parser become the same tree that JSON becomes.
//!
//! Only this module knows the scanner. Values are resolved by the core schema of YAML 1.2 (`schema`); aliases and merge keys are
//! followed (`alias`); a tag of its own, as CloudFormation uses them (`!Sub`), makes a value an expression. Where the scanner
//! gives up, `recover` repairs a copy of the text and reads on.

pub mod alias;
mod line;
pub mod mistake;
mod recover;
mod repair;
mod scalar;
pub mod schema;

use std::collections::BTreeMap;

use granit_parser::{Event, Parser, ScalarStyle, Span as EventSpan, StructureStyle, Tag};

use super::error::{SyntaxError, SyntaxErrorKind};
use super::placeholder;
use super::tree::{Expression, Key, NodeId, NodeKind, Scalar, Tree};
use crate::text::Span;
use mistake::YamlMistake;
use recover::Repaired;
use repair::{DYNAMIC, HOLE};
use schema::Plain;

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
        self.tree.comments.sort();
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

    fn scalar(
        &mut self,
        value: &str,
        style: ScalarStyle,
        about: &About,
        tag: Option<&Tag>,
        start: usize,
        end: usize,
    ) {
        let (start, end) = match style {
            // The scanner leaves out the `|` of a block of text and takes in the blank lines behind it.
            ScalarStyle::Literal | ScalarStyle::Folded => {
                let start = self.block_header(start);
                let source = self.source.get(start..end).unwrap_or_default();
                (start, start + source.trim_end().len())
            }
            _ => (start, end),
        };
        let source = self.source.get(start..end).unwrap_or_default();
        if self.wants_key() {
            let text = if source.is_empty() { "" } else { value };
            return self.key(text, start, end);
        }
        if source.is_empty() && about.expression.is_none() {
            return self.nothing(value, tag, about.anchor);
        }
        let span = self.span(start, end);
        if source != span.of(self.written) && [HOLE, DYNAMIC].contains(&source) {
            let text = span.of(self.written).to_owned();
            let kind = if source == HOLE { NodeKind::Error } else { NodeKind::Dynamic(Expression { text }) };
            self.put(kind, start, end, source != HOLE);
            return;
        }
        let kind = match resolved(value, style, tag) {
            _ if about.expression.is_some() => return self.expression(about, start, end),
            Plain::Null => NodeKind::Null,
            Plain::Bool(value) => NodeKind::Bool(value),
            Plain::Number(number) => NodeKind::Number(number),
            Plain::String if style == ScalarStyle::Plain && is_placeholder(source) => {
                NodeKind::Dynamic(Expression { text: source.to_owned() })
            }
            Plain::String => {
                let anchors = scalar::anchors(value, source, style, start);
                let anchors = anchors.iter().map(|&(value, at)| (value, self.repaired.original(at as usize)));
                NodeKind::String(Scalar { value: value.to_owned(), anchors: anchors.collect() })
            }
        };
        let written = span.of(self.written);
        let closed = !written.starts_with(['"', '\'']) || (span.len() > 1 && written.ends_with(['"', '\'']));
        let node = self.put(kind, start, end, closed);
        self.anchors.insert(about.anchor, node);
    }

    /// The `|` or `>` of a block of text whose first line the scanner has named: on the last line with text before it.
    fn block_header(&self, start: usize) -> usize {
        let from = match self.frames.last() {
            Some(Frame { key: Some(PendingKey::Key { end, .. }), .. }) => *end,
            Some(frame) => frame.end,
            None => 0,
        };
        let before = self.source.get(from..start).unwrap_or_default().trim_end();
        let line_start = before.rfind(['\n', '\r']).map_or(0, |index| index + 1);
        let line = before.get(line_start..).unwrap_or_default();
        let line = line.split(" #").next().unwrap_or_default();
        line.rfind(['|', '>']).map_or(start, |index| from + line_start + index)
    }

    /// A value that is left out: `key:` or `-` alone. It stands behind the colon or dash.
    fn nothing(&mut self, value: &str, tag: Option<&Tag>, anchor: usize) {
        let at = match self.frames.last() {
            Some(Frame { key: Some(PendingKey::Key { end, .. }), .. }) => {
                self.behind(*end, ':').unwrap_or(*end)
            }
            Some(Frame { mapping: false, flow: false, start, end, .. }) => {
                self.behind((*start).max(*end), '-').unwrap_or(*end)
            }
            Some(frame) => frame.end,
            None => 0,
        };
        let kind = match tag {
            Some(tag) if tag.is_yaml_core_schema_tag("str") => {
                NodeKind::String(Scalar { value: String::new(), anchors: Vec::new() })
            }
            _ if value.is_empty() || value == "~" => NodeKind::Null,
            _ => NodeKind::Error,
        };
        let node = self.put(kind, at, at, true);
        self.anchors.insert(anchor, node);
    }

    /// One past the next `mark`, when only blanks, line breaks and comments stand before it.
    fn behind(&self, from: usize, mark: char) -> Option<usize> {
        let mut at = from;
        loop {
            let rest = self.source.get(at..)?;
            let first = rest.chars().next()?;
            match first {
                _ if first == mark => return Some(at + 1),
                '#' => at += rest.find('\n')?,
                _ if first.is_whitespace() => at += first.len_utf8(),
                _ => return None,
            }
        }
    }

    fn key(&mut self, text: &str, start: usize, end: usize) {
        let span = self.span(start, end);
        let missing = start == end;
        if missing {
            self.error(SyntaxErrorKind::MissingKey, span);
        }
        let Some(frame) = self.frames.last_mut() else { return };
        // A block mapping begins at its first key.
        if !frame.flow && frame.children.is_empty() && !missing {
            frame.start = start;
        }
        frame.end = frame.end.max(end);
        let key = PendingKey::Key { key: Key { text: text.to_owned(), span }, end };
        frame.key = Some(if missing { PendingKey::Refused } else { key });
    }

    fn expression(&mut self, about: &About, start: usize, end: usize) {
        let start = about.expression.unwrap_or(start);
        let text = self.span(start, end).of(self.written).to_owned();
        let node = self.put(NodeKind::Dynamic(Expression { text }), start, end.max(start), true);
        self.anchors.insert(about.anchor, node);
    }

    fn open(&mut self, mapping: bool, style: StructureStyle, about: About, start: usize) {
        let rest = self.source.get(start..).unwrap_or_default();
        // `[a: b]` holds a flow mapping without brackets.
        let flow = style == StructureStyle::Flow && rest.starts_with(['{', '[']);
        let template = mapping && flow && rest.starts_with("{{");
        if template || self.frames.len() >= NESTING_LIMIT {
            if !template {
                let span = self.span(start, start + 1);
                self.error(SyntaxErrorKind::TooDeep(NESTING_LIMIT), span);
            }
            self.skipping = Some(Skipping { level: 1, start, anchor: about.anchor, template });
            return;
        }
        let start = if mapping || flow { start } else { self.first_dash(start) };
        self.frames.push(Frame { mapping, flow, start, end: start, about, children: Vec::new(), key: None });
    }

    /// Where a block list begins. For one in the column of its key the scanner names the first entry instead of the dash.
    fn first_dash(&self, start: usize) -> usize {
        let Some(Frame { key: Some(PendingKey::Key { end, .. }), .. }) = self.frames.last() else {
            return start;
        };
        let mut from = *end;
        for line in self.source.get(*end..).unwrap_or_default().split_inclusive('\n') {
            let blanks = line.len() - line.trim_start().len();
            if from > *end && line.get(blanks..).unwrap_or_default().starts_with('-') {
                return (from + blanks).min(start);
            }
            from += line.len();
        }
        start
    }

    fn skipped(&mut self, end: usize) {
        let Some(Skipping { start, anchor, template, .. }) = self.skipping.take() else { return };
        let text = self.span(start, end).of(self.written).to_owned();
        if template && self.wants_key() {
            return self.key(&text, start, end);
        }
        let kind = if template { NodeKind::Dynamic(Expression { text }) } else { NodeKind::Error };
        let node = self.put(kind, start, end, template);
        self.anchors.insert(anchor, node);
    }

    /// Ends the innermost list or mapping; without an end, because the text could not be read further.
    fn close(&mut self, end: Option<usize>) {
        if let Some(Frame { key: Some(PendingKey::Key { end, .. }), .. }) = self.frames.last() {
            let at = self.behind(*end, ':').unwrap_or(*end);
            self.put(NodeKind::Error, at, at, false);
        }
        let Some(frame) = self.frames.pop() else { return };
        let end_offset = match end {
            Some(end) if frame.flow => end,
            _ => frame.end,
        };
        let span = self.span(frame.start, end_offset);
        let bracket = span.of(self.written).ends_with([']', '}']);
        let complete = end.is_some() && (!frame.flow || (bracket && span.len() > 1));
        let kind = if frame.mapping {
            let written = self.written;
            let is_merge = |tree: &Tree, id: NodeId| {
                tree.key(id) == "<<"
                    && tree.node(id).key.as_ref().is_some_and(|key| key.span.of(written) == "<<")
            };
            NodeKind::Object(alias::merge(&mut self.tree, &frame.children, &is_merge))
        } else {
            NodeKind::Array(frame.children)
        };
        if self.wants_key() {
            self.error(SyntaxErrorKind::Yaml(YamlMistake::KeyNotText), span);
            if let Some(parent) = self.frames.last_mut() {
                parent.key = Some(PendingKey::Refused);
                parent.end = parent.end.max(end_offset);
            }
            return;
        }
        if frame.about.expression.is_some() {
            return self.expression(&frame.about, frame.start, end_offset);
        }
        let node = self.put(kind, frame.start, end_offset, complete);
        self.anchors.insert(frame.about.anchor, node);
    }

    fn alias(&mut self, anchor: usize, start: usize, end: usize) {
        let span = self.span(start, end);
        let Some(&original) = self.anchors.get(&anchor) else {
            self.error(SyntaxErrorKind::Yaml(YamlMistake::RecursiveAlias), span);
            self.put(NodeKind::Error, start, end, true);
            return;
        };
        if self.wants_key() {
            let text = self.tree.string(original).unwrap_or_default().to_owned();
            return self.key(&text, start, end);
        }
        let (count, depth) = alias::size(&self.tree, original);
        self.copied += count;
        let refused = if self.copied > alias::COPY_LIMIT {
            Some(SyntaxErrorKind::TooManyAliases)
        } else if self.frames.len() + depth > NESTING_LIMIT {
            Some(SyntaxErrorKind::TooDeep(NESTING_LIMIT))
        } else {
            None
        };
        let node = match refused {
            Some(kind) => {
                self.copied -= count;
                self.error(kind, span);
                self.tree.add(NodeKind::Error, span, true)
            }
            None => alias::copy(&mut self.tree, original, span),
        };
        self.attach(node, start, end);
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

/// What a scalar means, by its tag, its quotes, or else its text.
fn resolved(value: &str, style: ScalarStyle, tag: Option<&Tag>) -> Plain {
    let plain = schema::plain(value);
    match tag.and_then(Tag::core_suffix) {
        Some("int" | "float" | "bool" | "null") => plain,
        Some(_) => Plain::String,
        None if tag.is_some() || style != ScalarStyle::Plain => Plain::String,
        None => plain,
    }
}

/// Is the whole of a plain scalar a placeholder that may become anything?
fn is_placeholder(text: &str) -> bool {
    text.starts_with(['$', '%', '{']) && placeholder::length(text) == Some(text.len())
}
