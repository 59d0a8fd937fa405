//! Lists and mappings: where they begin and end, and what their keys are.

use granit_parser::StructureStyle;

use super::mistake::YamlMistake;
use super::{About, Frame, NESTING_LIMIT, PendingKey, Reader, Skipping, alias};
use crate::syntax::error::SyntaxErrorKind;
use crate::syntax::placeholder;
use crate::syntax::tree::{Expression, Key, NodeId, NodeKind, Tree};

impl Reader<'_> {
    pub(super) fn key(&mut self, text: &str, start: usize, end: usize) {
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

    pub(super) fn open(&mut self, mapping: bool, style: StructureStyle, about: About, start: usize) {
        let rest = self.source.get(start..).unwrap_or_default();
        // `[a: b]` holds a flow mapping without brackets.
        let flow = style == StructureStyle::Flow && rest.starts_with(['{', '[']);
        let template =
            flow && (mapping && rest.starts_with("{{") || placeholder::in_double_brackets(rest).is_some());
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
    pub(super) fn first_dash(&self, start: usize) -> usize {
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

    pub(super) fn skipped(&mut self, end: usize) {
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
    pub(super) fn close(&mut self, end: Option<usize>) {
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
            let value = self.tree.add(kind, span, complete);
            return self.expression(&frame.about, value, frame.start, end_offset);
        }
        let node = self.put(kind, frame.start, end_offset, complete);
        self.anchors.insert(frame.about.anchor, node);
    }
}
