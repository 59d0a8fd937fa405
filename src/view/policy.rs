//! The policies of both roles: statements as JSON, each with why it is there and where that stands in the text.

use super::editor::{Place, origin_place};
use crate::analysis::{Analysis, TaskAnalysis};
use crate::facts::Source;
use crate::iam::{PolicyDocument, Reason, RolePolicy};

/// What the policy panel shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PolicyTab {
    /// The policy of the task execution role.
    #[default]
    Execution,
    /// The policy of the task role.
    Task,
    /// The trust policies of both.
    Trust,
}

impl PolicyTab {
    /// All of them in the order of their tabs.
    pub const ALL: [Self; 3] = [Self::Execution, Self::Task, Self::Trust];

    /// The word used in element ids and file names.
    pub fn name(self) -> &'static str {
        match self {
            Self::Execution => "execution-role",
            Self::Task => "task-role",
            Self::Trust => "trust",
        }
    }
}

/// The policies of both roles.
#[derive(Clone, Debug, PartialEq)]
pub struct Roles {
    /// The task execution role.
    pub execution: Role,
    /// The task role.
    pub task: Role,
}

/// The policy of one role.
#[derive(Clone, Debug, PartialEq)]
pub struct Role {
    /// Whether the task definition needs the role at all.
    pub needed: bool,
    /// The statements, with their reasons.
    pub statements: Vec<Statement>,
    /// The whole policy as JSON.
    pub json: String,
    /// The trust policy as JSON.
    pub trust: String,
    /// The size of the policy as IAM counts it.
    pub size: usize,
    /// What there is to say about it.
    pub notes: Vec<String>,
}

/// One statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// As JSON.
    pub json: String,
    /// Why it is there.
    pub reasons: Vec<Because>,
}

/// A reason.
#[derive(Clone, Debug, PartialEq)]
pub struct Because {
    /// In one sentence.
    pub text: String,
    /// The place in the text that needs it.
    pub place: Option<Place>,
    /// Where it can be read.
    pub source: Option<&'static Source>,
}

/// The policies of one task definition.
pub fn roles(analysis: &Analysis, task: &TaskAnalysis) -> Roles {
    Roles { execution: role(analysis, &task.roles.execution), task: role(analysis, &task.roles.task) }
}

fn role(analysis: &Analysis, policy: &RolePolicy) -> Role {
    Role {
        needed: policy.needed,
        statements: statements(analysis, policy),
        json: pretty(&policy.document),
        trust: pretty(&policy.trust),
        size: policy.document.size(),
        notes: policy.notes.clone(),
    }
}

fn statements(analysis: &Analysis, policy: &RolePolicy) -> Vec<Statement> {
    let because = |reason: &Reason| Because {
        text: reason.text.clone(),
        place: origin_place(&analysis.document, reason.origin),
        source: reason.fact.map(|fact| fact.source),
    };
    let document = policy.document.to_json();
    let written = document.get("Statement").and_then(|list| list.as_array()).map_or(&[][..], Vec::as_slice);
    written
        .iter()
        .enumerate()
        .map(|(index, statement)| Statement {
            json: serde_json::to_string_pretty(statement).unwrap_or_default(),
            reasons: policy.because.get(index).into_iter().flatten().map(because).collect(),
        })
        .collect()
}

fn pretty(document: &PolicyDocument) -> String {
    serde_json::to_string_pretty(&document.to_json()).unwrap_or_default()
}
