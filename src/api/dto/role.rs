//! The roles and their policies.

use serde::Serialize;
use serde_json::Value;

use super::{Places, Range};
use crate::iam;

/// The roles of a task and what stands around them.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Roles {
    execution: RolePolicy,
    task: RolePolicy,
    infrastructure: OtherRole,
    deployer: OtherRole,
    resource_policies: Vec<ResourcePolicy>,
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
    parts: Vec<Value>,
}

/// A role, or a caller, that is neither the execution role nor the task role.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OtherRole {
    needed: bool,
    document: Value,
    trust: Option<Value>,
    statements: Vec<Statement>,
    size: usize,
    notes: Vec<String>,
    managed_policies: Vec<String>,
}

/// A policy of a resource.
#[derive(Clone, Debug, Serialize)]
pub struct ResourcePolicy {
    kind: &'static str,
    resource: String,
    needed: bool,
    document: Value,
    note: &'static str,
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

impl Reason {
    pub(super) fn new(reason: &iam::Reason, places: Places<'_>) -> Self {
        Self { text: reason.text.clone(), origin: places.origin(reason.origin) }
    }
}

impl Roles {
    pub(super) fn new(roles: &iam::Roles, around: &iam::Surroundings, places: Places<'_>) -> Self {
        let resource = |policy: &iam::ResourcePolicy| ResourcePolicy {
            kind: policy.kind.name(),
            resource: policy.resource.clone(),
            needed: policy.needed,
            document: policy.document.to_json(),
            note: policy.note,
        };
        Self {
            execution: RolePolicy::new(&roles.execution, places),
            task: RolePolicy::new(&roles.task, places),
            infrastructure: OtherRole::new(&around.infrastructure, places),
            deployer: OtherRole::new(&around.deployer, places),
            resource_policies: around.resources.iter().map(resource).collect(),
        }
    }
}

impl RolePolicy {
    fn new(policy: &iam::RolePolicy, places: Places<'_>) -> Self {
        let parts = iam::output::documents(&policy.document);
        Self {
            needed: policy.needed,
            document: policy.document.to_json(),
            trust: policy.trust.to_json(),
            statements: statements(&policy.document, &policy.because, places),
            size: policy.document.size(),
            notes: policy.notes.clone(),
            parts: if parts.len() > 1 { parts } else { Vec::new() },
        }
    }
}

impl OtherRole {
    fn new(role: &iam::Companion, places: Places<'_>) -> Self {
        Self {
            needed: role.needed,
            document: role.document.to_json(),
            trust: role.trust.as_ref().map(iam::PolicyDocument::to_json),
            statements: statements(&role.document, &role.because, places),
            size: role.document.size(),
            notes: role.notes.clone(),
            managed_policies: role.managed.clone(),
        }
    }
}

fn statements(
    document: &iam::PolicyDocument,
    because: &[Vec<iam::Reason>],
    places: Places<'_>,
) -> Vec<Statement> {
    let reasons = because.iter().chain(std::iter::repeat(const { &Vec::new() }));
    document
        .statements
        .iter()
        .zip(reasons)
        .map(|(statement, because)| Statement {
            sid: statement.sid.clone(),
            because: because.iter().map(|reason| Reason::new(reason, places)).collect(),
        })
        .collect()
}
