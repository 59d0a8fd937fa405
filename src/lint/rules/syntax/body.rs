//! How large a task definition is as the body of a request: JSON without blanks, without what register does not take.

use crate::source::recognise::OUTPUT_ONLY;
use crate::syntax::{NodeId, NodeKind, Tree, print};

/// The bytes of a task definition in a request.
pub(crate) fn size(tree: &Tree, task: NodeId) -> usize {
    let members = tree.members(task).iter().filter(|&&member| !OUTPUT_ONLY.contains(&tree.key(member)));
    2 + joined(members.map(|&member| bytes(tree, member)))
}

/// The largest member of the task, or the largest member of its largest container, and its bytes.
pub(crate) fn largest_part(tree: &Tree, task: NodeId) -> (NodeId, usize) {
    let largest = |node: NodeId| {
        let sizes = tree.children(node).iter().map(|&child| (child, bytes(tree, child)));
        sizes.max_by_key(|&(_, size)| size)
    };
    let mut found = largest(task).unwrap_or((task, 0));
    if tree.key(found.0) == "containerDefinitions"
        && let Some((container, _)) = largest(found.0)
        && let Some(part) = largest(container)
    {
        found = part;
    }
    found
}

/// A member or element: its key, if it has one, and its value. A null is left out.
fn bytes(tree: &Tree, node: NodeId) -> usize {
    let key = match &tree.node(node).key {
        Some(key) => quoted(&key.text) + 1,
        None => 0,
    };
    key + match tree.kind(node) {
        NodeKind::Object(children) | NodeKind::Array(children) => {
            2 + joined(children.iter().map(|&child| bytes(tree, child)))
        }
        NodeKind::String(scalar) => quoted(&scalar.value),
        NodeKind::Number(text) => text.len(),
        NodeKind::Bool(true) | NodeKind::Null => 4,
        NodeKind::Bool(false) => 5,
        NodeKind::Dynamic(expression) => expression.text.len(),
        NodeKind::Error => 0,
    }
}

/// As [`crate::syntax::print::quote`] writes it.
fn quoted(text: &str) -> usize {
    if print::is_plain(text) {
        return 2 + text.len();
    }
    let more = |byte: u8| match byte {
        b'"' | b'\\' | b'\n' | b'\r' | b'\t' | 0x8 | 0xc => 1,
        0..=0x1f => 5,
        _ => 0,
    };
    2 + text.len() + text.bytes().map(more).sum::<usize>()
}

/// The sum, with a comma between each two.
fn joined(sizes: impl Iterator<Item = usize>) -> usize {
    let (sum, count) = sizes.fold((0, 0usize), |(sum, count), size| (sum + size, count + 1));
    sum + count.saturating_sub(1)
}
