//! What changes from one text to another.

use serde::Serialize;
use serde_json::Value;

use super::{Diagnostic, EnvVar, Places, Range, Reason};
use crate::analysis::Analysis;
use crate::compare;
use crate::iam::{PolicyDocument, Role};

/// What changes when one text takes the place of another.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Comparison {
    tasks: Vec<TaskDelta>,
    unused_secrets: Vec<Reference>,
    new_secrets: Vec<Reference>,
    fixed: Vec<Diagnostic>,
    appeared: Vec<Diagnostic>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct TaskDelta {
    before: Option<TaskSide>,
    after: Option<TaskSide>,
    containers: Vec<ContainerDelta>,
    fields: Vec<FieldDelta>,
    dropped_permissions: Vec<Permission>,
    new_permissions: Vec<Permission>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct TaskSide {
    task: usize,
    family: Option<String>,
    outcome: &'static str,
    stopped_reason: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
struct ContainerDelta {
    before: Option<String>,
    after: Option<String>,
    environment: Vec<VariableDelta>,
    fields: Vec<FieldDelta>,
}

#[derive(Clone, Debug, Serialize)]
struct VariableDelta {
    change: &'static str,
    before: Option<EnvVar>,
    after: Option<EnvVar>,
}

#[derive(Clone, Debug, Serialize)]
struct FieldDelta {
    path: String,
    change: &'static str,
    before: Option<Written>,
    after: Option<Written>,
}

#[derive(Clone, Debug, Serialize)]
struct Written {
    text: String,
    place: Range,
}

#[derive(Clone, Debug, Serialize)]
struct Permission {
    role: &'static str,
    statement: Value,
    because: Reason,
}

#[derive(Clone, Debug, Serialize)]
struct Reference {
    reference: String,
    certain: bool,
    uses: Vec<Use>,
}

#[derive(Clone, Debug, Serialize)]
struct Use {
    task: usize,
    container: Option<String>,
    name: Option<String>,
    origin: Option<Range>,
}

impl Comparison {
    /// Of two analyses.
    pub fn new(before: &Analysis, after: &Analysis) -> Self {
        let found = compare::compare(before, after);
        let sides = (Places { document: &before.document }, Places { document: &after.document });
        let diagnostics = |found: Vec<&crate::lint::Diagnostic>, places| {
            found.into_iter().map(|diagnostic| Diagnostic::new(diagnostic, places)).collect()
        };
        let references = |found: Vec<compare::Reference<'_>>, places| {
            found.into_iter().map(|reference| Reference::new(reference, places)).collect()
        };
        let task = |delta: compare::TaskDelta<'_>| TaskDelta {
            before: delta.before.and_then(|number| TaskSide::new(before, number)),
            after: delta.after.and_then(|number| TaskSide::new(after, number)),
            containers: delta.containers.into_iter().map(|one| ContainerDelta::new(one, sides)).collect(),
            fields: fields(delta.fields, sides),
            dropped_permissions: permissions(delta.dropped, sides.0),
            new_permissions: permissions(delta.added, sides.1),
        };
        Self {
            tasks: found.tasks.into_iter().map(task).collect(),
            unused_secrets: references(found.unused, sides.0),
            new_secrets: references(found.first_used, sides.1),
            fixed: diagnostics(found.fixed, sides.0),
            appeared: diagnostics(found.appeared, sides.1),
        }
    }
}

impl TaskSide {
    fn new(analysis: &Analysis, task: usize) -> Option<Self> {
        let found = analysis.tasks.get(task)?;
        let launch = &found.simulation.launch;
        Some(Self {
            task,
            family: found.task.family.text().map(str::to_owned),
            outcome: launch.outcome.name(),
            stopped_reason: launch.stopped_reason.clone(),
        })
    }
}

type Sides<'a> = (Places<'a>, Places<'a>);

impl ContainerDelta {
    fn new(delta: compare::ContainerDelta<'_>, sides: Sides<'_>) -> Self {
        let variable = |delta: &compare::VariableDelta<'_>| VariableDelta {
            change: delta.change.name(),
            before: delta.before.map(|variable| EnvVar::new(variable, sides.0)),
            after: delta.after.map(|variable| EnvVar::new(variable, sides.1)),
        };
        Self {
            before: delta.before.map(str::to_owned),
            after: delta.after.map(str::to_owned),
            environment: delta.variables.iter().map(variable).collect(),
            fields: fields(delta.fields, sides),
        }
    }
}

fn fields(deltas: Vec<compare::FieldDelta>, sides: Sides<'_>) -> Vec<FieldDelta> {
    let written = |written: Option<compare::Written>, places: Places<'_>| {
        written.map(|compare::Written { text, node }| {
            let place = places.range(places.document.tree.span(node));
            Written { text, place }
        })
    };
    deltas
        .into_iter()
        .map(|delta| FieldDelta {
            path: delta.path,
            change: delta.change.name(),
            before: written(delta.before, sides.0),
            after: written(delta.after, sides.1),
        })
        .collect()
}

fn permissions(found: Vec<compare::Permission<'_>>, places: Places<'_>) -> Vec<Permission> {
    let one = |compare::Permission { role, statement, because }| {
        let document = PolicyDocument { statements: vec![statement] }.to_json();
        Permission {
            role: match role {
                Role::Execution => "execution",
                Role::Task => "task",
            },
            statement: document.pointer("/Statement/0").cloned().unwrap_or_default(),
            because: Reason::new(because, places),
        }
    };
    found.into_iter().map(one).collect()
}

impl Reference {
    fn new(found: compare::Reference<'_>, places: Places<'_>) -> Self {
        let one = |place: &compare::Use<'_>| Use {
            task: place.task,
            container: place.container.map(str::to_owned),
            name: place.name.map(str::to_owned),
            origin: places.origin(Some(place.origin)),
        };
        Self {
            uses: found.uses.iter().map(one).collect(),
            reference: found.text,
            certain: !found.is_doubtful,
        }
    }
}
