//! The words of the rotation.

use taskdef_playground::view::rotation::{Broken, Follows, Login, RotatedVariable, Strategy};

pub(crate) const ROTATION: &str = "Rotation of a secret";
pub(crate) const ROTATION_WORDS: &str =
    "A task keeps the values of its launch. What a service does when a secret changes:";
pub(crate) const ROTATION_DRAWING: &str = "Tasks over time, drawn";
pub(crate) const ROTATION_TABLE: &str = "Tasks over time";
pub(crate) const ROTATED: &str = "Secret";
pub(crate) const STRATEGY: &str = "Strategy";
pub(crate) const PLAN: &str = "What happens";
pub(crate) const DESIRED_COUNT: &str = "Tasks";
pub(crate) const MINIMUM_HEALTHY: &str = "Minimum healthy %";
pub(crate) const MAXIMUM: &str = "Maximum %";
pub(crate) const MOMENT: &str = "Moment";
pub(crate) const HOLDS: &str = "It goes into";
pub(crate) const SECRET_ITSELF: &str = "AWSCURRENT";
pub(crate) const NOBODY_BREAKS: &str = "Nobody breaks: every task can log in at every moment.";
pub(crate) const TRIGGER: &str = "Redeploy at each rotation";
pub(crate) const TRIGGER_WORDS: &str = "An EventBridge rule that starts a state machine, which calls UpdateService with forceNewDeployment. Fill in cluster and service.";
pub(crate) const TRIGGER_COPIED: &str = "Rule and target copied";

/// In the order of the view's plans.
pub(crate) const PLANS: [&str; 4] = [
    "The secret rotates",
    "It rotates, then a forced deployment",
    "It rotates, then one task is replaced",
    "It rotates while a task is launched",
];

pub(crate) fn strategy(strategy: Strategy) -> &'static str {
    match strategy {
        Strategy::SingleUser => "Single user",
        Strategy::AlternatingUsers => "Alternating users",
    }
}

pub(crate) fn login(login: Login) -> &'static str {
    match login {
        Login::Works => "works",
        Login::NewConnectionsFail => "new connections fail",
        Login::Fails => "cannot log in",
    }
}

/// What a variable holds after a launch.
pub(crate) fn follows(variable: &RotatedVariable) -> String {
    let container = &variable.container;
    match &variable.follows {
        Follows::Current => format!("of {container}, the current version"),
        Follows::Previous => format!("of {container}, always one version behind"),
        Follows::Pending => format!("of {container}, the version of a rotation under way"),
        Follows::Label(label) => format!("of {container}, whatever has the label {label}"),
        Follows::Version(_) => format!("of {container}, one version for good"),
    }
}

/// `From moment 2 until moment 3, tasks 1 and 2 cannot open new connections.`
pub(crate) fn broken(broken: &Broken) -> String {
    let numbers: Vec<String> = broken.tasks.iter().map(ToString::to_string).collect();
    let tasks = if numbers.len() == 1 { "task" } else { "tasks" };
    let what = match broken.login {
        Login::Fails => "cannot log in at all",
        Login::Works | Login::NewConnectionsFail => "cannot open new connections",
    };
    let until =
        broken.until.map_or_else(|| "on to the end".to_owned(), |until| format!("until moment {until}"));
    format!("From moment {} {until}, {tasks} {} {what}.", broken.from, numbers.join(" and "))
}

pub(crate) fn version(version: u32) -> String {
    format!("version {version}")
}

pub(crate) fn rotated_task(number: usize, versions: &str) -> String {
    format!("Task {number} (version {versions})")
}
