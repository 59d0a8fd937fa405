//! What is left of an empty template: members without content.

use crate::lint::TaskCx;
use crate::model::decode::Type;
use crate::model::structures;
use crate::syntax::{NodeId, NodeKind, Tree};
use crate::text::order;

/// Fewer than this may be an oversight; so many are a template.
const FEWEST: usize = 3;

/// Members and list entries whose whole content is blank, the outermost of each. Empty when there are only few: then they
/// may be meant.
pub(crate) fn leftovers<'a>(cx: &'a TaskCx<'_>) -> &'a [NodeId] {
    cx.leftovers.get_or_init(|| find(cx))
}

fn find(cx: &TaskCx<'_>) -> Vec<NodeId> {
    let tree = &cx.document.tree;
    let mut found = Vec::new();
    let mut open = vec![cx.target.node];
    while let Some(node) = open.pop() {
        for &child in tree.children(node) {
            if is_blank(tree, child) && may_go(tree, child) {
                found.push(child);
            } else {
                open.push(child);
            }
        }
    }
    order::by_place(&mut found, |&node| (tree.member_span(node), 0));
    if found.len() < FEWEST { Vec::new() } else { found }
}

/// Is a node one of the leftovers, or inside one? For what would be said of it otherwise.
pub(crate) fn is_left(cx: &TaskCx<'_>, node: NodeId) -> bool {
    let leftovers = leftovers(cx);
    !leftovers.is_empty() && cx.document.tree.ancestors(node).any(|ancestor| leftovers.contains(&ancestor))
}

/// Is a value without content: a blank string, a list of such, or an object whose strings are all blank?
fn is_blank(tree: &Tree, node: NodeId) -> bool {
    match tree.kind(node) {
        NodeKind::String(scalar) => scalar.value.chars().all(char::is_whitespace),
        NodeKind::Array(elements) => {
            !elements.is_empty() && elements.iter().all(|&element| is_blank(tree, element))
        }
        NodeKind::Object(members) => {
            // Each is asked once: twice on every level would be a billion times in the end.
            let blank: Vec<NodeId> =
                members.iter().copied().filter(|&member| is_blank(tree, member)).collect();
            let mut rest = blank.iter().peekable();
            let mut filler = |&member: &NodeId| match tree.kind(member) {
                _ if rest.next_if_eq(&&member).is_some() => true,
                NodeKind::Number(text) => text == "0",
                NodeKind::Bool(_) | NodeKind::Null => true,
                _ => is_choice(tree.key(member)),
            };
            !blank.is_empty() && members.iter().all(&mut filler)
        }
        _ => false,
    }
}

/// Is a member a choice among given words? In a template one of them stands there.
fn is_choice(key: &str) -> bool {
    let choice = |member: Option<Type>| matches!(member, Some(Type::Enum(..) | Type::List(Type::Enum(..))));
    structures::SHAPES.iter().any(|shape| choice(shape.member(key)))
}

/// May it be removed without a change to what runs? An empty variable, label, argument or tag has a meaning, and what a
/// structure requires cannot go alone.
fn may_go(tree: &Tree, node: NodeId) -> bool {
    let key = tree.key(node);
    if matches!(
        key,
        "value" | "command" | "entryPoint" | "containerDefinitions" | "dockerLabels" | "options" | "image"
    ) {
        return false;
    }
    let is_text = matches!(tree.kind(node), NodeKind::String(_));
    let free_keys = tree.node(node).parent.is_some_and(|parent| {
        matches!(tree.key(parent), "dockerLabels" | "options" | "driverOpts" | "labels")
    });
    let required = structures::SHAPES
        .iter()
        .any(|shape| shape.members.iter().any(|(name, _, required)| *name == key && *required));
    let identifies = matches!(key, "name" | "key" | "family");
    let in_command = is_text && key.is_empty() && {
        let list = tree.node(node).parent;
        list.is_some_and(|list| matches!(tree.key(list), "command" | "entryPoint"))
    };
    !(free_keys || in_command || (is_text && (required || identifies)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax;

    #[test]
    fn looks_at_each_level_once() {
        let blank = |text: &str| {
            let tree = syntax::parse(text, None).tree;
            is_blank(&tree, tree.root())
        };
        // As deep as a text is read.
        assert!(blank(&format!("{}\"\"{}", "{\"a\":".repeat(100), "}".repeat(100))));
        assert!(blank(r#"{ "a": 0, "b": " ", "c": ["", ""], "d": false }"#));
        assert!(!blank(r#"{ "a": "", "b": "x" }"#));
        assert!(!blank(r#"{ "a": 0, "c": [] }"#));
    }
}
