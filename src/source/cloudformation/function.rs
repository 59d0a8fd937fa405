//! Intrinsic functions as they are written: `{"Fn::Sub": …}`, and in YAML also `!Sub …`.

use crate::syntax::{NodeId, NodeKind, Tree};

/// Every function, by the name in the long form and that of the tag.
const FUNCTIONS: [(&str, &str); 19] = [
    ("Ref", "!Ref"),
    ("Condition", "!Condition"),
    ("Fn::And", "!And"),
    ("Fn::Base64", "!Base64"),
    ("Fn::Cidr", "!Cidr"),
    ("Fn::Equals", "!Equals"),
    ("Fn::FindInMap", "!FindInMap"),
    ("Fn::GetAtt", "!GetAtt"),
    ("Fn::GetAZs", "!GetAZs"),
    ("Fn::If", "!If"),
    ("Fn::ImportValue", "!ImportValue"),
    ("Fn::Join", "!Join"),
    ("Fn::Length", "!Length"),
    ("Fn::Not", "!Not"),
    ("Fn::Or", "!Or"),
    ("Fn::Select", "!Select"),
    ("Fn::Split", "!Split"),
    ("Fn::Sub", "!Sub"),
    ("Fn::Transform", "!Transform"),
];

/// A call of a function: its name in the long form, and what it is given.
#[derive(Clone, Copy, Debug)]
pub(super) struct Call {
    /// The name.
    pub(super) name: &'static str,
    /// The argument: a value or a list of them.
    pub(super) argument: NodeId,
}

/// The call that a node is.
pub(super) fn call(tree: &Tree, node: NodeId) -> Option<Call> {
    match tree.kind(node) {
        NodeKind::Dynamic(expression) => {
            let tag = expression.text.split_whitespace().next()?;
            // `!Ref{…}` does not happen; `!If[…]` does.
            let tag = tag.split(['[', '{', '"', '\'']).next()?;
            let (name, _) = FUNCTIONS.iter().find(|(_, short)| *short == tag)?;
            Some(Call { name, argument: tree.tagged(node)? })
        }
        NodeKind::Object(members) => {
            let [member] = members.as_slice() else { return None };
            let key = tree.key(*member);
            let known = FUNCTIONS.iter().find(|(long, _)| *long == key).map(|(long, _)| *long);
            // A newer function is one all the same: what it gives is not known.
            let name = known.or_else(|| key.starts_with("Fn::").then_some("Fn::"))?;
            Some(Call { name, argument: *member })
        }
        _ => None,
    }
}

/// Is a node `!Ref AWS::NoValue`, which takes away what it stands for?
pub(super) fn is_no_value(tree: &Tree, node: NodeId) -> bool {
    call(tree, node)
        .is_some_and(|call| call.name == "Ref" && tree.string(call.argument) == Some("AWS::NoValue"))
}

/// Is a node written out, as an object or a list, and no call of a function?
pub(super) fn is_content(tree: &Tree, node: NodeId) -> bool {
    matches!(tree.kind(node), NodeKind::Object(_) | NodeKind::Array(_)) && call(tree, node).is_none()
}
