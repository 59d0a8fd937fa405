//! What the places and values of a task definition are called in a sentence.

use crate::lint::TaskCx;
use crate::model::decode::{Owner, Type};
use crate::model::{Problem, structures};
use crate::syntax::{NodeId, NodeKind, Tree};

/// The object that a problem with a member is about: `container \`web\``, `\`healthCheck\``, `an entry of \`secrets\``.
pub(crate) fn object(cx: &TaskCx<'_>, problem: &Problem, object: NodeId) -> String {
    let Some(owner) = problem.owner else { return "the task definition".to_owned() };
    if owner.member == "containerDefinitions" {
        let container = cx.containers().find(|container| container.container.origin == object);
        return container.map_or_else(|| "a container".to_owned(), |container| container.title());
    }
    if is_list(owner) { format!("an entry of `{}`", owner.member) } else { format!("`{}`", owner.member) }
}

/// A value: by its key, or as an entry of the list it stands in.
pub(crate) fn value(tree: &Tree, problem: &Problem) -> String {
    let key = tree.key(problem.node);
    match problem.owner {
        Some(owner) if key.is_empty() => format!("an entry of `{}`", owner.member),
        _ => format!("`{key}`"),
    }
}

/// The kind of a value, with its article.
pub(crate) fn kind(tree: &Tree, node: NodeId) -> &'static str {
    match tree.kind(node) {
        NodeKind::Object(_) => "an object",
        NodeKind::Array(_) => "a list",
        NodeKind::String(_) => "a string",
        NodeKind::Number(_) => "a number",
        NodeKind::Bool(_) => "a boolean",
        NodeKind::Null => "null",
        NodeKind::Dynamic(_) | NodeKind::Error => "a hole",
    }
}

/// Words in back-ticks: `` `a`, `b` or `c` ``.
pub(crate) fn choices(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.as_slice() {
        [rest @ .., last] if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => quoted.concat(),
    }
}

fn is_list(owner: Owner) -> bool {
    let member = structures::find(owner.structure).and_then(|shape| shape.member(owner.member));
    matches!(member, Some(Type::List(_)))
}
