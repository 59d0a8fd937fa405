//! A rotation.

use serde::Serialize;

use super::{Places, Range};
use crate::simulate;

/// The rotation of every task definition of a text.
#[derive(Clone, Debug, Serialize)]
pub struct Rotations {
    /// In the order of the text.
    pub tasks: Vec<Rotation>,
}

/// How a rotation goes.
#[derive(Clone, Debug, Serialize)]
pub struct Rotation {
    secrets: Vec<String>,
    secret: Option<String>,
    problem: Option<String>,
    variables: Vec<Variable>,
    tasks: Vec<ServiceTask>,
    moments: Vec<Moment>,
    trigger: Option<Trigger>,
}

/// A variable that holds the secret.
#[derive(Clone, Debug, Serialize)]
pub struct Variable {
    container: String,
    name: String,
    follows: &'static str,
    origin: Option<Range>,
}

/// A task of the service.
#[derive(Clone, Debug, Serialize)]
pub struct ServiceTask {
    started: usize,
    stopped: Option<usize>,
    deployment: u32,
    versions: Vec<u32>,
    failed: Option<String>,
    breaks: Option<usize>,
}

/// A moment.
#[derive(Clone, Debug, Serialize)]
pub struct Moment {
    step: &'static str,
    detail: String,
    current: u32,
    running: Vec<RunningTask>,
    certainty: &'static str,
}

/// A task that runs at a moment.
#[derive(Clone, Debug, Serialize)]
pub struct RunningTask {
    task: usize,
    login: &'static str,
}

/// What deploys anew at each change.
#[derive(Clone, Debug, Serialize)]
pub struct Trigger {
    pattern: String,
    cloudformation: String,
    terraform: String,
    cli: String,
    region: String,
    note: Option<String>,
}

impl Rotation {
    /// A run and the places in its text.
    pub fn new(run: simulate::RotationRun, places: Places<'_>) -> Self {
        let variable = |variable: simulate::rotation::RotatedVariable| Variable {
            follows: variable.follows.name(),
            origin: places.origin(Some(variable.origin)),
            container: variable.container,
            name: variable.name,
        };
        let task = |task: simulate::rotation::ServiceTask| ServiceTask {
            started: task.started,
            stopped: task.stopped,
            deployment: task.deployment,
            versions: task.versions,
            failed: task.failed,
            breaks: task.breaks,
        };
        let moment = |moment: simulate::rotation::Moment| Moment {
            step: moment.step,
            detail: moment.detail,
            current: moment.current,
            running: moment
                .running
                .into_iter()
                .map(|(task, login)| RunningTask { task, login: login.name() })
                .collect(),
            certainty: moment.certainty.name(),
        };
        Self {
            secrets: run.secrets,
            secret: run.secret,
            problem: run.problem,
            variables: run.variables.into_iter().map(variable).collect(),
            tasks: run.tasks.into_iter().map(task).collect(),
            moments: run.moments.into_iter().map(moment).collect(),
            trigger: run.trigger.map(|trigger| Trigger {
                pattern: trigger.pattern,
                cloudformation: trigger.cloudformation,
                terraform: trigger.terraform,
                cli: trigger.cli,
                region: trigger.region,
                note: trigger.note,
            }),
        }
    }
}
