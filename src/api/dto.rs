//! What crosses to JavaScript: plain structs whose members have the names of `src/api/types.d.ts`, and how they are made.
//!
//! Only these derive `Serialize`, so that a change of an internal type cannot change the API unseen.

mod compared;
mod converted;
pub mod diagnostic;
pub mod environment;
pub mod evaluation;
pub mod judgement;
pub mod launch;
pub mod place;
pub mod role;
pub mod rotation;
pub mod stopped;
mod template;

use serde::Serialize;
use serde_json::Value;

pub use compared::Comparison;
pub use converted::Converted;
pub use diagnostic::{Diagnostic, Edit, Fix, Related, Suppression};
pub use environment::{Container, EnvVar, Shadow};
pub use evaluation::{DecidedBy, IamResponse};
pub use judgement::Judgement;
pub use launch::{ApiCall, Event, Launch};
pub use place::{Places, Position, Range};
pub use role::{OtherRole, Reason, ResourcePolicy, RolePolicy, Roles, Statement};
pub use rotation::{Rotation, Rotations};
pub use stopped::StoppedReason;
pub use template::Template;

use crate::analysis;
use crate::iam;
use crate::lint::rule::FixAvailability;
use crate::lint::{self, RuleMeta};
use crate::share;
use crate::source;

/// Everything about a text.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Analysis {
    language: &'static str,
    dialect: &'static str,
    diagnostics: Vec<Diagnostic>,
    suppressed: Vec<Diagnostic>,
    unused_suppressions: Vec<Suppression>,
    tasks: Vec<TaskAnalysis>,
    template: Option<Template>,
    placeholders: Vec<Placeholder>,
}

/// Text that another tool replaces before ECS sees it.
#[derive(Clone, Debug, Serialize)]
struct Placeholder {
    text: String,
    count: usize,
    start: Position,
    end: Position,
}

/// Everything about one task definition.
#[derive(Clone, Debug, Serialize)]
pub struct TaskAnalysis {
    name: Option<String>,
    start: Position,
    end: Position,
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
            suppressed: analysis
                .suppressed
                .iter()
                .map(|aside| Diagnostic::suppressed(aside, places))
                .collect(),
            unused_suppressions: analysis.unused_suppressions.iter().map(Suppression::from).collect(),
            tasks: analysis.tasks.iter().map(|task| TaskAnalysis::new(task, options, places)).collect(),
            template: analysis.located.template.as_ref().map(Template::from),
            placeholders: analysis
                .located
                .placeholders
                .iter()
                .map(|found| Placeholder::new(found, places))
                .collect(),
        }
    }
}

impl Placeholder {
    fn new(found: &source::Placeholder, places: Places<'_>) -> Self {
        let span = places.document.tree.span(found.node);
        Self {
            text: found.text.clone(),
            count: found.count,
            start: places.position(span.start),
            end: places.position(span.end),
        }
    }
}

impl TaskAnalysis {
    fn new(analysis: &analysis::TaskAnalysis, options: &analysis::Options, places: Places<'_>) -> Self {
        let around = iam::surroundings(&analysis.task, &options.context, &options.roles, &analysis.roles);
        let simulation = &analysis.simulation;
        let environments = simulation.environments.iter();
        let span = places.document.tree.span(analysis.target.node);
        Self {
            name: analysis.target.name.clone(),
            start: places.position(span.start),
            end: places.position(span.end),
            family: analysis.task.family.text().map(str::to_owned),
            containers: environments.map(|environment| Container::new(environment, places)).collect(),
            launch: Launch::new(&simulation.launch, analysis.used_role, places),
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
