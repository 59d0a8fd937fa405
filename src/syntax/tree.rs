//! The tree that every language is parsed into: an arena of nodes with exact byte spans.
//!
//! Later layers keep [`NodeId`]s, not spans: from a node follow its value span, its key span, its parent, its path and the
//! means to edit it.

mod aside;

use std::collections::BTreeMap;

use super::fragment::Fragment;
use crate::text::Span;
use aside::Aside;

/// A node of one [`Tree`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(u32);

/// One value in the text.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// Where the value stands, brackets and quotes included.
    pub span: Span,
    /// The object or array that holds it.
    pub parent: Option<NodeId>,
    /// Its key, when the parent is an object.
    pub key: Option<Key>,
    /// False when the end is missing: an unclosed bracket or quote.
    pub complete: bool,
    /// For what a YAML alias or merge key repeats: the node where it is written. The spans of such a node are the alias,
    /// edits of it are made where it is written.
    pub origin: Option<NodeId>,
    /// What a dialect did to it; most nodes stand as they were read.
    aside: Option<Box<Aside>>,
}

/// The key of a member. Kept also when the same key stands twice in one object.
#[derive(Clone, Debug)]
pub struct Key {
    /// The key without quotes and escapes.
    pub text: String,
    /// Where it stands, quotes included.
    pub span: Span,
}

/// The kinds of value.
#[derive(Clone, Debug)]
pub enum NodeKind {
    /// Members in the order of the text, duplicates included. Each member's node carries its key.
    Object(Vec<NodeId>),
    /// Elements in the order of the text.
    Array(Vec<NodeId>),
    /// A string.
    String(Scalar),
    /// A number, as written.
    Number(String),
    /// `true` or `false`.
    Bool(bool),
    /// `null`, or nothing at all in YAML.
    Null,
    /// Something a tool replaces before ECS sees it: `${cpu}` outside quotes, a CloudFormation function, …
    Dynamic(Expression),
    /// A hole: the value is missing or could not be read. A syntax error stands beside it.
    Error,
}

/// The value of a string and where each part of it stands in the text.
#[derive(Clone, Debug, Default)]
pub struct Scalar {
    /// The string, escapes resolved.
    pub value: String,
    /// Where value and text run in step: pairs of (offset in the value, offset in the text), sorted.
    /// Between two pairs both grow alike.
    pub anchors: Vec<(u32, u32)>,
}

impl Scalar {
    /// The place in the text of an offset in the value.
    pub fn source_offset(&self, offset: u32) -> Option<u32> {
        let index = self.anchors.partition_point(|&(value, _)| value <= offset).checked_sub(1)?;
        let &(value, source) = self.anchors.get(index)?;
        let next = self.anchors.get(index + 1).map_or(u32::MAX, |&(_, source)| source);
        Some((source + (offset - value)).min(next))
    }
}

/// Text that is not known before another tool has replaced it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expression {
    /// As written.
    pub text: String,
}

/// An arena of nodes with one root.
#[derive(Clone, Debug)]
pub struct Tree {
    nodes: Vec<Node>,
    root: NodeId,
    /// For what YAML aliases and merge keys repeat: where it is written, and its copies.
    copies: BTreeMap<NodeId, Vec<NodeId>>,
    /// Spans of all comments, in order.
    pub comments: Vec<Span>,
    /// The parts of the text that are JSON inside of something else.
    pub fragments: Vec<Fragment>,
}

impl Default for Tree {
    fn default() -> Self {
        let root = Node {
            kind: NodeKind::Error,
            span: Span::default(),
            parent: None,
            key: None,
            complete: true,
            origin: None,
            aside: None,
        };
        Self {
            nodes: vec![root],
            root: NodeId(0),
            copies: BTreeMap::new(),
            comments: Vec::new(),
            fragments: Vec::new(),
        }
    }
}

impl Tree {
    /// A tree whose nodes are added by a parser. The root is a hole until [`Tree::set_root`].
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a node without a parent. Children of objects and arrays are adopted.
    pub fn add(&mut self, kind: NodeKind, span: Span, complete: bool) -> NodeId {
        let id = NodeId(crate::text::span::clamp(self.nodes.len()));
        self.adopt(id, &kind);
        self.nodes.push(Node { kind, span, parent: None, key: None, complete, origin: None, aside: None });
        id
    }

    fn adopt(&mut self, parent: NodeId, kind: &NodeKind) {
        if let NodeKind::Object(children) | NodeKind::Array(children) = kind {
            for child in children {
                if let Some(node) = self.nodes.get_mut(child.0 as usize) {
                    node.parent = Some(parent);
                }
            }
        }
    }

    /// Makes a node another kind of value in the same place. Children of objects and arrays are adopted.
    pub fn set_kind(&mut self, id: NodeId, kind: NodeKind) {
        self.adopt(id, &kind);
        if let Some(node) = self.nodes.get_mut(id.0 as usize) {
            node.kind = kind;
        }
    }

    /// Gives a node its key.
    pub fn set_key(&mut self, id: NodeId, key: Key) {
        if let Some(node) = self.nodes.get_mut(id.0 as usize) {
            node.key = Some(key);
        }
    }

    /// Puts the root of another tree in the place of a node, under its key.
    pub(super) fn graft(&mut self, place: NodeId, other: Self) -> NodeId {
        let shift = crate::text::span::clamp(self.nodes.len());
        let moved = |id: NodeId| NodeId(id.0 + shift);
        for mut node in other.nodes {
            node.parent = node.parent.map(moved);
            node.origin = node.origin.map(moved);
            if let NodeKind::Object(children) | NodeKind::Array(children) = &mut node.kind {
                children.iter_mut().for_each(|child| *child = moved(*child));
            }
            self.nodes.push(node);
        }
        let (root, parent, key) = (moved(other.root), self.node(place).parent, self.node(place).key.clone());
        self.set_entry(root, self.entry_span(place));
        if let Some(node) = self.nodes.get_mut(root.0 as usize) {
            (node.parent, node.key) = (parent, key);
        }
        match parent.and_then(|parent| self.nodes.get_mut(parent.0 as usize)).map(|parent| &mut parent.kind) {
            Some(NodeKind::Object(children) | NodeKind::Array(children)) => {
                children.iter_mut().filter(|child| **child == place).for_each(|child| *child = root);
            }
            _ => self.root = root,
        }
        root
    }

    /// Changes every node, also those that are not reached from the root.
    pub(super) fn each_node(&mut self, change: impl FnMut(&mut Node)) {
        self.nodes.iter_mut().for_each(change);
    }

    /// Says that a node only repeats another.
    pub fn set_origin(&mut self, id: NodeId, origin: NodeId) {
        if let Some(node) = self.nodes.get_mut(id.0 as usize) {
            node.origin = Some(origin);
        }
        self.copies.entry(self.written(origin)).or_default().push(id);
    }

    /// Does the tree repeat anything?
    pub fn has_copies(&self) -> bool {
        !self.copies.is_empty()
    }

    /// The nodes that repeat one that is written in the text.
    pub fn copies(&self, written: NodeId) -> &[NodeId] {
        self.copies.get(&written).map(Vec::as_slice).unwrap_or_default()
    }

    /// The node where a value is written: itself, unless a YAML alias or merge key repeats it.
    pub fn written(&self, id: NodeId) -> NodeId {
        let mut found = id;
        while let Some(origin) = self.node(found).origin {
            found = origin;
        }
        found
    }

    /// Chooses the root.
    pub fn set_root(&mut self, id: NodeId) {
        self.root = id;
    }

    /// The root.
    pub fn root(&self) -> NodeId {
        self.root
    }

    /// A node. Ids come from this tree only, so there always is one; a foreign id gives the root.
    #[expect(clippy::indexing_slicing, reason = "a tree has at least its first node")]
    pub fn node(&self, id: NodeId) -> &Node {
        self.nodes.get(id.0 as usize).unwrap_or(&self.nodes[0])
    }

    /// What kind of value a node is.
    pub fn kind(&self, id: NodeId) -> &NodeKind {
        &self.node(id).kind
    }

    /// Where the value stands.
    pub fn span(&self, id: NodeId) -> Span {
        self.node(id).span
    }

    /// Where the key stands; for an element or the root, where the value begins.
    pub fn key_span(&self, id: NodeId) -> Span {
        let node = self.node(id);
        match &node.key {
            Some(key) => key.span,
            None => self.opening(id),
        }
    }

    /// Key and value together, or the value alone.
    pub fn member_span(&self, id: NodeId) -> Span {
        let span = self.entry_span(id);
        self.node(id).key.as_ref().map_or(span, |key| key.span.cover(span))
    }

    /// The first character of an object or array, the whole of anything else: where to mark something short.
    pub fn opening(&self, id: NodeId) -> Span {
        let node = self.node(id);
        match node.kind {
            NodeKind::Object(_) | NodeKind::Array(_) if !node.span.is_empty() => {
                Span::new(node.span.start, node.span.start + 1)
            }
            _ => node.span,
        }
    }

    /// Where to say that something is missing from an object: at its key, else at the `name` of a list element, else at
    /// its opening bracket.
    pub fn label_span(&self, id: NodeId) -> Span {
        if self.node(id).key.is_some() {
            return self.key_span(id);
        }
        match self.get(id, "name") {
            Some(name) if matches!(self.kind(name), NodeKind::String(_)) => self.span(name),
            _ => match (self.kind(id), self.members(id).first()) {
                // In YAML an object has no bracket: its first key stands for it.
                (NodeKind::Object(_), Some(&first)) => self.key_span(first),
                _ => self.opening(id),
            },
        }
    }

    /// The members of an object, duplicates included; empty for anything else.
    pub fn members(&self, id: NodeId) -> &[NodeId] {
        match self.kind(id) {
            NodeKind::Object(children) => children,
            _ => &[],
        }
    }

    /// The elements of an array; empty for anything else.
    pub fn elements(&self, id: NodeId) -> &[NodeId] {
        match self.kind(id) {
            NodeKind::Array(children) => children,
            _ => &[],
        }
    }

    /// Members or elements.
    pub fn children(&self, id: NodeId) -> &[NodeId] {
        match self.kind(id) {
            NodeKind::Object(children) | NodeKind::Array(children) => children,
            _ => &[],
        }
    }

    /// The key of a node, or "" where it has none.
    pub fn key(&self, id: NodeId) -> &str {
        self.node(id).key.as_ref().map_or("", |key| key.text.as_str())
    }

    /// A member of an object by key. Of duplicates the last, as JSON readers do.
    pub fn get(&self, id: NodeId, key: &str) -> Option<NodeId> {
        self.members(id).iter().rev().copied().find(|&member| self.key(member) == key)
    }

    /// The value of a string node.
    pub fn string(&self, id: NodeId) -> Option<&str> {
        match self.kind(id) {
            NodeKind::String(scalar) => Some(&scalar.value),
            _ => None,
        }
    }

    /// Where a part of a string stands; `part` counts in the value. The whole string when it is not one.
    pub fn part_span(&self, id: NodeId, part: Span) -> Span {
        let node = self.node(id);
        let NodeKind::String(scalar) = &node.kind else { return node.span };
        match (scalar.source_offset(part.start), scalar.source_offset(part.end)) {
            (Some(start), Some(end)) => Span::new(start, end),
            _ => node.span,
        }
    }

    /// The innermost node whose key or value touches an offset.
    pub fn node_at(&self, offset: u32) -> NodeId {
        let mut found = self.root;
        loop {
            let touching = |child: &&NodeId| self.member_span(**child).touches(offset);
            match self.children(found).iter().rev().find(touching) {
                Some(&child) => found = child,
                None => return found,
            }
        }
    }

    /// The node and everything that holds it, innermost first.
    pub fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(Some(id), |&id| self.node(id).parent)
    }

    /// All nodes below and including `id`, parents before children, in the order of the text.
    pub fn descendants(&self, id: NodeId) -> Vec<NodeId> {
        // Most often nearly all nodes are asked for.
        let most = if self.node(id).parent.is_none() { self.len() } else { 32 };
        let mut found = Vec::with_capacity(most);
        let mut open = Vec::with_capacity(32);
        open.push(id);
        while let Some(id) = open.pop() {
            found.push(id);
            open.extend(self.children(id).iter().rev());
        }
        found
    }

    /// Number of nodes, holes included.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Never true: there is always a root.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }
}
