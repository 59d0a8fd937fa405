//! Placeholders that another tool replaces before ECS sees the text: which there are, and the values that the user gives for
//! them.

use std::collections::BTreeMap;

use serde_json::Value;

use super::placeholder;
use crate::source::Placeholder;
use crate::syntax::{Document, Expression, Key, NodeId, NodeKind, Scalar, Tree};
use crate::text::Span;

/// Lists the placeholders below some nodes, in the order of the text, and fills in those that have a value.
pub fn fill(
    document: &mut Document,
    nodes: &[NodeId],
    values: &BTreeMap<String, String>,
) -> Vec<Placeholder> {
    let mut found: Vec<Placeholder> = Vec::new();
    let mut known = BTreeMap::new();
    for &root in nodes {
        for node in document.tree.descendants(root) {
            // What a dialect has put there is not in the text.
            if document.tree.span(node).is_empty() {
                continue;
            }
            match document.tree.kind(node).clone() {
                NodeKind::Dynamic(expression) => {
                    note(&mut found, &mut known, &expression.text, node);
                    if let Some(value) = values.get(&expression.text) {
                        let value =
                            serde_json::from_str(value).unwrap_or_else(|_| Value::from(value.as_str()));
                        plant(&mut document.tree, node, &value);
                    }
                }
                NodeKind::String(scalar) => {
                    for part in parts(&scalar.value) {
                        note(&mut found, &mut known, part, node);
                    }
                    if let Some(value) = filled(&scalar.value, values) {
                        plant(&mut document.tree, node, &Value::from(value));
                    }
                }
                _ => {}
            }
        }
    }
    found
}

/// Counts a placeholder. `known` has the index of each that was found.
fn note(found: &mut Vec<Placeholder>, known: &mut BTreeMap<String, usize>, text: &str, node: NodeId) {
    match known.get(text).and_then(|&index| found.get_mut(index)) {
        Some(placeholder) => placeholder.count += 1,
        None => {
            known.insert(text.to_owned(), found.len());
            found.push(Placeholder { text: text.to_owned(), count: 1, node });
        }
    }
}

/// The placeholders in a string.
fn parts(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(span) = placeholder::find(rest) {
        found.push(span.of(rest));
        rest = rest.get(span.end as usize..).unwrap_or_default();
    }
    found
}

/// A string with the values of its placeholders, when one of them is given.
fn filled(text: &str, values: &BTreeMap<String, String>) -> Option<String> {
    let (mut filled, mut rest, mut is_changed) = (String::new(), text, false);
    while let Some(span) = placeholder::find(rest) {
        let part = span.of(rest);
        let value = values.get(part);
        is_changed |= value.is_some();
        filled.push_str(rest.get(..span.start as usize).unwrap_or_default());
        filled.push_str(value.map_or(part, String::as_str));
        rest = rest.get(span.end as usize..).unwrap_or_default();
    }
    filled.push_str(rest);
    is_changed.then_some(filled)
}

/// Puts a value in the place of a node; all of it stands where the node stands.
fn plant(tree: &mut Tree, node: NodeId, value: &Value) {
    let span = tree.span(node);
    let mut child = |value: &Value, key: Option<&String>| {
        let child = tree.add(NodeKind::Null, span, true);
        if let Some(key) = key {
            tree.set_key(child, Key { text: key.clone(), span: Span::at(span.start) });
        }
        plant(tree, child, value);
        child
    };
    let kind = match value {
        Value::Null => NodeKind::Null,
        Value::Bool(value) => NodeKind::Bool(*value),
        Value::Number(number) => NodeKind::Number(number.to_string()),
        Value::String(text) if placeholder::is_in(text) => {
            NodeKind::Dynamic(Expression { text: text.clone() })
        }
        Value::String(text) => NodeKind::String(Scalar { value: text.clone(), anchors: Vec::new() }),
        Value::Array(items) => NodeKind::Array(items.iter().map(|item| child(item, None)).collect()),
        Value::Object(members) => {
            NodeKind::Object(members.iter().map(|(key, value)| child(value, Some(key))).collect())
        }
    };
    tree.set_kind(node, kind);
    tree.set_computed(node);
}
