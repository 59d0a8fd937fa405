//! Writing statements into a pasted policy, as its text spells them.

use serde_json::Value;

use super::guess::statements;
use super::paste::Pasted;
use crate::iam::output::in_template;
use crate::iam::policy::Statement;
use crate::syntax::{Document, Language, NodeId, NodeKind, rewrite};
use crate::text::{Edit, Span, TextEdit};

/// Adds a statement at the end of a policy. Nothing where the text does not let us.
pub fn added(
    document: &Document,
    policy: &Pasted,
    mut statement: Statement,
    is_template: bool,
) -> Option<TextEdit> {
    statement.sid = free_sid(&statement.sid, &policy.json);
    let value = spelled(document, statement.to_json(), is_template)?;
    let tree = &document.tree;
    let list = match tree.get(policy.node, "Statement") {
        Some(list) => list,
        None if matches!(tree.kind(policy.node), NodeKind::Array(_)) => policy.node,
        None => return None,
    };
    match tree.kind(list) {
        NodeKind::Array(_) => rewrite::insert_element(document, list, &value),
        NodeKind::Object(_) if rewrite::is_flow(document, list) => beside(document, list, &value),
        _ => None,
    }
}

/// Makes a list of a statement that stands alone, and adds another.
fn beside(document: &Document, statement: NodeId, value: &Value) -> Option<TextEdit> {
    if document.language_of(statement) == Language::Hcl {
        return None;
    }
    let span = document.tree.span(statement);
    let edits = [(span.start, "[".to_owned()), (span.end, format!(", {value}]"))];
    TextEdit::new(edits.into_iter().map(|(at, insert)| Edit { span: Span::at(at), insert }).collect())
}

/// A `Sid` that no other statement of the policy has.
pub fn free_sid(sid: &str, policy: &Value) -> String {
    let is_taken = |sid: &str| {
        let mut others = statements(policy).iter();
        others.any(|other| other.get("Sid").and_then(Value::as_str) == Some(sid))
    };
    let mut free = sid.to_owned();
    let mut number = 2;
    while !sid.is_empty() && is_taken(&free) && number < 1000 {
        free = format!("{sid}{number}");
        number += 1;
    }
    free
}

/// A value of a policy as the text spells it. Nothing where variables of the policy language would be read as templates.
pub fn spelled(document: &Document, value: Value, is_template: bool) -> Option<Value> {
    match document.language {
        Language::Hcl => (!value.to_string().contains("${")).then_some(value),
        Language::Json | Language::Yaml if is_template => Some(in_template(&value)),
        Language::Json | Language::Yaml => Some(value),
    }
}
