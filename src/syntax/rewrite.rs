//! Edits that understand the tree: set, rename, insert and remove values, written in the file's own style.
//!
//! The values to write are given as JSON values. In JSON, and inside the brackets of YAML, entries are separated by commas
//! (`flow`); in the blocks of YAML, by lines and indentation (`block`); in HCL, by lines or commas (`entry`). A value that a YAML alias repeats is edited where it is
//! written, so such an edit reaches every place that repeats it.

mod block;
mod entry;
mod flow;
mod layout;

use std::borrow::Cow;
use std::ops::Range;

use serde_json::Value;

use super::{Document, Language, NodeId, NodeKind, print};
use crate::text::{Span, TextEdit, order};
use flow::on_one_line;

/// Replaces a value. No edit for one that is worked out of something else: what to change there is for the user to say.
pub fn replace(document: &Document, node: NodeId, value: &Value) -> TextEdit {
    let tree = &document.tree;
    if tree.is_computed(node) || tree.elements(node).iter().any(|&element| tree.is_computed(element)) {
        return TextEdit::default();
    }
    let value = &document.spelled(node, value);
    let node = written(document, node);
    if in_block(document, node) {
        block::replace(document, node, value)
    } else {
        flow::replace(document, node, value)
    }
}

/// Replaces a part of a string value; `part` counts in the value. `text` must need no escapes.
pub fn replace_part(document: &Document, node: NodeId, part: Span, text: &str) -> TextEdit {
    if document.tree.is_computed(node) {
        return TextEdit::default();
    }
    TextEdit::replace(document.tree.part_span(document.tree.written(node), part), text)
}

/// Gives a member another key. `None` for an element of an array.
pub fn rename(document: &Document, node: NodeId, key: &str) -> Option<TextEdit> {
    let nothing = Value::Null;
    let parent = document.tree.node(node).parent;
    let key = parent.map_or(Cow::Borrowed(key), |object| document.spelled_member(object, key, &nothing).0);
    let key = key.as_ref();
    let node = if is_repeated(document, node) { document.tree.written(node) } else { node };
    let span = document.tree.node(node).key.as_ref()?.span;
    let text = match document.language_of(node) {
        Language::Yaml => block::scalar_like(document.slice(span), key),
        Language::Json => on_one_line(&Value::from(key)),
        Language::Hcl if document.slice(span).starts_with('"') => on_one_line(&Value::from(key)),
        Language::Hcl => print::hcl::key(key),
    };
    Some(TextEdit::replace(span, text))
}

/// Removes members of one object or elements of one array, with their commas or lines. An object or array that loses all of
/// them stays, empty. `None` when they stand in different places, or when an alias elsewhere repeats what would go.
pub fn remove(document: &Document, nodes: &[NodeId]) -> Option<TextEdit> {
    let tree = &document.tree;
    let doomed: Vec<NodeId> = nodes
        .iter()
        .map(|&node| if is_repeated(document, node) { tree.written(node) } else { node })
        .collect();
    let parent = tree.node(*doomed.first()?).parent?;
    // The text holds entries that the tree has not; they would go too.
    if tree.is_thinned(parent) && !is_hcl(document, parent) {
        return None;
    }
    if doomed.iter().any(|&node| tree.node(node).parent != Some(parent) || is_needed(document, node)) {
        return None;
    }
    let children = tree.children(parent);
    // Blocks of which a dialect made a list go altogether.
    let is_made = tree.is_computed(parent) && is_hcl(document, parent);
    if !is_made && runs(children, &doomed).first() == Some(&(0..children.len())) {
        let empty = if matches!(tree.kind(parent), NodeKind::Array(_)) {
            Value::Array(Vec::new())
        } else {
            Value::Object(serde_json::Map::new())
        };
        let parent = written(document, parent);
        return Some(if in_block(document, parent) {
            block::replace(document, parent, &empty)
        } else {
            flow::replace(document, parent, &empty)
        });
    }
    match document.language_of(parent) {
        Language::Hcl => entry::remove(document, parent, &doomed),
        _ if is_block(document, parent) => block::remove(document, parent, &doomed),
        _ => flow::remove(document, parent, &doomed),
    }
}

/// Where the doomed stand among the children of their parent, neighbours together.
fn runs(children: &[NodeId], doomed: &[NodeId]) -> Vec<Range<usize>> {
    // Children mostly stand in the order in which they were read.
    let place = |node: &NodeId| {
        children.binary_search(node).ok().or_else(|| children.iter().position(|child| child == node))
    };
    let mut places: Vec<usize> = doomed.iter().filter_map(place).collect();
    order::by(&mut places, Ord::cmp);
    let mut runs: Vec<Range<usize>> = Vec::new();
    for place in places {
        match runs.last_mut() {
            Some(run) if place <= run.end => run.end = run.end.max(place + 1),
            _ => runs.push(place..place + 1),
        }
    }
    runs
}

/// Adds a member at the end of an object. In YAML, a member without a value becomes an object.
pub fn insert_member(document: &Document, object: NodeId, key: &str, value: &Value) -> Option<TextEdit> {
    // An object that is not in the text.
    if document.tree.is_computed(object) {
        return None;
    }
    let (key, value) = document.spelled_member(object, key, value);
    let (key, value) = (key.as_ref(), value.as_ref());
    let object = document.tree.written(object);
    match document.tree.kind(object) {
        NodeKind::Object(children) if !children.is_empty() && is_hcl(document, object) => {
            entry::insert(document, object, Some(key), value)
        }
        NodeKind::Object(children) if !children.is_empty() && is_block(document, object) => {
            block::insert_member(document, object, key, value)
        }
        NodeKind::Object(children) if !children.is_empty() || !in_block(document, object) => {
            flow::insert(document, object, Some(key), value)
        }
        NodeKind::Object(_) => Some(block::replace(document, object, &serde_json::json!({ key: value }))),
        NodeKind::Null if in_block(document, object) => {
            Some(block::replace(document, object, &serde_json::json!({ key: value })))
        }
        _ => None,
    }
}

/// Adds an element at the end of an array. In YAML, a member without a value becomes an array.
pub fn insert_element(document: &Document, array: NodeId, value: &Value) -> Option<TextEdit> {
    if document.tree.is_computed(array) {
        return None;
    }
    let value = document.spelled(array, value);
    let value = value.as_ref();
    let array = document.tree.written(array);
    match document.tree.kind(array) {
        NodeKind::Array(children) if !children.is_empty() && is_hcl(document, array) => {
            entry::insert(document, array, None, value)
        }
        NodeKind::Array(children) if !children.is_empty() && is_block(document, array) => {
            block::insert_element(document, array, value)
        }
        NodeKind::Array(children) if !children.is_empty() || !in_block(document, array) => {
            flow::insert(document, array, None, value)
        }
        NodeKind::Array(_) => Some(block::replace(document, array, &serde_json::json!([value]))),
        NodeKind::Null if in_block(document, array) => {
            Some(block::replace(document, array, &serde_json::json!([value])))
        }
        _ => None,
    }
}

/// A value as YAML, in blocks.
pub fn yaml(value: &Value, unit: usize) -> String {
    block::written(value, unit)
}

/// Is an object or array written with brackets?
pub fn is_flow(document: &Document, node: NodeId) -> bool {
    document.language != Language::Yaml || document.slice(document.tree.span(node)).starts_with(['{', '['])
}

fn is_hcl(document: &Document, node: NodeId) -> bool {
    document.language_of(node) == Language::Hcl
}

/// Is a node an object or array that is written with indentation?
fn is_block(document: &Document, node: NodeId) -> bool {
    !is_flow(document, node)
}

/// Does a value stand in a block of YAML, or alone in a YAML text?
fn in_block(document: &Document, node: NodeId) -> bool {
    let parent = document.tree.node(node).parent;
    document.language == Language::Yaml && parent.is_none_or(|parent| is_block(document, parent))
}

/// The node to replace: the alias itself can be, what is inside of it only where it is written.
fn written(document: &Document, node: NodeId) -> NodeId {
    if is_repeated(document, node) { document.tree.written(node) } else { node }
}

/// Does a node exist only because an alias or merge key repeats it? The alias itself stands in the text.
fn is_repeated(document: &Document, node: NodeId) -> bool {
    let tree = &document.tree;
    let member = tree.node(node);
    let inside_alias = |parent: NodeId| tree.node(parent).origin.is_some();
    let merged = member.key.as_ref().is_some_and(|key| key.span == member.span);
    member.origin.is_some()
        && (merged
            || !document.slice(member.span).starts_with('*')
            || member.parent.is_some_and(inside_alias))
}

/// Does an alias outside of a value repeat something inside of it?
fn is_needed(document: &Document, doomed: NodeId) -> bool {
    let tree = &document.tree;
    let inside = |node: NodeId| tree.ancestors(node).any(|ancestor| ancestor == doomed);
    let is_read = |node: NodeId| tree.ancestors(node).last() == Some(tree.root());
    tree.has_copies()
        && tree
            .descendants(doomed)
            .into_iter()
            .any(|written| tree.copies(written).iter().any(|&copy| !inside(copy) && is_read(copy)))
}
