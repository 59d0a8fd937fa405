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
    let mut current = tree.root();
    if pointer.is_empty() {
        return Some(current);
    }
    for part in pointer.strip_prefix('/')?.split('/') {
        current = match tree.kind(current) {
            NodeKind::Array(elements) => *elements.get(part.parse::<usize>().ok()?)?,
            _ => {
                let key = part.replace("~1", "/").replace("~0", "~");
                let written = |&member: &NodeId| tree.written_key(member) == key;
                tree.members(current).iter().copied().rev().find(written)?
            }
        };
    }
    Some(current)
}
