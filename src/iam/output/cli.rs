//! Commands of the AWS CLI, for a POSIX shell. Documents are given in quotes that no shell reads into.

use serde_json::Value;

use super::{Written, pretty};

pub(super) fn write(roles: &[Written]) -> String {
    let mut text = "#!/bin/sh\nset -eu\n".to_owned();
    for role in roles {
        let name = role.name;
        text.push_str(&format!("\n# {name}\n"));
        if let Some(trust) = &role.trust {
            text.push_str(&format!(
                "aws iam create-role --role-name {name} --assume-role-policy-document {}\n",
                quoted(trust)
            ));
        }
        for (policy_name, policy) in role.named_policies() {
            if role.is_managed() {
                let create = format!(
                    "aws iam create-policy --policy-name {policy_name} --policy-document {}",
                    quoted(policy)
                );
                if role.trust.is_some() {
                    text.push_str(&format!(
                        "arn=$({create} --query Policy.Arn --output text)\naws iam attach-role-policy --role-name {name} --policy-arn \"$arn\"\n"
                    ));
                } else {
                    text.push_str(&format!("{create}\n"));
                }
            } else {
                text.push_str(&format!(
                    "aws iam put-role-policy --role-name {name} --policy-name {policy_name} --policy-document {}\n",
                    quoted(policy)
                ));
            }
        }
        for arn in &role.attached {
            text.push_str(&format!("aws iam attach-role-policy --role-name {name} --policy-arn '{arn}'\n"));
        }
    }
    text
}

fn quoted(document: &Value) -> String {
    format!("'{}'", pretty(document).replace('\'', "'\\''"))
}
