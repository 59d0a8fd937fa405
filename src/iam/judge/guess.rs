//! Whose policies are these? Told by names, by who may take the role on, and by what is allowed.

use serde_json::Value;

use super::breadth::names_action;
use super::{Given, Needed, PolicyKind, Whose};
use crate::iam::trust::{ECS, ECS_TASKS};

/// What the task definition tells of its roles.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// The name of the execution role.
    pub execution: Option<String>,
    /// The name of the task role.
    pub task: Option<String>,
}

/// Actions that only one of the four has a use for.
const TELLING: &[(&str, Whose)] = &[
    ("ecr:GetAuthorizationToken", Whose::Execution),
    ("secretsmanager:GetSecretValue", Whose::Execution),
    ("ssm:GetParameters", Whose::Execution),
    ("ssm:GetParameter", Whose::Execution),
    ("logs:CreateLogStream", Whose::Execution),
    ("ssmmessages:OpenDataChannel", Whose::Task),
    ("elasticfilesystem:ClientMount", Whose::Task),
    ("s3files:ClientMount", Whose::Task),
    ("firehose:PutRecordBatch", Whose::Task),
    ("ec2:CreateVolume", Whose::Infrastructure),
    ("ecs:RegisterTaskDefinition", Whose::Deployer),
    ("ecs:UpdateService", Whose::Deployer),
    ("iam:PassRole", Whose::Deployer),
];

/// Whose policies these are, and why we think so.
pub fn guess(given: &Given, told: &Told, all: &[Needed]) -> (Whose, String) {
    let taken =
        |whose: Whose, why: String| (whose, format!("taken for the policies of {}: {why}", whose.title()));
    if let Some(name) = &given.name {
        for (own, whose) in [(&told.execution, Whose::Execution), (&told.task, Whose::Task)] {
            if own.as_ref() == Some(name) {
                return taken(whose, format!("the task definition names `{name}`"));
            }
        }
    }
    let trusted = trusted_services(given);
    if trusted.iter().any(|service| service == ECS) && !trusted.iter().any(|service| service == ECS_TASKS) {
        return taken(Whose::Infrastructure, format!("the role trusts `{ECS}`"));
    }
    let names = actions(given);
    let allows = |whose: Whose| {
        let known = TELLING.iter().filter(move |(_, own)| *own == whose);
        known.filter(|(action, _)| names.iter().any(|name| name.eq_ignore_ascii_case(action)))
    };
    // ECS assumes only these two for tasks; whoever deploys is no such role.
    let order = [Whose::Infrastructure, Whose::Deployer, Whose::Execution, Whose::Task];
    let mut best: Option<(usize, Whose, &str)> = None;
    for whose in order {
        let count = allows(whose).count() * 2 + wanted_by(whose, &names, all);
        if let Some((action, _)) = allows(whose).next()
            && best.is_none_or(|(most, ..)| count > most)
        {
            best = Some((count, whose, action));
        }
    }
    if let Some((_, whose, action)) = best {
        return taken(whose, format!("they allow `{action}`"));
    }
    if let Some(name) = &given.name {
        let lower = name.to_ascii_lowercase();
        let is_task = lower.contains("task") && !lower.contains("exec");
        let whose = if is_task { Whose::Task } else { Whose::Execution };
        if is_task || lower.contains("exec") {
            return taken(whose, format!("the role is called `{name}`"));
        }
    }
    taken(Whose::Execution, "nothing in them tells otherwise".to_owned())
}

/// How many of the calls of a role the names cover.
fn wanted_by(whose: Whose, names: &[String], all: &[Needed]) -> usize {
    let needed = all.iter().filter(|needed| needed.whose == whose);
    let mut actions: Vec<&str> = Vec::new();
    for wanted in needed.flat_map(|needed| &needed.wanted) {
        if !actions.contains(&wanted.action.as_str()) {
            actions.push(&wanted.action);
        }
    }
    let is_named = |action: &&&str| names.iter().any(|name| name != "*" && names_action(name, action));
    actions.iter().filter(is_named).count()
}

/// The actions that the identity policies name.
fn actions(given: &Given) -> Vec<String> {
    let identity = given.pasted.iter().filter(|pasted| pasted.kind == PolicyKind::Identity);
    let documents = identity.map(|pasted| &pasted.json).chain(given.known.iter().map(|(_, json)| json));
    let mut names = Vec::new();
    for document in documents {
        for statement in statements(document) {
            if statement.get("Effect").and_then(Value::as_str) != Some("Deny") {
                names.extend(strings(statement.get("Action")));
            }
        }
    }
    names
}

/// The services that the trust policies let in.
pub fn trusted_services(given: &Given) -> Vec<String> {
    let trust = given.pasted.iter().filter(|pasted| pasted.kind == PolicyKind::Trust);
    let statements = trust.flat_map(|pasted| statements(&pasted.json));
    statements
        .filter_map(|statement| statement.get("Principal"))
        .flat_map(|who| strings(who.get("Service")))
        .collect()
}

/// The statements of a document.
pub fn statements(document: &Value) -> &[Value] {
    match document.get("Statement").unwrap_or(document) {
        Value::Array(statements) => statements,
        one => std::slice::from_ref(one),
    }
}

/// A string, or a list of strings.
pub fn strings(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::Array(entries)) => entries.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        Some(Value::String(one)) => vec![one.clone()],
        _ => Vec::new(),
    }
}
