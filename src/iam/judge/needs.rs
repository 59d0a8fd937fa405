//! What a role needs, one entry per call, and the requests that the calls are.

use std::collections::BTreeMap;

use super::super::evaluate::Request;
use super::super::grant::Grant;
use super::super::policy::{PolicyDocument, Statement};
use super::super::roles::Reason;
use super::neutral;

/// The key of a condition that says what a key of KMS is used for; each value is a call of its own.
const CONTEXT: &str = "kms:EncryptionContext:";

/// One call.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// `service:Name`
    pub action: String,
    /// The resource, as the generated policy names it.
    pub resource: String,
    /// What a key of KMS is used for.
    pub context: Option<String>,
    /// The statement of the generated policy, by number.
    pub from: usize,
    /// Why.
    pub because: Vec<Reason>,
    /// The call as requests: several where it is not known which of them it is.
    pub requests: Vec<Request>,
}

/// The calls that a generated policy is for. `grants` tell the reasons of each resource apart.
pub fn of_document(
    document: &PolicyDocument,
    because: &[Vec<Reason>],
    grants: &[Grant],
    principal: &str,
) -> Vec<Wanted> {
    let mut wanted = Vec::new();
    for (from, statement) in document.statements.iter().enumerate() {
        let reasons = because.get(from).map(Vec::as_slice).unwrap_or_default();
        let contexts: Vec<Option<String>> = match context_of(statement) {
            Some((_, values)) => values.iter().cloned().map(Some).collect(),
            None => vec![None],
        };
        for resource in &statement.resources {
            for context in &contexts {
                for action in &statement.actions {
                    let because = reasons_of(action, resource, context.as_deref(), grants)
                        .unwrap_or_else(|| reasons.to_vec());
                    let requests = requests(statement, action, resource, context.as_deref(), principal);
                    wanted.push(Wanted {
                        action: action.clone(),
                        resource: resource.clone(),
                        context: context.clone(),
                        from,
                        because,
                        requests,
                    });
                }
            }
        }
    }
    wanted
}

/// The key of the encryption context that a statement asks for, and its values.
fn context_of(statement: &Statement) -> Option<(&String, &Vec<String>)> {
    statement.conditions.values().flatten().find(|(key, _)| key.starts_with(CONTEXT))
}

/// The reasons of the grants that are about this call.
fn reasons_of(action: &str, resource: &str, context: Option<&str>, grants: &[Grant]) -> Option<Vec<Reason>> {
    let is_meant = |grant: &&Grant| {
        grant.resource == resource
            && grant.actions.iter().any(|known| known.name == action)
            && grant.encryption_context.as_ref().map(|entry| entry.value.as_str()) == context
    };
    let mut reasons: Vec<Reason> = Vec::new();
    for Grant { because, .. } in grants.iter().filter(is_meant) {
        let is_known = |known: &Reason| known.text == because.text && known.origin == because.origin;
        if !reasons.iter().any(is_known) {
            reasons.push(because.clone());
        }
    }
    (!reasons.is_empty()).then_some(reasons)
}

/// The requests of one call: one for each combination of values that its conditions allow.
fn requests(
    statement: &Statement,
    action: &str,
    resource: &str,
    context: Option<&str>,
    principal: &str,
) -> Vec<Request> {
    let mut contexts: Vec<BTreeMap<String, Vec<String>>> = vec![BTreeMap::new()];
    for (key, values) in statement.conditions.values().flatten() {
        let values: Vec<String> = match context.filter(|_| key.starts_with(CONTEXT)) {
            Some(context) => vec![requested(context)],
            None => values.iter().map(|value| requested(value)).collect(),
        };
        let with = |value: &String| {
            let mut with = contexts.clone();
            for context in &mut with {
                context.insert(key.clone(), vec![value.clone()]);
            }
            with
        };
        contexts = values.iter().flat_map(with).collect();
    }
    let resource = of_logs(action, &requested(resource));
    let request = |context| Request {
        principal: principal.to_owned(),
        action: action.to_owned(),
        resource: resource.clone(),
        resource_account: None,
        context,
    };
    contexts.into_iter().map(request).collect()
}

/// What a pattern of a policy stands for in a request.
fn requested(pattern: &str) -> String {
    if pattern == "*" {
        return "*".to_owned();
    }
    let mut requested = String::with_capacity(pattern.len());
    let neutral = neutral::text(pattern);
    let mut rest = neutral.as_str();
    while let Some(character) = rest.chars().next() {
        if let Some(behind) = rest.strip_prefix("${")
            && let Some((inside @ ("*" | "?" | "$"), after)) = behind.split_once('}')
        {
            requested.push_str(inside);
            rest = after;
            continue;
        }
        match character {
            '*' => requested.push_str(neutral::ANY),
            other => requested.push(other),
        }
        rest = rest.get(character.len_utf8()..).unwrap_or_default();
    }
    requested
}

/// A policy names a log group by `…:*`; calls name a stream of it, or none.
///
/// Source: denials in public logs (2021 to 2026).
fn of_logs(action: &str, resource: &str) -> String {
    let Some(group) = resource.strip_suffix(neutral::ANY).and_then(|rest| rest.strip_suffix(':')) else {
        return resource.to_owned();
    };
    match action {
        "logs:CreateLogGroup" | "logs:DescribeLogStreams" => format!("{group}:log-stream:"),
        "logs:CreateLogStream" | "logs:PutLogEvents" => format!("{group}:log-stream:{}", neutral::ANY),
        _ => resource.to_owned(),
    }
}

/// The statements of the generated policy, held to some of the calls.
pub fn held_to(document: &PolicyDocument, wanted: &[&Wanted]) -> Vec<Statement> {
    let mut statements = Vec::new();
    for (from, statement) in document.statements.iter().enumerate() {
        let own: Vec<&&Wanted> = wanted.iter().filter(|wanted| wanted.from == from).collect();
        if own.is_empty() {
            continue;
        }
        let mut held = statement.clone();
        held.actions.retain(|action| own.iter().any(|wanted| wanted.action == *action));
        held.resources.retain(|resource| own.iter().any(|wanted| wanted.resource == *resource));
        for (key, values) in held.conditions.values_mut().flatten() {
            if key.starts_with(CONTEXT) {
                values.retain(|value| own.iter().any(|wanted| wanted.context.as_ref() == Some(value)));
            }
        }
        statements.push(held);
    }
    statements
}
