//! Aliases and merge keys: copies of values that are written elsewhere.
//!
//! A copy is made of new nodes whose spans are the alias, so that what is said about them is said where they are used. Each
//! knows the node it repeats ([`crate::syntax::Node::origin`]), so that edits go where the text is.

use super::mistake::YamlMistake;
use super::{NESTING_LIMIT, Reader};
use crate::syntax::error::SyntaxErrorKind;
use crate::syntax::tree::{Key, NodeId, NodeKind, Scalar, Tree};
use crate::text::Span;
use crate::text::order;

/// How many nodes all aliases of a text may make together.
pub const COPY_LIMIT: usize = 10_000;

impl Reader<'_> {
    /// Puts a copy of the anchored value where the alias stands.
    pub(super) fn alias(&mut self, anchor: usize, start: usize, end: usize) {
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
        let mut refused = None;
        // Said once: when there are too many, every further one is.
        if self.copied <= COPY_LIMIT {
            let (count, depth) = size(&self.tree, original);
            self.copied += count;
            if self.copied > COPY_LIMIT {
                refused = Some(SyntaxErrorKind::TooManyAliases);
            } else if self.frames.len() + depth > NESTING_LIMIT {
                refused = Some(SyntaxErrorKind::TooDeep(NESTING_LIMIT));
            }
        }
        let node = if self.copied > COPY_LIMIT || refused.is_some() {
            self.tree.add(NodeKind::Error, span, true)
        } else {
            copy(&mut self.tree, original, span)
        };
        if let Some(kind) = refused {
            self.error(kind, span);
        }
        self.attach(node, start, end);
    }
}

/// Number of nodes below and including `id`, and how deep they are nested.
fn size(tree: &Tree, id: NodeId) -> (usize, usize) {
    let mut count = 0;
    let mut deepest = 0;
    let mut open = vec![(id, 1)];
    while let Some((id, depth)) = open.pop() {
        count += 1;
        deepest = deepest.max(depth);
        open.extend(tree.children(id).iter().copied().chain(tree.tagged(id)).map(|child| (child, depth + 1)));
    }
    (count, deepest)
}

/// Repeats a value at an alias. The caller has checked its size.
fn copy(tree: &mut Tree, original: NodeId, alias: Span) -> NodeId {
    repeat(tree, original, Some(alias))
}

fn repeat(tree: &mut Tree, original: NodeId, alias: Option<Span>) -> NodeId {
    let node = tree.node(original).clone();
    let tagged = tree.tagged(original).map(|value| repeat(tree, value, alias));
    let mut children = |children: &[NodeId]| -> Vec<NodeId> {
        children.iter().map(|&child| member(tree, child, alias)).collect()
    };
    let kind = match (node.kind, alias) {
        (NodeKind::Object(members), _) => NodeKind::Object(children(&members)),
        (NodeKind::Array(elements), _) => NodeKind::Array(children(&elements)),
        (NodeKind::String(scalar), Some(_)) => {
            NodeKind::String(Scalar { value: scalar.value, anchors: Vec::new() })
        }
        (kind, _) => kind,
    };
    let id = tree.add(kind, alias.unwrap_or(node.span), node.complete);
    tree.set_origin(id, original);
    if let Some(value) = tagged {
        tree.set_tagged(id, value);
    }
    id
}

fn member(tree: &mut Tree, original: NodeId, alias: Option<Span>) -> NodeId {
    let key = tree.node(original).key.clone();
    let id = repeat(tree, original, alias);
    if let Some(key) = key {
        tree.set_key(id, Key { span: alias.unwrap_or(key.span), text: key.text });
    }
    id
}

/// The members of a mapping after its merge keys (`<<`) have been followed: they stand where the merge key stood. A key that
/// is written in the mapping wins over a merged one, and of two merged ones the first.
pub(super) fn merge(
    tree: &mut Tree,
    members: &[NodeId],
    is_merge: &dyn Fn(&Tree, NodeId) -> bool,
) -> Vec<NodeId> {
    let own = members.iter().filter(|&&member| !is_merge(tree, member));
    let mut taken = order::set(own.map(|&member| tree.key(member).to_owned()));
    let mut merged = Vec::with_capacity(members.len());
    for &entry in members {
        let sources = if is_merge(tree, entry) { sources(tree, entry) } else { None };
        let Some(sources) = sources else {
            merged.push(entry);
            continue;
        };
        for source in sources {
            for child in tree.members(source).to_vec() {
                if taken.insert(tree.key(child).to_owned()) {
                    merged.push(member(tree, child, None));
                }
            }
        }
    }
    merged
}

/// The mappings that a merge key names, or `None` when it names something else.
fn sources(tree: &Tree, entry: NodeId) -> Option<Vec<NodeId>> {
    match tree.kind(entry) {
        NodeKind::Object(_) => Some(vec![entry]),
        NodeKind::Array(elements) => {
            let mappings = elements.iter().all(|&element| matches!(tree.kind(element), NodeKind::Object(_)));
            mappings.then(|| elements.clone())
        }
        _ => None,
    }
}
