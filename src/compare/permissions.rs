//! What the roles of one task definition need and those of another do not.

use std::collections::BTreeMap;

use crate::iam::compose::compose;
use crate::iam::pattern::{self, Match, Subject};
use crate::iam::{Grant, Reason, Role, Statement};

/// Actions on a resource that a role needs.
#[derive(Clone, Debug)]
pub struct Permission<'a> {
    /// The role.
    pub role: Role,
    /// The statement that would allow it alone.
    pub statement: Statement,
    /// Why it is needed.
    pub because: &'a Reason,
}

/// The permissions that others do not cover, each once.
pub(super) fn missing<'a>(these: &'a [Grant], others: &[Grant]) -> Vec<Permission<'a>> {
    let (these, others) = (permissions(these), permissions(others));
    let mut found: Vec<Permission<'a>> = Vec::new();
    for one in these {
        let mut statement = one.statement;
        for other in others.iter().filter(|other| other.role == one.role) {
            let other = &other.statement;
            let is_shared = |action: &String| other.actions.contains(action);
            if statement.actions.iter().any(is_shared) && covers(other, &statement) {
                statement.actions.retain(|action| !is_shared(action));
            }
        }
        let is_known = found.iter().any(|known| known.role == one.role && known.statement == statement);
        if !statement.actions.is_empty() && !is_known {
            found.push(Permission { statement, ..one });
        }
    }
    found
}

fn permissions(grants: &[Grant]) -> Vec<Permission<'_>> {
    let statement = |grant: &Grant| {
        let (document, _) = compose(std::slice::from_ref(grant), grant.role);
        document.statements.into_iter().next()
    };
    grants
        .iter()
        .filter_map(|grant| {
            Some(Permission { role: grant.role, statement: statement(grant)?, because: &grant.because })
        })
        .collect()
}

/// Does a statement reach everything that another does? Its actions are not looked at.
fn covers(statement: &Statement, other: &Statement) -> bool {
    let reaches = |wide: &[String], narrow: &[String]| {
        narrow.iter().all(|narrow| wide.iter().any(|wide| is_within(wide, narrow)))
    };
    let values =
        |conditions: &BTreeMap<String, BTreeMap<String, Vec<String>>>| -> Vec<(String, Vec<String>)> {
            conditions.values().flatten().map(|(key, values)| (key.clone(), values.clone())).collect()
        };
    let (wide, narrow) = (values(&statement.conditions), values(&other.conditions));
    reaches(&statement.resources, &other.resources)
        && wide.len() == narrow.len()
        && wide
            .iter()
            .zip(&narrow)
            .all(|((key, wide), (other, narrow))| key == other && reaches(wide, narrow))
}

/// Is everything that one pattern matches also matched by another? What is not known of an ARN counts as the same.
fn is_within(wide: &str, narrow: &str) -> bool {
    wide == narrow
        || Subject::new(narrow).matches(&pattern::wildcard(wide)) != Match::No
        || Subject::new(wide).matches(&pattern::wildcard(narrow)) == Match::Perhaps
}
