//! From grants to the least number of statements, in a stable order.
//!
//! Grants with the same purpose, actions and conditions become one statement with a list of resources. Grants of a KMS key become one
//! statement per key, and the values of its encryption context one list.

use std::collections::{BTreeMap, BTreeSet};

use super::grant::{Condition, Grant, Purpose, Role};
use super::policy::{PolicyDocument, Statement};
use super::roles::Reason;
use crate::facts::iam_actions::Action;
use crate::model::Origin;

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
    let mut groups: BTreeMap<Common<'_>, Vec<&Grant>> = BTreeMap::new();
    for grant in grants.iter().filter(|grant| grant.role == role) {
        let key = grant.encryption_context.as_ref().map(|context| (grant.resource.as_str(), context.key));
        let common = Common {
            purpose: grant.purpose,
            actions: names(grant.actions),
            conditions: &grant.conditions,
            key,
        };
        groups.entry(common).or_default().push(grant);
    }
    let mut written: Vec<(Purpose, Statement, Vec<Reason>)> = groups
        .iter()
        .map(|(common, grants)| (common.purpose, statement(common, grants), reasons(grants)))
        .collect();
    written.sort_by(|(purpose, statement, _), (other_purpose, other, _)| {
        purpose.cmp(other_purpose).then_with(|| statement.resources.cmp(&other.resources))
    });
    number(&mut written);
    let (statements, because) =
        written.into_iter().map(|(_, statement, because)| (statement, because)).unzip();
    (PolicyDocument { statements }, because)
}

fn names(actions: &[&Action]) -> Vec<&'static str> {
    let mut names: Vec<&'static str> = actions.iter().map(|action| action.name).collect();
    names.sort_unstable();
    names
}

fn statement(common: &Common<'_>, grants: &[&Grant]) -> Statement {
    let resources: BTreeSet<&String> = grants.iter().map(|grant| &grant.resource).collect();
    let mut conditions: BTreeMap<String, BTreeMap<String, Vec<String>>> = BTreeMap::new();
    let mut require = |operator: &str, key: &str, values: BTreeSet<&String>| {
        let keys = conditions.entry(operator.to_owned()).or_default();
        keys.insert(key.to_owned(), values.into_iter().cloned().collect());
    };
    for Condition { operator, key, values } in common.conditions {
        require(operator, key, values.iter().collect());
    }
    if let Some((_, key)) = common.key {
        let contexts = grants.iter().filter_map(|grant| grant.encryption_context.as_ref());
        let values: BTreeSet<&String> = contexts.map(|context| &context.value).collect();
        // StringEquals would take a question mark for itself.
        let has_wildcard = values.iter().any(|value| has_wildcard(value));
        require(if has_wildcard { "StringLike" } else { "StringEquals" }, key, values);
    }
    Statement {
        sid: common.purpose.sid().to_owned(),
        principal: None,
        actions: common.actions.iter().map(|&name| name.to_owned()).collect(),
        resources: resources.into_iter().cloned().collect(),
        conditions,
    }
}

/// `*` or `?` outside `${…}`.
fn has_wildcard(value: &str) -> bool {
    value.replace("${*}", "").replace("${?}", "").contains(['*', '?'])
}

/// The reasons of grants, each once, in the order of the text.
fn reasons(grants: &[&Grant]) -> Vec<Reason> {
    let mut known = BTreeSet::new();
    let reasons = grants.iter().map(|grant| &grant.because);
    reasons
        .filter(|reason| known.insert((&reason.text, reason.origin.and_then(Origin::node))))
        .cloned()
        .collect()
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
