//! The roles of a task and the policies they need.

use super::PolicyDocument;
use crate::facts::Fact;
use crate::model::{Origin, TaskDefinition};
use crate::world::{Context, World};

/// How resources are named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PolicyStyle {
    /// Every ARN by itself.
    #[default]
    Exact,
}

/// The policies of both roles.
#[derive(Clone, Debug)]
pub struct Roles {
    /// The task execution role: what ECS itself needs.
    pub execution: RolePolicy,
    /// The task role: what the task definition says that the containers need.
    pub task: RolePolicy,
}

/// The policy of one role.
#[derive(Clone, Debug)]
pub struct RolePolicy {
    /// Whether the task definition needs the role at all.
    pub needed: bool,
    /// The identity policy.
    pub document: PolicyDocument,
    /// The trust policy.
    pub trust: PolicyDocument,
    /// Why each statement is there, in the order of the document.
    pub because: Vec<Vec<Reason>>,
    /// What there is to say about it.
    pub notes: Vec<String>,
}

/// Why a statement is there.
#[derive(Clone, Debug)]
pub struct Reason {
    /// In one sentence.
    pub text: String,
    /// The place in the text that needs it.
    pub origin: Option<Origin>,
    /// The fact behind it.
    pub fact: Option<&'static Fact>,
}

/// Derives the policies that a task definition needs.
pub fn derive(_task: &TaskDefinition, _context: &Context, _world: &World, _style: PolicyStyle) -> Roles {
    let empty = || RolePolicy {
        needed: false,
        document: PolicyDocument::default(),
        trust: PolicyDocument::default(),
        because: Vec::new(),
        notes: Vec::new(),
    };
    Roles { execution: empty(), task: empty() }
}
