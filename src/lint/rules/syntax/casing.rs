//! Keys in the spelling of another tool: all of a task definition in one finding, with one fix.

use super::defect::{self, Defect};
use super::edits;
use crate::lint::{Place, Sink, TaskCx};
use crate::model::{Problem, ProblemKind};
use crate::syntax::rewrite;
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
    let edits: Vec<TextEdit> = found.iter().filter_map(|problem| renamed(cx, problem)).collect();
    sink.report(Place::Key(first.node), message)
        .help(help)
        .safe_fix("write every key as the API does", edits::together(edits));
}

/// The edit that gives a key its right spelling, unless that key is there too.
fn renamed(cx: &TaskCx<'_>, problem: &Problem) -> Option<TextEdit> {
    let tree = &cx.document.tree;
    let ProblemKind::Unknown { meant: Some(meant), .. } = &problem.kind else { return None };
    let object = tree.node(problem.node).parent?;
    if tree.get(object, meant).is_some() {
        return None;
    }
    rewrite::rename(cx.document, problem.node, meant)
}
