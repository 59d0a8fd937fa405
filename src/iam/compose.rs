//! From grants to the least number of statements, in a stable order.
//!
//! Grants with the same purpose, actions and conditions become one statement with a list of resources. Grants of a KMS key become one
//! statement per key, and the values of its encryption context one list.

use std::collections::BTreeMap;

use super::grant::{Condition, Grant, Purpose, Role};
use super::policy::{PolicyDocument, Statement};
use super::roles::Reason;
use crate::facts::iam_actions::Action;
use crate::model::Origin;
use crate::syntax::NodeId;
use crate::text::order;

/// What grants must have in common to share a statement.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Common<'a> {
    purpose: Purpose,
    actions: Vec<&'static str>,
    conditions: &'a [Condition],
    /// The key and the name of the context's entry, for grants of a KMS key.
    key: Option<(&'a str, &'static str)>,
}

/// Writes the policy of one role, with the reasons for each statement.
pub fn compose(grants: &[Grant], role: Role) -> (PolicyDocument, Vec<Vec<Reason>>) {
    let mut groups: Vec<(Common<'_>, Vec<&Grant>)> = Vec::new();
    for grant in grants.iter().filter(|grant| grant.role == role) {
        let key = grant.encryption_context.as_ref().map(|context| (grant.resource.as_str(), context.key));
        let common = Common {
            purpose: grant.purpose,
            actions: names(grant.actions),
            conditions: &grant.conditions,
            key,
        };
        match groups.iter_mut().find(|(known, _)| *known == common) {
            Some((_, grants)) => grants.push(grant),
            None => groups.push((common, vec![grant])),
        }
    }
    order::by(&mut groups, |(left, _), (right, _)| left.cmp(right));
    let mut written: Vec<(Purpose, Statement, Vec<Reason>)> = groups
        .iter()
        .map(|(common, grants)| (common.purpose, statement(common, grants), reasons(grants)))
        .collect();
    order::by(&mut written, |(purpose, statement, _), (other_purpose, other, _)| {
        purpose.cmp(other_purpose).then_with(|| statement.resources.cmp(&other.resources))
    });
    number(&mut written);
    let (statements, because) =
        written.into_iter().map(|(_, statement, because)| (statement, because)).unzip();
    (PolicyDocument { statements }, because)
}

fn names(actions: &[&Action]) -> Vec<&'static str> {
    let mut names: Vec<&'static str> = actions.iter().map(|action| action.name).collect();
    order::by(&mut names, Ord::cmp);
    names
}

fn statement(common: &Common<'_>, grants: &[&Grant]) -> Statement {
    let mut conditions: BTreeMap<String, BTreeMap<String, Vec<String>>> = BTreeMap::new();
    let mut require = |operator: &str, key: &str, values: Vec<String>| {
        conditions.entry(operator.to_owned()).or_default().insert(key.to_owned(), values);
    };
    for Condition { operator, key, values } in common.conditions {
        require(operator, key, distinct(values.clone()));
    }
    if let Some((_, key)) = common.key {
        let contexts = grants.iter().filter_map(|grant| grant.encryption_context.as_ref());
        let values = distinct(contexts.map(|context| context.value.clone()).collect());
        // StringEquals would take a question mark for itself.
        let has_wildcard = values.iter().any(|value| has_wildcard(value));
        require(if has_wildcard { "StringLike" } else { "StringEquals" }, key, values);
    }
    Statement {
        sid: common.purpose.sid().to_owned(),
        denies: false,
        principal: None,
        actions: common.actions.iter().map(|&name| name.to_owned()).collect(),
        resources: distinct(grants.iter().map(|grant| grant.resource.clone()).collect()),
        conditions,
    }
}

/// In order, each once.
fn distinct(mut values: Vec<String>) -> Vec<String> {
    order::by(&mut values, Ord::cmp);
    values.dedup();
    values
}

/// `*` or `?` outside `${…}`.
pub(super) fn has_wildcard(value: &str) -> bool {
    value.replace("${*}", "").replace("${?}", "").contains(['*', '?'])
}

/// The reasons of grants, each once, in the order of the text.
fn reasons(grants: &[&Grant]) -> Vec<Reason> {
    let mut known: BTreeMap<(&str, Option<NodeId>), ()> = BTreeMap::new();
    let mut reasons = Vec::new();
    for Grant { because, .. } in grants {
        let place = because.origin.and_then(Origin::node);
        if known.insert((because.text.as_str(), place), ()).is_none() {
            reasons.push(because.clone());
        }
    }
    reasons
}

/// A `Sid` is unique in its policy: the second of a kind gets a 2.
fn number(written: &mut [(Purpose, Statement, Vec<Reason>)]) {
    let mut last = None;
    let mut count = 1;
    for (purpose, statement, _) in written {
        count = if last == Some(*purpose) { count + 1 } else { 1 };
        last = Some(*purpose);
        if count > 1 {
            statement.sid = format!("{}{count}", purpose.sid());
        }
    }
}
