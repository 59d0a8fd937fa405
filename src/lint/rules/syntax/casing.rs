//! Keys in the spelling of another tool: all of a task definition in one finding, with one fix.

use super::defect::{self, Defect};
use super::edits;
use crate::lint::{Place, Sink, TaskCx};
use crate::model::ProblemKind;
use crate::text::TextEdit;

/// Reports the keys of one kind of spelling.
pub(crate) fn report(cx: &TaskCx<'_>, of: Defect, tool: &str, help: &str, sink: &mut Sink<'_>) {
    let tree = &cx.document.tree;
    let found = defect::all(cx, of);
    let Some(first) = found.first() else { return };
    let ProblemKind::Unknown { meant: Some(meant), .. } = &first.kind else { return };
    let key = tree.key(first.node);
    let message = match found.len() {
        1 => format!("`{key}` is spelled as in {tool}; ECS wants `{meant}`"),
        2 => format!("`{key}` and one more key are spelled as in {tool}; ECS wants `{meant}`"),
        many => format!("`{key}` and {} more keys are spelled as in {tool}; ECS wants `{meant}`", many - 1),
    };
    let edits: Vec<TextEdit> = found.iter().filter_map(|problem| defect::renamed(cx, problem)).collect();
    sink.report(Place::Key(first.node), message)
        .help(help)
        .safe_fix("write every key as the API does", edits::together(edits));
}
