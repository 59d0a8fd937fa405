//! A policy document, and writing it as JSON.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

/// A policy that we write.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PolicyDocument {
    /// The statements, in a stable order.
    pub statements: Vec<Statement>,
}

/// A statement that we write.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Statement {
    /// Letters and digits only; left out when empty.
    pub sid: String,
    /// Whether it denies; otherwise it allows.
    pub denies: bool,
    /// Who, in the policy of a role's trust or of a resource.
    pub principal: Option<Principal>,
    /// Sorted.
    pub actions: Vec<String>,
    /// Sorted; empty where the policy's own resource is meant.
    pub resources: Vec<String>,
    /// Operator → key → values.
    pub conditions: BTreeMap<String, BTreeMap<String, Vec<String>>>,
}

/// Whom a statement of a resource's policy speaks of.
#[derive(Clone, Debug, PartialEq)]
pub enum Principal {
    /// An AWS service.
    Service(&'static str),
    /// A role, or the root of an account, by ARN.
    Aws(String),
    /// Everybody.
    Everybody,
}

impl PolicyDocument {
    /// As JSON, members in the order that AWS's own examples use.
    pub fn to_json(&self) -> Value {
        let statements: Vec<Value> = self.statements.iter().map(Statement::to_json).collect();
        json!({ "Version": "2012-10-17", "Statement": statements })
    }

    /// The number of characters as IAM counts them: without white space between tokens.
    pub fn size(&self) -> usize {
        self.to_json().to_string().chars().count()
    }
}

impl Statement {
    /// As JSON, members in the order that AWS's own examples use.
    pub fn to_json(&self) -> Value {
        let mut members = Map::new();
        if !self.sid.is_empty() {
            members.insert("Sid".to_owned(), json!(self.sid));
        }
        members.insert("Effect".to_owned(), json!(if self.denies { "Deny" } else { "Allow" }));
        if let Some(principal) = &self.principal {
            let principal = match principal {
                Principal::Service(service) => json!({ "Service": service }),
                Principal::Aws(arn) => json!({ "AWS": arn }),
                Principal::Everybody => json!("*"),
            };
            members.insert("Principal".to_owned(), principal);
        }
        members.insert("Action".to_owned(), one_or_many(&self.actions));
        if !self.resources.is_empty() {
            members.insert("Resource".to_owned(), one_or_many(&self.resources));
        }
        if !self.conditions.is_empty() {
            let operators = self.conditions.iter().map(|(operator, keys)| {
                let keys: Map<String, Value> =
                    keys.iter().map(|(key, values)| (key.clone(), one_or_many(values))).collect();
                (operator.clone(), Value::Object(keys))
            });
            members.insert("Condition".to_owned(), Value::Object(operators.collect()));
        }
        Value::Object(members)
    }
}

/// A list of one is written as a string.
fn one_or_many(values: &[String]) -> Value {
    match values {
        [only] => json!(only),
        many => json!(many),
    }
}
