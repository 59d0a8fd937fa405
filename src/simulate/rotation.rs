//! Rotation: which tasks of a service keep which value when a secret changes, what a new deployment does task by task, and who can
//! still log in.
//!
//! Values are fetched when a task is launched and never again, so a task holds the versions of its launch. A version is a number
//! here: the value itself is never looked at, except that a given new value must hold the JSON keys that are asked for.
//! Sources: Secrets Manager API model 2017-10-17 for the labels; Secrets Manager User Guide on rotation strategies and ECS Developer
//! Guide on rolling updates (2026).

mod deployment;
mod followed;
mod login;
pub mod trigger;

pub use followed::{Follows, RotatedVariable};
pub use login::Login;
pub use trigger::Trigger;

use super::caller::Caller;
use super::launch::words;
use super::{Cx, Inputs, Launch, Outcome, Profile};
use crate::facts::Certainty;
use followed::Subject;

/// The most tasks of a service that are simulated.
pub const MOST_TASKS: u32 = 20;

/// The most steps that are simulated.
pub const MOST_STEPS: usize = 12;

/// What happens, and to which service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rotation {
    /// The secret or parameter that changes, by ARN or name; the first of the task definition when it is not given.
    pub secret: Option<String>,
    /// How it is rotated.
    pub strategy: Strategy,
    /// What happens, in order.
    pub steps: Vec<Step>,
    /// How many tasks the service runs.
    pub desired_count: u32,
    /// `minimumHealthyPercent` of the service.
    pub minimum_healthy_percent: u32,
    /// `maximumPercent` of the service.
    pub maximum_percent: u32,
    /// The SecretString after a rotation; when it is given, JSON keys that it lacks fail new tasks.
    pub new_value: Option<String>,
}

impl Default for Rotation {
    /// A rotation and a deployment, of two tasks with the percentages that a service has by default.
    fn default() -> Self {
        Self {
            secret: None,
            strategy: Strategy::SingleUser,
            steps: vec![Step::Rotate, Step::Deploy],
            desired_count: 2,
            minimum_healthy_percent: 100,
            maximum_percent: 200,
            new_value: None,
        }
    }
}

/// How a database secret is rotated. Source: Secrets Manager User Guide, rotation strategies (2026).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Strategy {
    /// The password of the one user changes in place.
    #[default]
    SingleUser,
    /// Two users take turns; the one before the last change keeps its password.
    AlternatingUsers,
}

impl Strategy {
    /// All, with their words in options.
    pub const ALL: [(&'static str, Self); 2] =
        [("single-user", Self::SingleUser), ("alternating-users", Self::AlternatingUsers)];
}

/// Something that happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The secret rotates.
    Rotate,
    /// UpdateService with `forceNewDeployment`.
    Deploy,
    /// The oldest task ends, and the service starts another one, without a deployment.
    Replace,
    /// The same, and the secret rotates after the first of the new task's calls.
    ReplaceDuringRotation,
}

impl Step {
    /// All, with their words in options.
    pub const ALL: [(&'static str, Self); 4] = [
        ("rotate", Self::Rotate),
        ("deploy", Self::Deploy),
        ("replace", Self::Replace),
        ("replace-during-rotation", Self::ReplaceDuringRotation),
    ];
}

/// How it goes.
#[derive(Clone, Debug, PartialEq)]
pub struct RotationRun {
    /// What could be rotated: the secrets and parameters of the task definition, in the order of the text.
    pub secrets: Vec<String>,
    /// What is rotated.
    pub secret: Option<String>,
    /// Why there is nothing to show.
    pub problem: Option<String>,
    /// The variables that hold it.
    pub variables: Vec<RotatedVariable>,
    /// The tasks, in the order of their launch.
    pub tasks: Vec<ServiceTask>,
    /// What happens, in order.
    pub moments: Vec<Moment>,
    /// What starts a deployment at each change; `None` where the name is not known whole.
    pub trigger: Option<Trigger>,
}

/// One task of the service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceTask {
    /// The moment of its launch.
    pub started: usize,
    /// The moment of its end.
    pub stopped: Option<usize>,
    /// Which deployment started it; the first is 1.
    pub deployment: u32,
    /// The version that each of the variables holds.
    pub versions: Vec<u32>,
    /// Why it did not start, in the words of AWS.
    pub failed: Option<String>,
    /// The moment from which on it cannot log in anew.
    pub breaks: Option<usize>,
}

/// One moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// `start`, `rotate`, `start-tasks`, `stop-tasks`, `replace`, `fail`, `stuck`.
    pub step: &'static str,
    /// What happens.
    pub detail: String,
    /// The version under AWSCURRENT.
    pub current: u32,
    /// Every running task, by its number in [`RotationRun::tasks`], and whether it can log in.
    pub running: Vec<(usize, Login)>,
    /// How sure we are.
    pub certainty: Certainty,
}

/// The service while it is simulated.
struct Service<'a> {
    cx: &'a Cx<'a>,
    rotation: &'a Rotation,
    subject: Subject,
    /// The version under AWSCURRENT.
    current: u32,
    /// The version that was current at the beginning.
    first: u32,
    deployment: u32,
    tasks: Vec<ServiceTask>,
    moments: Vec<Moment>,
}

/// Simulates a rotation. The launch is that of the same inputs.
pub fn run(inputs: &Inputs<'_>, launch: &Launch, rotation: &Rotation) -> RotationRun {
    let cx = Cx { inputs, profile: Profile::of(inputs), caller: Caller::of(inputs) };
    let subjects = followed::subjects(&cx);
    let secrets = subjects.iter().map(|subject| subject.name.clone()).collect();
    let mut result = RotationRun {
        secrets,
        secret: None,
        problem: None,
        variables: Vec::new(),
        tasks: Vec::new(),
        moments: Vec::new(),
        trigger: None,
    };
    let chosen = match &rotation.secret {
        Some(wanted) => subjects.into_iter().find(|subject| subject.is_called(wanted)),
        None => subjects.into_iter().next(),
    };
    let Some(subject) = chosen else {
        result.problem = Some(match &rotation.secret {
            Some(_) => "the task definition does not inject this secret".to_owned(),
            None => "the task definition injects no secret and no parameter".to_owned(),
        });
        return result;
    };
    result.secret = Some(subject.name.clone());
    result.variables.clone_from(&subject.variables);
    result.trigger = trigger::of(&cx, &subject);
    if matches!(launch.outcome, Outcome::Stopped | Outcome::Refused) {
        result.problem = Some(format!(
            "no task starts as things are: {}",
            launch.stopped_reason.as_deref().unwrap_or("see the launch")
        ));
        return result;
    }
    // That the launch goes well says that a version before the current one exists where it is asked for.
    let first =
        if subject.variables.iter().any(|variable| variable.follows == Follows::Previous) { 2 } else { 1 };
    let mut service = Service {
        cx: &cx,
        rotation,
        subject,
        current: first,
        first,
        deployment: 1,
        tasks: Vec::new(),
        moments: Vec::new(),
    };
    service.go();
    result.tasks = service.tasks;
    result.moments = service.moments;
    result
}

impl Service<'_> {
    fn go(&mut self) {
        let count = self.rotation.desired_count;
        for _ in 0..count {
            self.launch(None);
        }
        let (step, detail) = match self.failure() {
            Some(reason) => ("fail", format!("no task starts: {reason}")),
            None => ("start", format!("{} started; version {} is current", tasks(count), self.current)),
        };
        self.moment(step, detail, self.cx.profile.certainty_if_documented());
        if step == "fail" {
            return;
        }
        for step in &self.rotation.steps {
            match step {
                Step::Rotate => {
                    self.current += 1;
                    let detail = self.rotated();
                    self.moment("rotate", detail, Certainty::Reported);
                }
                Step::Deploy => self.deploy(),
                Step::Replace => self.replace(false),
                Step::ReplaceDuringRotation => self.replace(true),
            }
        }
    }

    fn rotated(&self) -> String {
        let version = self.current;
        let before = version - 1;
        let then = match (self.subject.is_parameter, self.rotation.strategy) {
            (true, _) => format!("version {before} is no longer what Parameter Store gives out"),
            (false, Strategy::SingleUser) => {
                format!("the password of version {before} ends; open connections live on")
            }
            (false, Strategy::AlternatingUsers) => {
                format!("version {version} is of the other user, and version {before} stays valid")
            }
        };
        format!("version {version} becomes current: {then}. Running tasks keep what they have")
    }

    /// A task ends by itself, and the service starts another one.
    fn replace(&mut self, torn: bool) {
        let oldest = self.running().next();
        let before = self.current;
        if torn {
            self.current += 1;
        }
        let number = self.launch(torn.then_some(before));
        let moment = self.moments.len();
        if let Some(task) = oldest.and_then(|oldest| self.tasks.get_mut(oldest)) {
            task.stopped = Some(moment);
        }
        let failed = self.tasks.get(number).and_then(|task| task.failed.clone());
        let (step, detail) = match (failed, torn) {
            (Some(reason), _) => {
                ("fail", format!("one task ends, and the next one does not start: {reason}"))
            }
            (None, false) => (
                "replace",
                format!(
                    "one task ends, and the next one starts without a deployment; version {before} is current"
                ),
            ),
            (None, true) => (
                "replace",
                format!(
                    "one task ends; while the next one is launched the secret rotates between its calls: the first gives \
                     version {before}, the others version {}",
                    self.current
                ),
            ),
        };
        self.moment(step, detail, self.cx.profile.certainty_if_documented());
    }

    /// Launches a task; `torn` is the version that its first call still gets. Returns its number.
    fn launch(&mut self, torn: Option<u32>) -> usize {
        let mut versions = Vec::new();
        let mut failed = None;
        let mut first_reference: Option<&str> = None;
        for variable in &self.subject.variables {
            let reference = variable.reference.as_str();
            let is_first = *first_reference.get_or_insert(reference) == reference;
            let current = torn.filter(|_| is_first).unwrap_or(self.current);
            let version = followed::version(&variable.follows, current, self.first);
            let failure =
                followed::failure(variable, version, self.first, self.rotation.new_value.as_deref());
            if let Some(failure) = failure
                && failed.is_none()
            {
                let (secret, region) = (&self.subject.name, &self.subject.region);
                let words = words::secret(self.cx, &variable.reference, secret, region, &failure);
                failed = Some(words::terminal(self.cx, &words.text));
            }
            versions.push(version.unwrap_or_default());
        }
        let started = self.moments.len();
        let stopped = failed.is_some().then_some(started);
        let deployment = self.deployment;
        self.tasks.push(ServiceTask { started, stopped, deployment, versions, failed, breaks: None });
        self.tasks.len() - 1
    }

    /// Why the newest task did not start.
    fn failure(&self) -> Option<String> {
        self.tasks.last().and_then(|task| task.failed.clone())
    }

    /// The numbers of the tasks that run.
    fn running(&self) -> impl Iterator<Item = usize> + '_ {
        self.tasks.iter().enumerate().filter(|(_, task)| task.stopped.is_none()).map(|(number, _)| number)
    }

    /// Writes a moment down, with how every running task fares.
    fn moment(&mut self, step: &'static str, detail: String, certainty: Certainty) {
        let moment = self.moments.len();
        let numbers: Vec<usize> = self.running().collect();
        let mut running = Vec::new();
        for number in numbers {
            let Some(task) = self.tasks.get_mut(number) else { continue };
            let valid_at_start = task.breaks != Some(task.started);
            let login = login::of(
                &self.subject,
                &task.versions,
                self.current,
                self.rotation.strategy,
                task.started == moment || !valid_at_start,
            );
            if login != Login::Works && task.breaks.is_none() {
                task.breaks = Some(moment);
            }
            running.push((number, login));
        }
        self.moments.push(Moment { step, detail, current: self.current, running, certainty });
    }
}

/// `1 task`, `2 tasks`.
fn tasks(count: u32) -> String {
    format!("{count} task{}", if count == 1 { "" } else { "s" })
}
