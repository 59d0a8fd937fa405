//! What changes when one text takes the place of another, whatever their dialects: environments, secrets, permissions, launch,
//! problems, and every other member.
//!
//! Both are compared in the terms of the API, so that the same task definition in two dialects has no difference. Where a side is
//! filled in by another tool, the difference is open.

mod environment;
mod fields;
mod findings;
mod pairs;
mod permissions;
mod references;

use crate::analysis::{Analysis, TaskAnalysis};
use crate::lint::Diagnostic;
use crate::simulate::EnvVar;
use crate::syntax::NodeId;
use pairs::Pair;
pub use permissions::Permission;
pub use references::{Reference, Use};

/// What changes from one text to another.
#[derive(Clone, Debug)]
pub struct Comparison<'a> {
    /// The task definitions, each with the one whose place it takes.
    pub tasks: Vec<TaskDelta<'a>>,
    /// The secrets and parameters that no task definition uses any more.
    pub unused: Vec<Reference<'a>>,
    /// Those that none used before.
    pub first_used: Vec<Reference<'a>>,
    /// The problems that only the text before has.
    pub fixed: Vec<&'a Diagnostic>,
    /// The problems that only the text after has.
    pub appeared: Vec<&'a Diagnostic>,
}

/// What changes in one task definition. One of the sides may be missing.
#[derive(Clone, Debug)]
pub struct TaskDelta<'a> {
    /// The number of the one before.
    pub before: Option<usize>,
    /// The number of the one after.
    pub after: Option<usize>,
    /// The containers: those before in the order of the text, then those that are new.
    pub containers: Vec<ContainerDelta<'a>>,
    /// What else is different outside of the containers.
    pub fields: Vec<FieldDelta>,
    /// What the roles need no longer.
    pub dropped: Vec<Permission<'a>>,
    /// What the roles did not need before.
    pub added: Vec<Permission<'a>>,
}

/// What changes in one container. One of the sides may be missing.
#[derive(Clone, Debug)]
pub struct ContainerDelta<'a> {
    /// Its name before; "" when it is not known.
    pub before: Option<&'a str>,
    /// Its name after; "" when it is not known.
    pub after: Option<&'a str>,
    /// The variables that are different.
    pub variables: Vec<VariableDelta<'a>>,
    /// What else is different.
    pub fields: Vec<FieldDelta>,
}

/// A variable that is different.
#[derive(Clone, Debug)]
pub struct VariableDelta<'a> {
    /// How.
    pub change: Change,
    /// The variable before.
    pub before: Option<&'a EnvVar>,
    /// The variable after.
    pub after: Option<&'a EnvVar>,
}

/// A member that is different.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldDelta {
    /// How.
    pub change: Change,
    /// Its keys from the task definition or container on, elements of lists by their names: `logConfiguration.options.mode`.
    pub path: String,
    /// The member before.
    pub before: Option<Written>,
    /// The member after.
    pub after: Option<Written>,
}

/// A value as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// A scalar by itself, anything else as JSON on one line.
    pub text: String,
    /// Where it stands.
    pub node: NodeId,
}

/// How something is different.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It was not there before.
    Added,
    /// It is no longer there.
    Removed,
    /// Its value or its source is another one.
    Changed,
    /// Another tool fills it in, so that it may be the same.
    Open,
}

impl Change {
    /// The word used in results.
    pub fn name(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed => "changed",
            Self::Open => "open",
        }
    }

    /// How two sides differ that are not the same.
    fn of(is_before: bool, is_after: bool, is_open: bool) -> Self {
        match (is_before, is_after) {
            (false, _) => Self::Added,
            (_, false) => Self::Removed,
            _ if is_open => Self::Open,
            _ => Self::Changed,
        }
    }
}

/// A task definition and the text it stands in.
#[derive(Clone, Copy)]
struct Side<'a> {
    analysis: &'a Analysis,
    task: &'a TaskAnalysis,
}

/// Compares two texts.
pub fn compare<'a>(before: &'a Analysis, after: &'a Analysis) -> Comparison<'a> {
    let pairs = pairs::of_tasks(before, after);
    let (unused, first_used) = references::compare(before, after);
    let (fixed, appeared) = findings::compare(before, after, &pairs);
    let tasks = pairs.iter().map(|pair| task_delta(before, after, *pair)).collect();
    Comparison { tasks, unused, first_used, fixed, appeared }
}

impl Comparison<'_> {
    /// Whether nothing at all is different.
    pub fn is_empty(&self) -> bool {
        self.tasks.iter().all(TaskDelta::is_empty)
            && self.unused.is_empty()
            && self.first_used.is_empty()
            && self.fixed.is_empty()
            && self.appeared.is_empty()
    }
}

impl TaskDelta<'_> {
    /// Whether nothing is different.
    pub fn is_empty(&self) -> bool {
        let is_same = |container: &ContainerDelta<'_>| {
            container.before == container.after
                && container.variables.is_empty()
                && container.fields.is_empty()
        };
        self.before.is_some() == self.after.is_some()
            && self.containers.iter().all(is_same)
            && self.fields.is_empty()
            && self.dropped.is_empty()
            && self.added.is_empty()
    }
}

fn task_delta<'a>(before: &'a Analysis, after: &'a Analysis, pair: Pair) -> TaskDelta<'a> {
    let side = |analysis: &'a Analysis, number: Option<usize>| {
        number.and_then(|number| analysis.tasks.get(number)).map(|task| Side { analysis, task })
    };
    let (one, other) = (side(before, pair.before), side(after, pair.after));
    let grants = |side: Option<Side<'a>>| side.map_or(&[][..], |side| side.task.roles.grants.as_slice());
    let containers = pairs::of_containers(one.map(|side| side.task), other.map(|side| side.task));
    TaskDelta {
        before: pair.before,
        after: pair.after,
        containers: containers.into_iter().map(|pair| container_delta(one, other, pair)).collect(),
        fields: fields::of_task(one, other),
        dropped: permissions::missing(grants(one), grants(other)),
        added: permissions::missing(grants(other), grants(one)),
    }
}

fn container_delta<'a>(before: Option<Side<'a>>, after: Option<Side<'a>>, pair: Pair) -> ContainerDelta<'a> {
    let find = |side: Option<Side<'a>>, number: Option<usize>| {
        let side = side?;
        Some((side, side.task.simulation.environments.get(number?)?))
    };
    let (one, other) = (find(before, pair.before), find(after, pair.after));
    ContainerDelta {
        before: one.map(|(_, container)| container.name.as_str()),
        after: other.map(|(_, container)| container.name.as_str()),
        variables: environment::compare(one, other),
        fields: fields::of_container(one, other),
    }
}
