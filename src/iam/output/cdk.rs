//! CDK in TypeScript: a function for each role.

use serde_json::Value;

use super::{Written, camel};

pub(super) fn write(roles: &[Written]) -> String {
    let mut text =
        "import * as iam from \"aws-cdk-lib/aws-iam\";\nimport { Construct } from \"constructs\";\n"
            .to_owned();
    for role in roles {
        text.push('\n');
        text.push_str(&function(role));
    }
    text
}

fn function(role: &Written) -> String {
    let name = camel(role.name);
    let mut first = name.chars();
    let lower: String =
        first.next().map(|first| first.to_ascii_lowercase()).into_iter().chain(first).collect();
    let documents: Vec<(String, String)> =
        role.named_policies().map(|(name, policy)| (name, document(policy))).collect();
    let policies: String = documents
        .iter()
        .map(|(name, document)| {
            format!(
                "    new iam.ManagedPolicy(scope, {}, {{ document: {document} }}),\n",
                quoted(&camel(name))
            )
        })
        .collect();
    let Some(trust) = &role.trust else {
        return format!(
            "export function {lower}(scope: Construct): iam.ManagedPolicy[] {{\n  return [\n{policies}  ];\n}}\n"
        );
    };
    let mut members = format!("    assumedBy: {},\n", principal(trust));
    let attached: String = role
        .attached
        .iter()
        .map(|arn| {
            let path = arn.split_once(":policy/").map_or(arn.as_str(), |(_, path)| path);
            format!("    iam.ManagedPolicy.fromAwsManagedPolicyName({}),\n", quoted(path))
        })
        .collect();
    let managed = if role.is_managed() { policies } else { String::new() } + &attached;
    if !managed.is_empty() {
        members.push_str(&format!("    managedPolicies: [\n{}    ],\n", indented(&managed, 2)));
    }
    if !role.is_managed() && !documents.is_empty() {
        let inline: String = documents
            .iter()
            .map(|(name, document)| format!("      {}: {},\n", camel(name), indented(document, 2)))
            .collect();
        members.push_str(&format!("    inlinePolicies: {{\n{inline}    }},\n"));
    }
    format!(
        "export function {lower}(scope: Construct): iam.Role {{\n  return new iam.Role(scope, {}, {{\n{members}  }});\n}}\n",
        quoted(&name)
    )
}

fn principal(trust: &Value) -> String {
    let statement = trust.pointer("/Statement/0");
    let service = statement.and_then(|one| one.pointer("/Principal/Service")).and_then(Value::as_str);
    let service = quoted(service.unwrap_or_default());
    match statement.and_then(|one| one.get("Condition")) {
        Some(conditions) => {
            format!("new iam.ServicePrincipal({service}, {{ conditions: {} }})", object(conditions, 4))
        }
        None => format!("new iam.ServicePrincipal({service})"),
    }
}

/// A document, as the value of a member that is indented by four.
fn document(policy: &Value) -> String {
    let statements = policy.get("Statement").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let statements: String = statements.iter().map(statement).collect();
    format!("new iam.PolicyDocument({{\n      statements: [\n{statements}      ],\n    }})")
}

fn statement(statement: &Value) -> String {
    let mut text = "        new iam.PolicyStatement({\n".to_owned();
    if let Some(sid) = statement.get("Sid") {
        text.push_str(&format!("          sid: {sid},\n"));
    }
    for (key, name) in [("Action", "actions"), ("Resource", "resources")] {
        if let Some(values) = statement.get(key) {
            let list = if values.is_array() { values.clone() } else { Value::Array(vec![values.clone()]) };
            text.push_str(&format!("          {name}: {},\n", object(&list, 10)));
        }
    }
    if let Some(conditions) = statement.get("Condition") {
        text.push_str(&format!("          conditions: {},\n", object(conditions, 10)));
    }
    text.push_str("        }),\n");
    text
}

/// A JSON value is one of TypeScript as well: quoted with double quotes, `${` has no meaning there.
fn object(value: &Value, indent: usize) -> String {
    match value {
        Value::Array(elements) if elements.len() == 1 => value.to_string(),
        other => super::pretty(other).replace('\n', &format!("\n{}", " ".repeat(indent))),
    }
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

/// Every line but the first further in.
fn indented(text: &str, by: usize) -> String {
    let lines: Vec<&str> = text.split('\n').collect();
    let indent = " ".repeat(by);
    lines
        .iter()
        .enumerate()
        .map(
            |(number, line)| {
                if number == 0 || line.is_empty() { (*line).to_owned() } else { format!("{indent}{line}") }
            },
        )
        .collect::<Vec<_>>()
        .join("\n")
}
