//! JSON Pointer (RFC 6901): the stable name of a place in a document.

use super::{NodeId, NodeKind, Tree};

/// The pointer to a node, "" for the root.
pub fn of(tree: &Tree, id: NodeId) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut current = id;
    while let Some(parent) = tree.node(current).parent {
        match tree.kind(parent) {
            NodeKind::Array(elements) => {
                let index = elements.iter().position(|&element| element == current).unwrap_or_default();
                parts.push(index.to_string());
            }
            _ => parts.push(tree.written_key(current).replace('~', "~0").replace('/', "~1")),
        }
        current = parent;
    }
    parts.iter().rev().fold(String::new(), |pointer, part| pointer + "/" + part)
}

/// The node a pointer leads to.
pub fn find(tree: &Tree, pointer: &str) -> Option<NodeId> {
    find_below(tree, tree.root(), pointer)
}

/// Of members with the same key the last that the rest of the pointer fits.
fn find_below(tree: &Tree, node: NodeId, pointer: &str) -> Option<NodeId> {
    if pointer.is_empty() {
        return Some(node);
    }
    let pointer = pointer.strip_prefix('/')?;
    let (part, rest) = pointer.split_at_checked(pointer.find('/').unwrap_or(pointer.len()))?;
    if let NodeKind::Array(elements) = tree.kind(node) {
        return find_below(tree, *elements.get(part.parse::<usize>().ok()?)?, rest);
    }
    let key = part.replace("~1", "/").replace("~0", "~");
    let named = tree.members(node).iter().rev().filter(|&&member| tree.written_key(member) == key);
    named.filter_map(|&member| find_below(tree, member, rest)).next()
}
