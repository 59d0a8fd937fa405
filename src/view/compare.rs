//! What changes when the text in the editor takes the place of another one.

use super::difference::{self, Piece};
use super::editor::{Place, origin_place, place};
use super::environment::{EnvSource, Value, value};
use super::tasks;
use crate::analysis::{Analysis, Options, analyze};
use crate::compare::{self, Permission, Reference, TaskDelta};
use crate::iam::Role;
use crate::lint::{Diagnostic, Severity};
use crate::model::Origin;
use crate::simulate::EnvVar;
use crate::syntax::Document;

pub use crate::compare::Change;

/// A value that is shown has at most so many characters.
const LONGEST_VALUE: usize = 400;

/// A group has at most so many rows.
const MOST_ROWS: usize = 200;

/// The difference of the texts has at most so many lines.
const MOST_LINES: usize = 2000;

/// What changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// What changes, task definition by task definition; then what is of the whole text.
    pub sections: Vec<Section>,
    /// The lines of both texts.
    pub lines: Vec<Piece>,
    /// How many more lines there are.
    pub more_lines: usize,
    /// What the text before was taken for.
    pub kind: &'static str,
}

/// What changes in one task definition.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Its name, where there are several.
    pub task: Option<String>,
    /// Whether it is new or gone.
    pub change: Option<Change>,
    /// What changes in it.
    pub groups: Vec<Group>,
}

/// Changes of one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The kind.
    pub kind: Kind,
    /// The container that they are of.
    pub container: Option<String>,
    /// How many there are.
    pub count: usize,
    /// The first of them.
    pub rows: Vec<Row>,
}

/// The kinds of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// How a launch goes.
    Launch,
    /// A container that is new or gone.
    Containers,
    /// Variables of a container.
    Environment,
    /// Other members.
    Fields,
    /// Permissions of the execution role.
    Execution,
    /// Permissions of the task role.
    Task,
    /// Secrets and parameters.
    Secrets,
    /// Problems.
    Problems,
}

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// How it is different.
    pub change: Change,
    /// What it is about.
    pub name: String,
    /// What there is to say about it.
    pub note: Option<String>,
    /// What it was.
    pub before: Option<Cell>,
    /// What it is.
    pub after: Option<Cell>,
    /// Where it stands in the text in the editor.
    pub place: Option<Place>,
    /// For a problem, how bad it is.
    pub severity: Option<Severity>,
    /// Whether it is less than sure.
    pub is_doubtful: bool,
}

/// One side of a change.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The value.
    pub value: Value,
    /// Whether it came from a secret.
    pub sensitive: bool,
    /// The engine's word for the layer of a variable.
    pub source: Option<EnvSource>,
}

impl Comparison {
    /// How many changes of some kind there are.
    pub fn count(&self, kind: Kind) -> usize {
        let groups = self.sections.iter().flat_map(|section| &section.groups);
        groups.filter(|group| group.kind == kind).map(|group| group.count).sum()
    }

    /// Whether nothing changes but perhaps the writing.
    pub fn is_empty(&self) -> bool {
        self.sections.is_empty()
    }
}

/// Compares another text with the one in the editor, whose analysis and options are given.
pub fn comparison(before: &str, after: &Analysis, options: &Options) -> Comparison {
    // It may be of another language and dialect.
    let options = Options { language: None, dialect: None, ..options.clone() };
    let before = analyze(before, &options);
    let found = compare::compare(&before, after);
    let names = (tasks::names(&before), tasks::names(after));
    let mut sections = Vec::new();
    for task in &found.tasks {
        let name = |number: Option<usize>, names: &[Option<String>]| names.get(number?).cloned().flatten();
        let name = name(task.after, &names.1).or_else(|| name(task.before, &names.0)).unwrap_or_default();
        let change = match (task.before, task.after) {
            (None, _) => Some(Change::Added),
            (_, None) => Some(Change::Removed),
            _ => None,
        };
        let groups = of_task(&before, after, task);
        if change.is_some() || !groups.is_empty() {
            let task = (found.tasks.len() > 1 || change.is_some()).then_some(name);
            sections.push(Section { task, change, groups });
        }
    }
    let groups = of_text(after, &found);
    if !groups.is_empty() {
        sections.push(Section { task: None, change: None, groups });
    }
    let (lines, more_lines) = difference::folded(&before.document.text, &after.document.text, MOST_LINES);
    Comparison { sections, lines, more_lines, kind: before.located.dialect.title() }
}

fn of_task(before: &Analysis, after: &Analysis, task: &TaskDelta<'_>) -> Vec<Group> {
    let mut groups = Vec::new();
    let mut add = |kind, container: Option<&str>, rows: Vec<Row>| {
        if !rows.is_empty() {
            let (count, container) = (rows.len(), container.map(str::to_owned));
            groups.push(Group { kind, container, count, rows: rows.into_iter().take(MOST_ROWS).collect() });
        }
    };
    add(Kind::Launch, None, launch(before, after, task).into_iter().collect());
    let document = &after.document;
    let container = |delta: &compare::ContainerDelta<'_>| {
        let change = match (delta.before, delta.after) {
            (Some(_), Some(_)) => return None,
            (None, _) => Change::Added,
            _ => Change::Removed,
        };
        Some(row(change, delta.after.or(delta.before)?))
    };
    add(Kind::Containers, None, task.containers.iter().filter_map(container).collect());
    for delta in &task.containers {
        let name = delta.after.or(delta.before);
        add(Kind::Environment, name, delta.variables.iter().map(|delta| variable(document, delta)).collect());
        add(Kind::Fields, name, delta.fields.iter().map(|delta| field(document, delta)).collect());
    }
    add(Kind::Fields, None, task.fields.iter().map(|delta| field(document, delta)).collect());
    for (kind, role) in [(Kind::Execution, Role::Execution), (Kind::Task, Role::Task)] {
        let of_role = |one: &&Permission<'_>| one.role == role;
        let dropped = task.dropped.iter().filter(of_role).map(|one| permission(None, one));
        let added = task.added.iter().filter(of_role).map(|one| permission(Some(document), one));
        add(kind, None, dropped.chain(added).collect());
    }
    groups
}

fn of_text(after: &Analysis, found: &compare::Comparison<'_>) -> Vec<Group> {
    let document = &after.document;
    let unused = found.unused.iter().map(|one| reference(None, one));
    let secrets: Vec<Row> =
        unused.chain(found.first_used.iter().map(|one| reference(Some(document), one))).collect();
    let fixed = found.fixed.iter().map(|one| problem(None, one));
    let problems: Vec<Row> =
        found.appeared.iter().map(|one| problem(Some(document), one)).chain(fixed).collect();
    [(Kind::Secrets, secrets), (Kind::Problems, problems)]
        .into_iter()
        .filter(|(_, rows)| !rows.is_empty())
        .map(|(kind, rows)| {
            let count = rows.len();
            Group { kind, container: None, count, rows: rows.into_iter().take(MOST_ROWS).collect() }
        })
        .collect()
}

fn row(change: Change, name: impl Into<String>) -> Row {
    Row {
        change,
        name: name.into(),
        note: None,
        before: None,
        after: None,
        place: None,
        severity: None,
        is_doubtful: false,
    }
}

fn known(text: &str) -> Option<Cell> {
    let mut text = text.to_owned();
    if let Some((end, _)) = text.char_indices().nth(LONGEST_VALUE) {
        text.truncate(end);
        text.push('…');
    }
    Some(Cell { value: Value::Known(text), sensitive: false, source: None })
}

/// How the launch goes, where it goes in another way.
fn launch(before: &Analysis, after: &Analysis, task: &TaskDelta<'_>) -> Option<Row> {
    let launch = |analysis: &'_ Analysis, number: Option<usize>| {
        let launch = &analysis.tasks.get(number?)?.simulation.launch;
        Some((launch.outcome, launch.stopped_reason.clone()))
    };
    let (one, other) = (launch(before, task.before)?, launch(after, task.after)?);
    let words = |(outcome, reason): &(crate::simulate::Outcome, Option<String>)| match reason {
        Some(reason) => format!("{}: {reason}", outcome.name()),
        None => outcome.name().to_owned(),
    };
    let (before, after) = (known(&words(&one)), known(&words(&other)));
    (one != other).then(|| Row { before, after, ..row(Change::Changed, "") })
}

fn variable(document: &Document, delta: &compare::VariableDelta<'_>) -> Row {
    let cell = |variable: &EnvVar| Cell {
        value: value(&variable.value),
        sensitive: variable.sensitive,
        source: Some(variable.source),
    };
    let name = delta.after.or(delta.before).map_or("", |variable| variable.name.as_str());
    Row {
        before: delta.before.map(cell),
        after: delta.after.map(cell),
        place: delta.after.and_then(|variable| origin_place(document, variable.origin)),
        ..row(delta.change, name)
    }
}

fn field(document: &Document, delta: &compare::FieldDelta) -> Row {
    Row {
        before: delta.before.as_ref().and_then(|written| known(&written.text)),
        after: delta.after.as_ref().and_then(|written| known(&written.text)),
        place: delta
            .after
            .as_ref()
            .and_then(|written| origin_place(document, Some(Origin::Node(written.node)))),
        ..row(delta.change, delta.path.as_str())
    }
}

/// A permission; with the document after, a new one.
fn permission(after: Option<&Document>, found: &Permission<'_>) -> Row {
    let text = known(&found.statement.resources.join(", "));
    let name = found.statement.actions.join(", ");
    let place = after.and_then(|document| origin_place(document, found.because.origin));
    side(after.is_some(), name, text, place, Some(found.because.text.clone()))
}

fn reference(after: Option<&Document>, found: &Reference<'_>) -> Row {
    let place = |place: &compare::Use<'_>| {
        [place.container, place.name].into_iter().flatten().collect::<Vec<_>>().join(": ")
    };
    let uses: Vec<String> = found.uses.iter().map(place).filter(|place| !place.is_empty()).collect();
    let origin = found.uses.first().map(|place| place.origin);
    let place = after.and_then(|document| origin_place(document, origin));
    let note = (!uses.is_empty()).then(|| uses.join(", "));
    let row = side(after.is_some(), found.text.clone(), None, place, note);
    Row { is_doubtful: found.is_doubtful, ..row }
}

fn problem(after: Option<&Document>, found: &Diagnostic) -> Row {
    let place = after.map(|document| place(document, found.span));
    let row = side(after.is_some(), found.message.clone(), None, place, Some(found.rule.name.to_owned()));
    Row { severity: Some(found.severity), ..row }
}

/// Something that only one side has.
fn side(is_new: bool, name: String, text: Option<Cell>, place: Option<Place>, note: Option<String>) -> Row {
    let change = if is_new { Change::Added } else { Change::Removed };
    let (before, after) = if is_new { (None, text) } else { (text, None) };
    Row { note, before, after, place, ..row(change, name) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEFORE: &str = r#"{ "family": "shop", "executionRoleArn": "arn:aws:iam::111122223333:role/execution",
      "containerDefinitions": [{ "name": "web", "image": "nginx:1", "memory": 64,
        "environment": [{ "name": "MODE", "value": "a" }],
        "secrets": [{ "name": "KEY", "valueFrom": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:key-AbCdEf" }] }] }"#;

    fn compared(after: &str) -> Comparison {
        let options = Options::default();
        comparison(BEFORE, &analyze(after, &options), &options)
    }

    #[test]
    fn equal_texts_have_no_sections() {
        let found = compared(BEFORE);
        assert!(found.is_empty(), "{found:?}");
        assert!(found.lines.iter().all(|piece| matches!(piece, Piece::Same(_))), "{:?}", found.lines);
        // Only the writing is different.
        let found = compared(&BEFORE.replace("{ \"name\"", "{  \"name\""));
        assert!(found.is_empty() && found.lines.len() > 1);
    }

    #[test]
    fn every_kind_of_change_has_its_group() {
        let after = BEFORE
            .replace("\"value\": \"a\"", "\"value\": \"b\"")
            .replace("nginx:1", "nginx:latest")
            .replace("secret:key-", "secret:other-");
        let found = compared(&after);
        let kinds: Vec<Kind> =
            found.sections.iter().flat_map(|section| &section.groups).map(|group| group.kind).collect();
        assert_eq!(kinds, [Kind::Environment, Kind::Fields, Kind::Execution, Kind::Secrets, Kind::Problems]);
        assert_eq!(found.count(Kind::Environment), 2);
        assert_eq!(found.count(Kind::Secrets), 2);
        let rows: Vec<&Row> =
            found.sections.iter().flat_map(|one| &one.groups).flat_map(|one| &one.rows).collect();
        for row in rows {
            assert_eq!(row.place.is_some(), row.change != Change::Removed, "{row:?}");
        }
        assert_eq!(found.sections[0].task, None);
    }

    #[test]
    fn a_task_definition_more_is_named() {
        let found = compared(&format!("[{BEFORE}, {}]", BEFORE.replace("shop", "worker")));
        let names: Vec<_> =
            found.sections.iter().map(|section| (section.task.as_deref(), section.change)).collect();
        assert_eq!(names[0], (Some("worker"), Some(Change::Added)), "{names:?}");
    }

    #[test]
    fn long_values_are_cut() {
        let after = BEFORE.replace("nginx:1", &"é".repeat(1000));
        let found = compared(&after);
        let rows: Vec<&Row> =
            found.sections.iter().flat_map(|one| &one.groups).flat_map(|one| &one.rows).collect();
        let image = rows.iter().find(|row| row.name == "image").unwrap();
        let Value::Known(text) = &image.after.as_ref().unwrap().value else { panic!("{image:?}") };
        assert_eq!(text.chars().count(), LONGEST_VALUE + 1);
    }
}
