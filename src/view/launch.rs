//! How a launch goes: the outcome, the steps and the calls.

use super::editor::{Place, origin_place};
use crate::analysis::{Analysis, TaskAnalysis};
use crate::facts::Certainty;
pub use crate::simulate::{ApiCall as Call, Outcome};

/// A launch.
#[derive(Clone, Debug, PartialEq)]
pub struct Launch {
    /// How it ends.
    pub outcome: Outcome,
    /// What AWS would say.
    pub stopped_reason: Option<String>,
    /// The task's stop code.
    pub stop_code: Option<&'static str>,
    /// The steps in order.
    pub steps: Vec<Step>,
    /// The calls that the platform makes.
    pub calls: Vec<Call>,
}

/// One step.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The engine's word for the kind of step.
    pub kind: &'static str,
    /// What it is about.
    pub subject: String,
    /// What happens.
    pub detail: String,
    /// Whether it goes well.
    pub ok: bool,
    /// Where it comes from.
    pub place: Option<Place>,
    /// The engine's word for how sure this is; `None` when it is verified.
    pub doubt: Option<&'static str>,
}

/// How the launch of the task definition with this number ends.
pub fn outcome(analysis: &Analysis, task: usize) -> Option<Outcome> {
    analysis.tasks.get(task).map(|task| task.simulation.launch.outcome)
}

/// The launch of one task definition.
pub fn launch(analysis: &Analysis, task: &TaskAnalysis) -> Launch {
    let launch = &task.simulation.launch;
    let steps = launch.events.iter().map(|event| Step {
        kind: event.step,
        subject: event.subject.clone(),
        detail: event.detail.clone(),
        ok: event.ok,
        place: origin_place(&analysis.document, event.origin),
        doubt: (event.certainty != Certainty::Verified).then(|| event.certainty.name()),
    });
    Launch {
        outcome: launch.outcome,
        stopped_reason: launch.stopped_reason.clone(),
        stop_code: launch.stop_code,
        steps: steps.collect(),
        calls: launch.api_calls.clone(),
    }
}
