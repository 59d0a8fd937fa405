//! Writing statements into a pasted policy, as its text spells them.

use serde_json::{Map, Value, json};

use super::guess::statements;
use super::paste::Pasted;
use crate::iam::output::in_template;
use crate::iam::policy::{PolicyDocument, Statement};
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

/// A policy for a role of a template that has none in the text. Nothing where it has some that could not be read.
pub fn first(document: &Document, role: NodeId, statement: Statement) -> Option<TextEdit> {
    let properties = document.tree.get(role, "Properties")?;
    if document.tree.get(properties, "Policies").is_some() {
        return None;
    }
    let name = statement.sid.clone();
    let policy = PolicyDocument { statements: vec![statement] }.to_json();
    let policies = json!([{ "PolicyName": name, "PolicyDocument": spelled(document, policy, true)? }]);
    rewrite::insert_member(document, properties, "Policies", &policies)
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

/// A value of a policy as the text spells it. Nothing where that cannot be said: variables of the policy language would be read as
/// templates, or a name is put together in a way that a template could not repeat.
pub fn spelled(document: &Document, value: Value, is_template: bool) -> Option<Value> {
    match document.language {
        Language::Hcl => (!value.to_string().contains("${")).then_some(value),
        Language::Json | Language::Yaml if is_template => with_functions(document, &value),
        Language::Json | Language::Yaml => Some(value),
    }
}

/// A value as a template has it, with the functions that give its strings.
fn with_functions(document: &Document, value: &Value) -> Option<Value> {
    match value {
        Value::String(text) => match of_secret(document, text) {
            Some(function) => Some(function),
            None => is_repeatable(document, text).then(|| in_template(value)),
        },
        Value::Array(elements) => elements
            .iter()
            .map(|one| with_functions(document, one))
            .collect::<Option<Vec<_>>>()
            .map(Value::from),
        Value::Object(members) => {
            let spelled =
                |(key, value): (&String, &Value)| Some((key.clone(), with_functions(document, value)?));
            members.iter().map(spelled).collect::<Option<Map<_, _>>>().map(Value::Object)
        }
        other => Some(other.clone()),
    }
}

/// The function that gives the ARN of a secret of the template: by `Ref`, or of the one that RDS makes for a database.
fn of_secret(document: &Document, text: &str) -> Option<Value> {
    let (_, name) = text.split_once(":secret:").filter(|(head, _)| head.contains(":secretsmanager:"))?;
    let name = name.strip_suffix("-??????")?;
    if let Some(database) =
        name.strip_prefix("rds!${").and_then(|rest| rest.strip_suffix(".MasterUserSecret}"))
    {
        return Some(json!({ "Fn::GetAtt": [database, "MasterUserSecret.SecretArn"] }));
    }
    let id = name.strip_prefix("${")?.strip_suffix('}')?;
    let resource = document.tree.get(document.tree.get(document.tree.root(), "Resources")?, id)?;
    let kind = document.tree.get(resource, "Type").and_then(|kind| document.tree.string(kind))?;
    (kind == "AWS::SecretsManager::Secret").then(|| json!({ "Ref": id }))
}

/// Can a template say every placeholder of a text?
fn is_repeatable(document: &Document, text: &str) -> bool {
    let tree = &document.tree;
    let is_declared = |id: &str| {
        ["Resources", "Parameters"].into_iter().any(|section| {
            tree.get(tree.root(), section).is_some_and(|section| tree.get(section, id).is_some())
        })
    };
    text.split("${").skip(1).all(|rest| {
        let name = rest.split('}').next().unwrap_or_default();
        // A variable of the policy language has a colon, or is a wildcard that means itself.
        name.contains(':') && !name.contains(' ')
            || matches!(name, "*" | "?" | "$")
            || is_declared(name.split('.').next().unwrap_or_default())
    })
}
