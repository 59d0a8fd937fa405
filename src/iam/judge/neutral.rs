//! Policies and needs in one form: placeholders of other tools as `<…>`, variables of the policy language as they are.
//!
//! IAM would read `${var.stage}` as one of its own variables; it is none, and stands for text that is not known here.

use serde_json::{Map, Value};

use crate::model::placeholder;
use crate::source::cloudformation::RANDOM_SUFFIX;
use crate::syntax::{NodeId, NodeKind, Tree};

/// Stands for what follows in a resource of which any is meant.
pub(super) const ANY: &str = "<whatever follows>";

/// A string of a policy or of a need with its foreign placeholders as `<…>`.
pub(super) fn text(text: &str) -> String {
    let text = text.replace(RANDOM_SUFFIX, "??????");
    let mut neutral = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, found, after)) = placeholder::find(rest).and_then(|span| {
        let range = span.range();
        Some((rest.get(..range.start)?, rest.get(range.clone())?, rest.get(range.end..)?))
    }) {
        neutral.push_str(before);
        let inside = found.strip_prefix("${").and_then(|rest| rest.strip_suffix('}'));
        if inside.is_some_and(is_variable) {
            neutral.push_str(found);
        } else {
            let inside = found.trim_matches(|character: char| "${}<>%_@#()= ".contains(character));
            neutral.push_str(&format!("<{}>", named(inside)));
        }
        rest = after;
    }
    neutral.push_str(rest);
    if !neutral.starts_with('<') || placeholder::find(&neutral).is_none_or(|found| found.start > 0) {
        return neutral;
    }
    // What begins with a placeholder is an ARN of which no field is known.
    let name = named(&neutral);
    format!("arn:<p {name}>:<s {name}>:<r {name}>:<a {name}>:<{name}>")
}

/// Is it a variable of the policy language: `*`, `aws:PrincipalTag/team`, `s3:prefix, 'none'`?
fn is_variable(inside: &str) -> bool {
    let key = inside.split(',').next().unwrap_or_default();
    let is_key = |character: char| character.is_ascii_alphanumeric() || "-_./:@+= ".contains(character);
    matches!(inside, "*" | "?" | "$")
        || key.split_once(':').is_some_and(|(service, name)| {
            !service.is_empty()
                && !name.contains(':')
                && !name.is_empty()
                && !service.contains(' ')
                && key.chars().all(is_key)
        })
}

/// A name for what stands in braces, of letters that every reader takes for one.
fn named(inside: &str) -> String {
    let letter = |character: char| {
        if character.is_ascii_alphanumeric() || "_-. ".contains(character) { character } else { '.' }
    };
    let name: String = inside.trim().chars().map(letter).collect();
    if name.starts_with(|first: char| first.is_ascii_alphabetic()) { name } else { format!("x{name}") }
}

/// A policy that was read already, with its strings in the common form.
pub(super) fn json_of_text(json: &Value) -> Value {
    match json {
        Value::String(string) => Value::from(text(string)),
        Value::Array(elements) => elements.iter().map(json_of_text).collect(),
        Value::Object(members) => {
            Value::Object(members.iter().map(|(key, value)| (key.clone(), json_of_text(value))).collect())
        }
        other => other.clone(),
    }
}

/// A part of a text as JSON, with its strings in the common form. What is not known whole is a placeholder.
pub(super) fn json(tree: &Tree, node: NodeId) -> Value {
    match tree.kind(node) {
        NodeKind::Object(members) => {
            if let [member] = members.as_slice()
                && (tree.key(*member).starts_with("Fn::") || tree.key(*member) == "Ref")
            {
                return call(tree, *member, tree.key(*member));
            }
            let mut object = Map::new();
            for &member in members {
                object.insert(tree.key(member).to_owned(), json(tree, member));
            }
            Value::Object(object)
        }
        NodeKind::Array(elements) => elements.iter().map(|&element| json(tree, element)).collect(),
        NodeKind::String(scalar) => Value::from(text(&scalar.value)),
        NodeKind::Number(number) => {
            serde_json::from_str(number).unwrap_or_else(|_| Value::from(number.as_str()))
        }
        NodeKind::Bool(value) => Value::from(*value),
        NodeKind::Dynamic(expression) => match tree.tagged(node) {
            Some(argument) => {
                let name = expression.text.split(char::is_whitespace).next().unwrap_or_default();
                call(tree, argument, name.trim_start_matches('!'))
            }
            None => Value::from(text(&in_braces(&expression.text))),
        },
        NodeKind::Null | NodeKind::Error => Value::Null,
    }
}

/// An expression of another tool as a placeholder; a quoted one is a string with placeholders inside.
fn in_braces(expression: &str) -> String {
    let quoted = expression.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    match quoted {
        Some(inside) => inside.to_owned(),
        None if expression.starts_with("${") || expression.starts_with("{{") => expression.to_owned(),
        None => format!("${{{}}}", expression.replace(['{', '}'], ".")),
    }
}

/// An intrinsic function of CloudFormation.
fn call(tree: &Tree, argument: NodeId, name: &str) -> Value {
    let template = tree.elements(argument).first().copied().unwrap_or(argument);
    match tree.string(template) {
        Some(written) if name.ends_with("Sub") => Value::from(text(written)),
        Some(written) if name == "Ref" => Value::from(text(&format!("${{{written}}}"))),
        Some(written) if name.ends_with("GetAtt") => {
            let parts: Vec<&str> =
                tree.elements(argument).iter().filter_map(|&part| tree.string(part)).collect();
            let whole = if parts.is_empty() { written.to_owned() } else { parts.join(".") };
            Value::from(text(&format!("${{{whole}}}")))
        }
        _ => Value::from(text(&format!("${{{name} at {}}}", tree.span(argument).start))),
    }
}
