//! Scalars: what they mean, where they stand, and what a missing one is.

use granit_parser::{ScalarStyle, Tag};

use super::repair::{DYNAMIC, HOLE};
use super::schema::{self, Plain};
use super::{About, Frame, PendingKey, Reader, scalar};
use crate::syntax::placeholder;
use crate::syntax::tree::{Expression, NodeId, NodeKind, Scalar};

impl Reader<'_> {
    pub(super) fn scalar(
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
        if about.expression.is_some() {
            let value = self.tree.add(kind, span, closed);
            return self.expression(about, value, start, end);
        }
        let node = self.put(kind, start, end, closed);
        self.anchors.insert(about.anchor, node);
    }

    /// The `|` or `>` of a block of text whose first line the scanner has named: on the last line with text before it.
    pub(super) fn block_header(&self, start: usize) -> usize {
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
    pub(super) fn nothing(&mut self, value: &str, tag: Option<&Tag>, anchor: usize) {
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

    /// One past the next `mark`, when only blanks, line breaks and comments stand before it. On another line it is one only
    /// with a blank behind it: `:b` begins a key there.
    pub(super) fn behind(&self, from: usize, mark: char) -> Option<usize> {
        let mut at = from;
        let mut same_line = true;
        loop {
            let rest = self.source.get(at..)?;
            let first = rest.chars().next()?;
            match first {
                _ if first == mark => {
                    let is_mark = same_line || rest.chars().nth(1).is_none_or(char::is_whitespace);
                    return is_mark.then_some(at + 1);
                }
                '#' => at += rest.find('\n')?,
                ' ' | '\t' | '\n' | '\r' => {
                    same_line &= first != '\n';
                    at += 1;
                }
                _ => return None,
            }
        }
    }

    /// A value with a tag of its own.
    pub(super) fn expression(&mut self, about: &About, value: NodeId, start: usize, end: usize) {
        let start = about.expression.unwrap_or(start);
        let text = self.span(start, end).of(self.written).to_owned();
        let node = self.put(NodeKind::Dynamic(Expression { text }), start, end.max(start), true);
        self.tree.set_tagged(node, value);
        self.anchors.insert(about.anchor, node);
    }
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
