//! Edits that several rules of this group make.

use std::collections::BTreeMap;

use serde_json::{Number, Value};

use crate::syntax::{Document, Language, NodeId, NodeKind, rewrite};
use crate::text::order;
use crate::text::{Edit, TextEdit};

/// Removes members and elements anywhere in the document.
pub(crate) fn remove_all(document: &Document, nodes: &[NodeId]) -> Option<TextEdit> {
    let tree = &document.tree;
    let mut of_parents: BTreeMap<NodeId, Vec<NodeId>> = BTreeMap::new();
    for &node in nodes {
        if let Some(parent) = tree.node(node).parent {
            of_parents.entry(parent).or_default().push(node);
        }
    }
    let edits: Option<Vec<TextEdit>> =
        of_parents.values().map(|nodes| rewrite::remove(document, nodes)).collect();
    together(edits?)
}

/// Several edits that do not overlap, as one.
pub(crate) fn together(edits: impl IntoIterator<Item = TextEdit>) -> Option<TextEdit> {
    let edits: Vec<Edit> = edits.into_iter().flat_map(|edit| edit.edits().to_vec()).collect();
    TextEdit::new(edits)
}

/// Puts a number or a boolean into quotes, as it is written; anything else is written into a string as JSON.
pub(crate) fn quoted(document: &Document, node: NodeId) -> Option<TextEdit> {
    let text = match document.tree.kind(node) {
        NodeKind::Number(_) | NodeKind::Bool(_) => document.slice(document.tree.span(node)).to_owned(),
        NodeKind::Object(_) | NodeKind::Array(_) => to_json(document, node)?.to_string(),
        _ => return None,
    };
    Some(rewrite::replace(document, node, &Value::String(text)))
}

/// Puts a value into the brackets of a list.
pub(crate) fn listed(document: &Document, node: NodeId) -> Option<TextEdit> {
    let span = document.tree.span(node);
    if document.language_of(node) == Language::Json {
        return together([TextEdit::insert(span.start, "["), TextEdit::insert(span.end, "]")]);
    }
    let value = to_json(document, node)?;
    Some(rewrite::replace(document, node, &Value::Array(vec![value])))
}

/// Writes a value that stands elsewhere in the document in the place of `node`.
pub(crate) fn replaced_by(document: &Document, node: NodeId, other: NodeId) -> Option<TextEdit> {
    if document.language_of(node) == Language::Json {
        let text = document.slice(document.tree.span(other));
        return Some(TextEdit::replace(document.tree.span(node), text));
    }
    Some(rewrite::replace(document, node, &to_json(document, other)?))
}

/// A value without its place. `None` when a part of it is not known.
pub(crate) fn to_json(document: &Document, node: NodeId) -> Option<Value> {
    let tree = &document.tree;
    match tree.kind(node) {
        NodeKind::Object(members) => {
            let entry = |&member: &NodeId| Some((tree.key(member).to_owned(), to_json(document, member)?));
            members.iter().map(entry).collect::<Option<_>>().map(Value::Object)
        }
        NodeKind::Array(elements) => elements
            .iter()
            .map(|&element| to_json(document, element))
            .collect::<Option<_>>()
            .map(Value::Array),
        NodeKind::String(scalar) => Some(Value::String(scalar.value.clone())),
        NodeKind::Number(text) => text.parse::<Number>().ok().map(Value::Number),
        NodeKind::Bool(value) => Some(Value::Bool(*value)),
        NodeKind::Null => Some(Value::Null),
        NodeKind::Dynamic(_) | NodeKind::Error => None,
    }
}

/// A value as text that is the same for equal values, whatever the order of their members.
pub(crate) fn canonical(value: &Value) -> String {
    match value {
        Value::Object(members) => {
            let entry = |(key, value): (&String, &Value)| (key.clone(), canonical(value));
            let sorted = order::map(members.iter().map(entry));
            let entries = sorted.iter().map(|(key, value)| format!("{}:{value}", Value::from(key.as_str())));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(","))
        }
        Value::Array(items) => format!("[{}]", items.iter().map(canonical).collect::<Vec<_>>().join(",")),
        other => other.to_string(),
    }
}
