//! The statements of the pasted policies, and the entries of their members, with their places.

use serde_json::{Value, json};

use super::PolicyCx;
use crate::iam::judge::paste::Pasted;
use crate::iam::judge::{Judged, PolicyKind, strings};
use crate::syntax::{NodeId, rewrite};
use crate::text::TextEdit;

/// A statement of the text.
#[derive(Clone, Copy)]
pub(super) struct Statement<'a> {
    pub(super) judged: &'a Judged,
    pub(super) policy: &'a Pasted,
    pub(super) node: NodeId,
    pub(super) json: &'a Value,
}

/// An action, a resource, or another string of a list.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// What it is, placeholders as `<…>`.
    pub(super) text: String,
    pub(super) node: NodeId,
}

/// Every statement of a kind of policy, in the order of the text.
pub(super) fn statements<'a>(cx: &PolicyCx<'a>, kind: PolicyKind) -> Vec<Statement<'a>> {
    let mut found = Vec::new();
    for (given, judged) in cx.given.iter().zip(cx.judged) {
        for policy in given.pasted.iter().filter(|policy| policy.kind == kind) {
            let json = crate::iam::judge::statements(&policy.json);
            let statements = policy.statements.iter().zip(json);
            found.extend(statements.map(|(&node, json)| Statement { judged, policy, node, json }));
        }
    }
    found
}

impl Statement<'_> {
    /// The entries of a member: a string, or a list of strings.
    pub(super) fn entries(&self, cx: &PolicyCx<'_>, member: &str) -> Vec<Entry> {
        let Some(node) = cx.document.tree.get(self.node, member) else { return Vec::new() };
        entries(cx, node, self.json.get(member))
    }

    pub(super) fn allows(&self) -> bool {
        self.json.get("Effect").and_then(Value::as_str) == Some("Allow")
    }

    pub(super) fn member(&self, cx: &PolicyCx<'_>, name: &str) -> Option<NodeId> {
        cx.document.tree.get(self.node, name)
    }
}

/// The strings of a value, each with its node.
pub(super) fn entries(cx: &PolicyCx<'_>, node: NodeId, value: Option<&Value>) -> Vec<Entry> {
    let elements = cx.document.tree.elements(node);
    let nodes = if elements.is_empty() { std::slice::from_ref(&node) } else { elements };
    let texts = match value {
        // What is no string keeps its place.
        Some(Value::Array(all)) => {
            all.iter().map(|one| one.as_str().unwrap_or_default().to_owned()).collect()
        }
        other => strings(other),
    };
    nodes.iter().zip(texts).map(|(&node, text)| Entry { text, node }).collect()
}

impl Entry {
    /// An edit that puts another text in its place; nothing where the text is put together elsewhere. Of `Fn::Sub` the end can change.
    pub(super) fn replaced(&self, cx: &PolicyCx<'_>, text: &str) -> Option<TextEdit> {
        let tree = &cx.document.tree;
        if tree.string(self.node) == Some(self.text.as_str()) {
            return Some(rewrite::replace(cx.document, self.node, &json!(text)));
        }
        let inner = tree.get(self.node, "Fn::Sub").or_else(|| tree.tagged(self.node))?;
        let same = self.text.chars().zip(text.chars()).take_while(|(one, other)| one == other);
        let same: usize = same.map(|(one, _)| one.len_utf8()).sum();
        let (gone, added) = (self.text.get(same..)?, text.get(same..)?);
        // What is a placeholder reads differently there.
        let kept = tree.string(inner)?.strip_suffix(gone).filter(|_| !gone.contains(['<', '>', '$', '}']))?;
        Some(rewrite::replace(cx.document, inner, &json!(format!("{kept}{added}"))))
    }

    /// Is a part of it put together elsewhere?
    pub(super) fn is_open(&self) -> bool {
        self.text.contains('<') || self.text.contains("${")
    }
}

/// An edit that takes an entry out of its list; nothing for the only one.
pub(super) fn removed(cx: &PolicyCx<'_>, node: NodeId) -> Option<TextEdit> {
    let list = cx.document.tree.node(node).parent?;
    let is_alone = cx.document.tree.elements(list).len() < 2;
    rewrite::remove(cx.document, &[node]).filter(|_| !is_alone)
}
