//! The launch: what is fetched, in which order, and where it stops.

use super::Inputs;
use crate::facts::Certainty;
use crate::model::Origin;

/// How a launch goes.
#[derive(Clone, Debug)]
pub struct Launch {
    /// How it ends.
    pub outcome: Outcome,
    /// The task's `stoppedReason`, or what RegisterTaskDefinition (or RunTask) says.
    pub stopped_reason: Option<String>,
    /// The task's `stopCode`.
    pub stop_code: Option<&'static str>,
    /// The steps, in order.
    pub events: Vec<Event>,
    /// The API calls that the platform makes for the task.
    pub api_calls: Vec<ApiCall>,
}

/// How a launch ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All containers start.
    Running,
    /// The task stops before its containers run.
    Stopped,
    /// RegisterTaskDefinition or RunTask says no.
    Refused,
    /// It depends on something that is not known here.
    Unknown,
}

impl Outcome {
    /// The word used in results.
    pub fn name(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Stopped => "stopped",
            Self::Refused => "refused",
            Self::Unknown => "unknown",
        }
    }
}

/// One step.
#[derive(Clone, Debug)]
pub struct Event {
    /// The kind of step: `register`, `provision`, `pull`, `fetch`, `create`, `start`.
    pub step: &'static str,
    /// What it is about: a container, a secret, an image.
    pub subject: String,
    /// What happens.
    pub detail: String,
    /// Whether it goes well.
    pub ok: bool,
    /// Where in the text it comes from.
    pub origin: Option<Origin>,
    /// How sure we are.
    pub certainty: Certainty,
}

/// API calls of one kind to one resource or batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiCall {
    /// `secretsmanager`
    pub service: &'static str,
    /// `GetSecretValue`
    pub action: &'static str,
    /// The ARN without selectors, or the names of a batch.
    pub resource: String,
    /// Who calls: `execution` or `task`.
    pub role: &'static str,
    /// How many calls.
    pub count: u32,
}

/// Runs the launch.
pub fn run(_inputs: &Inputs<'_>) -> Launch {
    Launch {
        outcome: Outcome::Unknown,
        stopped_reason: None,
        stop_code: None,
        events: Vec::new(),
        api_calls: Vec::new(),
    }
}
