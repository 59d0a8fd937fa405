//! What crosses to JavaScript: plain structs whose members have the names of `src/api/types.d.ts`, and how they are made.
//!
//! Only these derive `Serialize`, so that a change of an internal type cannot change the API unseen.

pub mod diagnostic;
pub mod environment;
pub mod evaluation;
pub mod launch;
pub mod place;
pub mod role;
pub mod stopped;

use serde::Serialize;
use serde_json::Value;

pub use diagnostic::{Diagnostic, Edit, Fix, Related};
pub use environment::{Container, EnvVar, Shadow};
pub use evaluation::{DecidedBy, IamResponse};
pub use launch::{ApiCall, Event, Launch};
pub use place::{Places, Position, Range};
pub use role::{OtherRole, Reason, ResourcePolicy, RolePolicy, Roles, Statement};
pub use stopped::StoppedReason;

use crate::analysis;
use crate::iam;
use crate::lint::rule::FixAvailability;
use crate::lint::{self, RuleMeta};
use crate::share;

/// Everything about a text.
#[derive(Clone, Debug, Serialize)]
pub struct Analysis {
    language: &'static str,
    dialect: &'static str,
    diagnostics: Vec<Diagnostic>,
    suppressed: Vec<Diagnostic>,
    tasks: Vec<TaskAnalysis>,
}

/// Everything about one task definition.
#[derive(Clone, Debug, Serialize)]
pub struct TaskAnalysis {
    family: Option<String>,
    containers: Vec<Container>,
    launch: Launch,
    roles: Roles,
}

impl Analysis {
    /// The options are those of the analysis.
    pub fn new(analysis: &analysis::Analysis, options: &analysis::Options) -> Self {
        let places = Places { document: &analysis.document };
        Self {
            language: analysis.document.language.name(),
            dialect: analysis.located.dialect.name(),
            diagnostics: diagnostics(&analysis.diagnostics, places),
            suppressed: diagnostics(&analysis.suppressed, places),
            tasks: analysis.tasks.iter().map(|task| TaskAnalysis::new(task, options, places)).collect(),
        }
    }
}

impl TaskAnalysis {
    fn new(analysis: &analysis::TaskAnalysis, options: &analysis::Options, places: Places<'_>) -> Self {
        let around = iam::surroundings(&analysis.task, &options.context, &options.roles, &analysis.roles);
        let simulation = &analysis.simulation;
        let environments = simulation.environments.iter();
        Self {
            family: analysis.task.family.text().map(str::to_owned),
            containers: environments.map(|environment| Container::new(environment, places)).collect(),
            launch: Launch::new(&simulation.launch, places),
            roles: Roles::new(&analysis.roles, &around, places),
        }
    }
}

fn diagnostics(found: &[lint::Diagnostic], places: Places<'_>) -> Vec<Diagnostic> {
    found.iter().map(|diagnostic| Diagnostic::new(diagnostic, places)).collect()
}

/// The diagnostics of an analysis.
pub fn remaining(analysis: &analysis::Analysis) -> Vec<Diagnostic> {
    diagnostics(&analysis.diagnostics, Places { document: &analysis.document })
}

/// A text after fixes.
#[derive(Clone, Debug, Serialize)]
pub struct Fixed {
    /// The new text.
    pub text: String,
    /// How many fixes were made.
    pub applied: usize,
    /// What is wrong with the new text.
    pub remaining: Vec<Diagnostic>,
}

/// What is known of a rule.
#[derive(Clone, Debug, Serialize)]
pub struct RuleInfo {
    name: &'static str,
    group: &'static str,
    severity: &'static str,
    summary: &'static str,
    fixable: bool,
    page: String,
}

impl From<&RuleMeta> for RuleInfo {
    fn from(meta: &RuleMeta) -> Self {
        Self {
            name: meta.name,
            group: meta.group.name(),
            severity: meta.severity.name(),
            summary: meta.summary,
            fixable: meta.fix != FixAvailability::None,
            page: meta.page(),
        }
    }
}

/// What a link holds.
#[derive(Clone, Debug, Serialize)]
pub struct ShareState {
    text: String,
    options: Option<Value>,
    view: Option<Value>,
}

impl From<share::ShareState> for ShareState {
    fn from(state: share::ShareState) -> Self {
        Self { text: state.text, options: state.options, view: state.view }
    }
}
