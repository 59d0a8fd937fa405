//! The roles and their policies.

use serde::Serialize;
use serde_json::Value;

use super::{Places, Range};
use crate::iam;

/// Both roles of a task.
#[derive(Clone, Debug, Serialize)]
pub struct Roles {
    execution: RolePolicy,
    task: RolePolicy,
}

/// What a role needs.
#[derive(Clone, Debug, Serialize)]
pub struct RolePolicy {
    needed: bool,
    document: Value,
    trust: Value,
    statements: Vec<Statement>,
    size: usize,
    notes: Vec<String>,
}

/// Why a statement is there.
#[derive(Clone, Debug, Serialize)]
pub struct Statement {
    sid: String,
    because: Vec<Reason>,
}

/// One reason.
#[derive(Clone, Debug, Serialize)]
pub struct Reason {
    text: String,
    origin: Option<Range>,
}

impl Roles {
    pub(super) fn new(roles: &iam::Roles, places: Places<'_>) -> Self {
        Self {
            execution: RolePolicy::new(&roles.execution, places),
            task: RolePolicy::new(&roles.task, places),
        }
    }
}

impl RolePolicy {
    fn new(policy: &iam::RolePolicy, places: Places<'_>) -> Self {
        let reason =
            |reason: &iam::Reason| Reason { text: reason.text.clone(), origin: places.origin(reason.origin) };
        let statements = policy.document.statements.iter().enumerate().map(|(index, statement)| Statement {
            sid: statement.sid.clone(),
            because: policy.because.get(index).into_iter().flatten().map(reason).collect(),
        });
        Self {
            needed: policy.needed,
            document: policy.document.to_json(),
            trust: policy.trust.to_json(),
            statements: statements.collect(),
            size: policy.document.size(),
            notes: policy.notes.clone(),
        }
    }
}
