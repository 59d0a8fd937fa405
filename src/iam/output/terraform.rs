//! Terraform: documents as data sources, roles with inline or managed policies. Laid out as `terraform fmt` does it.

use serde_json::Value;

use super::{Piece, Written, pieces, snake};

pub(super) fn write(roles: &[Written]) -> String {
    let mut blocks = Vec::new();
    for role in roles {
        let name = snake(role.name);
        if let Some(trust) = &role.trust {
            blocks.push(document(&format!("{name}_trust"), trust));
            blocks.push(format!(
                "resource \"aws_iam_role\" \"{name}\" {{\n  name_prefix        = \"{}-\"\n  assume_role_policy = \
                 data.aws_iam_policy_document.{name}_trust.json\n}}",
                role.name
            ));
        }
        for (policy_name, policy) in role.named_policies() {
            let policy_id = snake(&policy_name);
            blocks.push(document(&policy_id, policy));
            let json = format!("data.aws_iam_policy_document.{policy_id}.json");
            if role.is_managed() {
                blocks.push(format!(
                    "resource \"aws_iam_policy\" \"{policy_id}\" {{\n  name_prefix = \"{policy_name}-\"\n  policy      = {json}\n}}"
                ));
                if role.trust.is_some() {
                    blocks.push(attachment(&policy_id, &name, &format!("aws_iam_policy.{policy_id}.arn")));
                }
            } else {
                blocks.push(format!(
                    "resource \"aws_iam_role_policy\" \"{policy_id}\" {{\n  role   = aws_iam_role.{name}.id\n  policy = {json}\n}}"
                ));
            }
        }
        for arn in &role.attached {
            let id = snake(&arn.rsplit('/').next().unwrap_or_default().to_ascii_lowercase());
            blocks.push(attachment(&id, &name, &string(arn)));
        }
    }
    blocks.join("\n\n") + "\n"
}

fn attachment(id: &str, role: &str, arn: &str) -> String {
    format!(
        "resource \"aws_iam_role_policy_attachment\" \"{id}\" {{\n  role       = aws_iam_role.{role}.name\n  policy_arn = {arn}\n}}"
    )
}

fn document(name: &str, policy: &Value) -> String {
    let statements = policy.get("Statement").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let statements: Vec<String> = statements.iter().map(statement).collect();
    format!("data \"aws_iam_policy_document\" \"{name}\" {{\n{}\n}}", statements.join("\n\n"))
}

fn statement(statement: &Value) -> String {
    let mut lines = vec!["  statement {".to_owned()];
    let text = |key: &str| statement.get(key).and_then(Value::as_str);
    let mut members: Vec<(&str, String)> = Vec::new();
    if let Some(sid) = text("Sid") {
        members.push(("sid", string(sid)));
    }
    members.push(("effect", string(text("Effect").unwrap_or("Allow"))));
    let lists = [("Action", "actions"), ("Resource", "resources")];
    for (key, name) in lists {
        if let Some(values) = statement.get(key) {
            members.push((name, list(values, 4)));
        }
    }
    lines.extend(aligned(&members, 4));
    if let Some(Value::Object(principals)) = statement.get("Principal") {
        for (kind, names) in principals {
            lines.push("\n    principals {".to_owned());
            lines.extend(aligned(&[("type", string(kind)), ("identifiers", list(names, 6))], 6));
            lines.push("    }".to_owned());
        }
    }
    for (operator, keys) in statement.get("Condition").and_then(Value::as_object).into_iter().flatten() {
        for (key, values) in keys.as_object().into_iter().flatten() {
            lines.push("\n    condition {".to_owned());
            let members =
                [("test", string(operator)), ("variable", string(key)), ("values", list(values, 6))];
            lines.extend(aligned(&members, 6));
            lines.push("    }".to_owned());
        }
    }
    lines.push("  }".to_owned());
    lines.join("\n")
}

/// Neighbouring members of one line each have their equals signs below one another; one of several lines stands for itself.
fn aligned(members: &[(&str, String)], indent: usize) -> Vec<String> {
    let is_long = |value: &str| value.contains('\n');
    let mut lines = Vec::new();
    for group in members.chunk_by(|(_, one), (_, next)| !is_long(one) && !is_long(next)) {
        let width = group.iter().map(|(name, _)| name.len()).max().unwrap_or_default();
        lines.extend(
            group.iter().map(|(name, value)| format!("{}{name:width$} = {value}", " ".repeat(indent))),
        );
    }
    lines
}

/// A list, on one line when it has one value.
fn list(values: &Value, indent: usize) -> String {
    let values: Vec<&str> = match values {
        Value::Array(values) => values.iter().filter_map(Value::as_str).collect(),
        one => one.as_str().into_iter().collect(),
    };
    if let [only] = values.as_slice() {
        return format!("[{}]", string(only));
    }
    let inner = " ".repeat(indent + 2);
    let lines: Vec<String> = values.iter().map(|value| format!("{inner}{},", string(value))).collect();
    format!("[\n{}\n{}]", lines.join("\n"), " ".repeat(indent))
}

/// A string of HCL. The data source writes variables of the policy language with `&`.
fn string(text: &str) -> String {
    let mut written = String::from("\"");
    for piece in pieces(text) {
        match piece {
            Piece::Plain(plain) => written.push_str(&escaped(plain)),
            Piece::Variable(name) => written.push_str(&format!("&{{{name}}}")),
            Piece::Foreign(name) if is_reference(name) => written.push_str(&format!("${{{name}}}")),
            Piece::Foreign(name) => written.push_str(&format!("$${{{}}}", escaped(name))),
        }
    }
    written.push('"');
    written
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace("${", "$${").replace("%{", "%%{")
}

/// Is it one of Terraform's own, such as `var.stage`? Names of other tools would be an error there.
fn is_reference(name: &str) -> bool {
    let is_name = |part: &str| {
        part.starts_with(|first: char| first.is_ascii_lowercase() || first == '_')
            && part
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'[' | b']'))
    };
    name.contains('.') && name.split('.').all(is_name)
}
