//! CloudFormation templates, in JSON and in YAML.

use serde_json::{Map, Value, json};

use super::super::resource::{ACCOUNT, REGION};
use super::{Piece, Written, camel, is_composed, pieces, pretty};

/// The template as JSON.
pub(super) fn json(roles: &[Written]) -> String {
    pretty(&template(roles))
}

/// The template as YAML. Strings are always quoted, so that none is taken for something else.
pub(super) fn yaml(roles: &[Written]) -> String {
    let mut text = String::new();
    block(&template(roles), 0, &mut text);
    text.trim_start_matches('\n').to_owned() + "\n"
}

fn template(roles: &[Written]) -> Value {
    let mut resources = Map::new();
    for role in roles {
        let id = camel(role.name);
        let managed: Vec<String> = if role.is_managed() {
            role.named_policies().map(|(name, _)| format!("{}Policy", camel(&name))).collect()
        } else {
            Vec::new()
        };
        for (id, (_, policy)) in managed.iter().zip(role.named_policies()) {
            resources.insert(
                id.clone(),
                json!({ "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": substitute(policy) } }),
            );
        }
        let Some(trust) = &role.trust else { continue };
        let mut properties = Map::new();
        properties.insert("AssumeRolePolicyDocument".to_owned(), substitute(trust));
        let attached = role.attached.iter().map(|arn| substitute(&Value::from(arn.as_str())));
        let attached: Vec<Value> = attached.chain(managed.iter().map(|id| json!({ "Ref": id }))).collect();
        if !attached.is_empty() {
            properties.insert("ManagedPolicyArns".to_owned(), Value::Array(attached));
        }
        if !role.is_managed() {
            let inline: Vec<Value> = role
                .named_policies()
                .map(|(name, policy)| json!({ "PolicyName": name, "PolicyDocument": substitute(policy) }))
                .collect();
            if !inline.is_empty() {
                properties.insert("Policies".to_owned(), Value::Array(inline));
            }
        }
        resources.insert(id, json!({ "Type": "AWS::IAM::Role", "Properties": properties }));
    }
    json!({ "AWSTemplateFormatVersion": "2010-09-09", "Resources": resources })
}

/// Strings that are put together in the account become `Fn::Sub`. Keys stay: they hold no ARNs.
pub(in crate::iam) fn substitute(value: &Value) -> Value {
    match value {
        Value::String(text) if is_composed(text) => json!({ "Fn::Sub": sub(text) }),
        Value::Array(elements) => elements.iter().map(substitute).collect(),
        Value::Object(members) => {
            members.iter().map(|(key, value)| (key.clone(), substitute(value))).collect::<Map<_, _>>().into()
        }
        other => other.clone(),
    }
}

/// The text of `Fn::Sub`: variables of the policy language are kept from it by an exclamation mark.
fn sub(text: &str) -> String {
    let mut written = String::new();
    for piece in pieces(text) {
        match piece {
            Piece::Plain(plain) => written.push_str(plain),
            Piece::Variable(name) => {
                written.push_str("${!");
                written.push_str(name);
                written.push('}');
            }
            Piece::Foreign(name) => {
                written.push_str("${");
                written.push_str(name);
                written.push('}');
            }
        }
    }
    let own = [(ACCOUNT, "${AWS::AccountId}"), (REGION, "${AWS::Region}")];
    let mut written = own.iter().fold(written, |text, (from, to)| text.replace(from, to));
    for partition in ["aws", "aws-cn", "aws-us-gov"] {
        if let Some(rest) = written.strip_prefix(&format!("arn:{partition}:")) {
            written = format!("arn:${{AWS::Partition}}:{rest}");
            break;
        }
    }
    written
}

/// Writes a value in block style behind its key, beginning with a line break or a space.
fn block(value: &Value, depth: usize, text: &mut String) {
    let indent = "  ".repeat(depth);
    match value {
        Value::Object(members) => {
            if let Some(Value::String(sub)) = members.get("Fn::Sub") {
                text.push_str(&format!(" !Sub {}", Value::from(sub.as_str())));
                return;
            }
            if let Some(Value::String(id)) = members.get("Ref") {
                text.push_str(&format!(" !Ref {id}"));
                return;
            }
            for (key, value) in members {
                text.push_str(&format!("\n{indent}{}:", key_text(key)));
                block(value, depth + 1, text);
            }
        }
        Value::Array(elements) => {
            for element in elements {
                text.push_str(&format!("\n{indent}-"));
                let mut inner = String::new();
                block(element, depth + 1, &mut inner);
                // The first member of an object stands beside the hyphen.
                let own = format!("\n{indent}  ");
                text.push_str(&inner.strip_prefix(&own).map_or(inner.clone(), |rest| format!(" {rest}")));
            }
        }
        other => text.push_str(&format!(" {other}")),
    }
}

/// Keys with colons or slashes are quoted.
fn key_text(key: &str) -> String {
    if key.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        key.to_owned()
    } else {
        Value::from(key).to_string()
    }
}
