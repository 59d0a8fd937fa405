//! The words of the rotation.

use taskdef_playground::view::rotation::{Login, Strategy};

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

pub(crate) fn rotated_task(number: usize, versions: &str) -> String {
    format!("Task {number} (version {versions})")
}
