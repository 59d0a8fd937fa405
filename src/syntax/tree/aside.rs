//! What a dialect changes in a tree: names of keys, values that stand for others, entries that are left out. The text stays as it
//! is, and so do spans; a note beside the node tells what was written.

use super::{NodeId, NodeKind, Tree};
use crate::text::Span;

/// What is noted of a node when a document is read in the terms of the API.
#[derive(Clone, Debug, Default)]
pub(super) struct Aside {
    /// Its key as written, when the key of the node is another.
    written_key: Option<String>,
    /// The structure of the API that it, or each of its elements, is.
    structure: Option<&'static str>,
    /// The whole entry of its parent, when it stands inside of something that chose it, as `Fn::If` does.
    entry: Option<Span>,
    /// Whether entries of it were left out.
    is_thinned: bool,
    /// Whether its value was worked out rather than written.
    is_computed: bool,
    /// For a tagged value of YAML, the value behind the tag.
    tagged: Option<NodeId>,
}

impl Tree {
    fn aside(&mut self, id: NodeId) -> Option<&mut Aside> {
        self.nodes.get_mut(id.0 as usize).map(|node| &mut **node.aside.get_or_insert_default())
    }

    /// Gives a member the name that the API has for it. The key as written is kept.
    pub fn respell(&mut self, id: NodeId, name: &str) {
        let Some(key) = self.nodes.get_mut(id.0 as usize).and_then(|node| node.key.as_mut()) else { return };
        let written = std::mem::replace(&mut key.text, name.to_owned());
        if let Some(aside) = self.aside(id) {
            aside.written_key.get_or_insert(written);
        }
    }

    /// The key of a node as it stands in the text.
    pub fn written_key(&self, id: NodeId) -> &str {
        let written = self.node(id).aside.as_ref().and_then(|aside| aside.written_key.as_deref());
        written.unwrap_or_else(|| self.key(id))
    }

    /// Notes which structure of the API a node, or each of its elements, is.
    pub fn set_structure(&mut self, id: NodeId, structure: &'static str) {
        if let Some(aside) = self.aside(id) {
            aside.structure = Some(structure);
        }
    }

    /// The structure of the API that a node, or each of its elements, is; known in documents of another dialect only.
    pub fn structure(&self, id: NodeId) -> Option<&'static str> {
        self.node(id).aside.as_ref()?.structure
    }

    /// Puts a value in the place of the entry that chose it: it takes over the key, and is removed with the whole entry.
    pub fn choose(&mut self, entry: NodeId, chosen: NodeId) {
        let (key, parent, span) = {
            let node = self.node(entry);
            (node.key.clone(), node.parent, self.entry_span(entry))
        };
        let written = self.node(entry).aside.as_ref().and_then(|aside| aside.written_key.clone());
        if let Some(node) = self.nodes.get_mut(chosen.0 as usize) {
            node.key = key;
            node.parent = parent;
        }
        if let Some(aside) = self.aside(chosen) {
            aside.entry = Some(span);
            aside.written_key = written;
        }
    }

    /// Makes a member an element: it loses its key, and is removed with the whole entry.
    pub fn make_element(&mut self, id: NodeId) {
        self.set_entry(id, self.member_span(id));
        if let Some(node) = self.nodes.get_mut(id.0 as usize) {
            node.key = None;
        }
    }

    /// Notes the whole entry of its parent that a node stands for.
    pub(super) fn set_entry(&mut self, id: NodeId, span: Span) {
        if let Some(aside) = self.aside(id) {
            aside.entry = Some(span);
        }
    }

    /// Lets a node that stands for several reach as far as the last of them.
    pub fn widen(&mut self, id: NodeId, span: Span) {
        if let Some(node) = self.nodes.get_mut(id.0 as usize) {
            node.span = node.span.cover(span);
        }
    }

    /// Where an entry of an object or array stands, without its key: the value, or what it was chosen in.
    pub(super) fn entry_span(&self, id: NodeId) -> Span {
        let node = self.node(id);
        node.aside.as_ref().and_then(|aside| aside.entry).unwrap_or(node.span)
    }

    /// Keeps some of the entries of an object or array: those that there are when the others are left out.
    pub fn thin(&mut self, id: NodeId, kept: Vec<NodeId>) {
        let kind = match self.kind(id) {
            NodeKind::Object(_) => NodeKind::Object(kept),
            _ => NodeKind::Array(kept),
        };
        self.set_kind(id, kind);
        if let Some(aside) = self.aside(id) {
            aside.is_thinned = true;
        }
    }

    /// Does the text hold more entries of an object or array than the tree?
    pub fn is_thinned(&self, id: NodeId) -> bool {
        self.node(id).aside.as_ref().is_some_and(|aside| aside.is_thinned)
    }

    /// Notes that the value of a node was worked out of something else that is written there.
    pub fn set_computed(&mut self, id: NodeId) {
        if let Some(aside) = self.aside(id) {
            aside.is_computed = true;
        }
    }

    /// Was the value of a node worked out rather than written?
    pub fn is_computed(&self, id: NodeId) -> bool {
        self.node(id).aside.as_ref().is_some_and(|aside| aside.is_computed)
    }

    /// Notes the value behind a tag.
    pub fn set_tagged(&mut self, id: NodeId, value: NodeId) {
        if let Some(node) = self.nodes.get_mut(value.0 as usize) {
            node.parent = Some(id);
        }
        if let Some(aside) = self.aside(id) {
            aside.tagged = Some(value);
        }
    }

    /// The value behind a tag of YAML that is no tag of the core schema: of `!Sub text` the text.
    pub fn tagged(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).aside.as_ref()?.tagged
    }
}
