//! Puts what functions give in their place in the tree.
//!
//! A text becomes a string, or an expression where parts of it are open. A branch of `Fn::If` takes the place of the whole
//! call. What is left out is taken out of its list or object.

use super::DEEPEST;
use super::function;
use super::value::{Outcome, Reader, Text, as_known, written};
use crate::syntax::{Expression, NodeId, NodeKind, Scalar};

impl Reader<'_> {
    /// Puts what functions give in their place, below a node that is no call itself.
    pub(super) fn lower(&mut self, node: NodeId, depth: usize) {
        let children = self.tree.children(node).to_vec();
        let mut kept = Vec::with_capacity(children.len());
        let mut is_changed = false;
        for &child in &children {
            let found = self.entry(child, depth);
            is_changed |= found != Some(child);
            kept.extend(found);
        }
        if !is_changed {
            return;
        }
        if kept.len() < children.len() {
            self.tree.thin(node, kept);
        } else {
            let kind = match self.tree.kind(node) {
                NodeKind::Object(_) => NodeKind::Object(kept),
                _ => NodeKind::Array(kept),
            };
            self.tree.set_kind(node, kind);
        }
    }

    /// What stands in the place of an entry of a list or object.
    fn entry(&mut self, entry: NodeId, depth: usize) -> Option<NodeId> {
        let Some(call) = function::call(self.tree, entry) else {
            self.lower(entry, depth);
            return Some(entry);
        };
        let outcome = match self.outcome(call, 0) {
            // Where texts are open, branches may still be read.
            Outcome::Text(text) if as_known(&text).is_none() => {
                self.assume(call).unwrap_or(Outcome::Text(text))
            }
            outcome => outcome,
        };
        match outcome {
            Outcome::Text(text) => self.put(entry, call.argument, &text),
            Outcome::List(texts) => {
                let span = self.tree.span(entry);
                let element = |text: &Text, reader: &mut Self| {
                    let kind = kind(text, Vec::new());
                    let node = reader.tree.add(kind, span, true);
                    reader.tree.set_computed(node);
                    node
                };
                let elements = texts.iter().map(|text| element(text, self)).collect();
                self.tree.set_kind(entry, NodeKind::Array(elements));
                self.tree.set_computed(entry);
            }
            Outcome::Nothing => return None,
            Outcome::Node(chosen) if depth < DEEPEST && self.is_below(chosen, entry) => {
                self.tree.choose(entry, chosen);
                return self.entry(chosen, depth + 1);
            }
            // A value of a mapping, which stands elsewhere and may be used again.
            Outcome::Node(chosen) => {
                let text = self.text(chosen, 0);
                self.put(entry, call.argument, &text);
            }
        }
        Some(entry)
    }

    fn is_below(&self, node: NodeId, ancestor: NodeId) -> bool {
        self.tree.ancestors(node).any(|other| other == ancestor)
    }

    /// Makes a call the text that it gives.
    fn put(&mut self, node: NodeId, argument: NodeId, text: &Text) {
        let anchors = match self.tree.kind(argument) {
            // `!Sub text` without a variable is that text.
            NodeKind::String(scalar) if as_known(text).as_deref() == Some(scalar.value.as_str()) => {
                scalar.anchors.clone()
            }
            _ => Vec::new(),
        };
        if anchors.is_empty() {
            self.tree.set_computed(node);
        }
        self.tree.set_kind(node, kind(text, anchors));
    }
}

fn kind(text: &Text, anchors: Vec<(u32, u32)>) -> NodeKind {
    match as_known(text) {
        Some(value) => NodeKind::String(Scalar { value, anchors }),
        None => NodeKind::Dynamic(Expression { text: written(text) }),
    }
}
