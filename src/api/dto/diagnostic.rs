//! Diagnostics and their fixes.

use serde::Serialize;

use super::{Places, Position};
use crate::lint::{self, suppression};
use crate::text::TextEdit;

/// A problem in the text.
#[derive(Clone, Debug, Serialize)]
pub struct Diagnostic {
    rule: &'static str,
    severity: &'static str,
    message: String,
    help: Option<String>,
    start: Position,
    end: Position,
    related: Vec<Related>,
    fixes: Vec<Fix>,
    task: Option<usize>,
    container: Option<String>,
    suppressed: Option<SuppressedBy>,
}

/// What put a diagnostic aside.
#[derive(Clone, Debug, Serialize)]
struct SuppressedBy {
    by: &'static str,
    reason: Option<String>,
}

/// A wish of the options to put something aside.
#[derive(Clone, Debug, Serialize)]
pub struct Suppression {
    rule: String,
    pointer: Option<String>,
    container: Option<String>,
    reason: Option<String>,
}

impl From<&suppression::Suppression> for Suppression {
    fn from(wish: &suppression::Suppression) -> Self {
        let suppression::Suppression { rule, pointer, container, reason } = wish.clone();
        Self { rule, pointer, container, reason }
    }
}

/// Another place that belongs to a problem.
#[derive(Clone, Debug, Serialize)]
pub struct Related {
    start: Position,
    end: Position,
    message: String,
}

/// A repair.
#[derive(Clone, Debug, Serialize)]
pub struct Fix {
    title: String,
    applicability: &'static str,
    edits: Vec<Edit>,
}

/// A replacement; `from` and `to` are UTF-16 offsets.
#[derive(Clone, Debug, Serialize)]
pub struct Edit {
    from: u32,
    to: u32,
    insert: String,
}

impl Diagnostic {
    pub(super) fn new(diagnostic: &lint::Diagnostic, places: Places<'_>) -> Self {
        let related = diagnostic.related.iter().map(|label| Related {
            start: places.position(label.span.start),
            end: places.position(label.span.end),
            message: label.text.clone(),
        });
        Self {
            rule: diagnostic.rule.name,
            severity: diagnostic.severity.name(),
            message: diagnostic.message.clone(),
            help: diagnostic.help.clone(),
            start: places.position(diagnostic.span.start),
            end: places.position(diagnostic.span.end),
            related: related.collect(),
            fixes: diagnostic.fixes.iter().map(|fix| Fix::new(fix, places)).collect(),
            task: diagnostic.task,
            container: diagnostic.container.clone(),
            suppressed: None,
        }
    }
}

impl Diagnostic {
    pub(super) fn suppressed(aside: &suppression::Suppressed, places: Places<'_>) -> Self {
        let suppressed = Some(SuppressedBy { by: aside.by.name(), reason: aside.reason.clone() });
        Self { suppressed, ..Self::new(&aside.diagnostic, places) }
    }
}

impl Fix {
    fn new(fix: &lint::Fix, places: Places<'_>) -> Self {
        let edits = Edit::all(&fix.edit, places);
        Self { title: fix.title.clone(), applicability: fix.applicability.name(), edits }
    }
}

impl Edit {
    pub(super) fn all(edit: &TextEdit, places: Places<'_>) -> Vec<Self> {
        let edits = edit.edits().iter().map(|edit| Self {
            from: places.offset(edit.span.start),
            to: places.offset(edit.span.end),
            insert: edit.insert.clone(),
        });
        edits.collect()
    }
}
