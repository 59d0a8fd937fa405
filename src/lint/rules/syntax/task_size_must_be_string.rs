//! Rule `task-size-must-be-string`.

use super::defect::{self, Defect};
use super::edits;
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "task-size-must-be-string",
    group: Group::Syntax,
    severity: Severity::Error,
    summary: "`cpu` and `memory` of the task are strings in the API, numbers only on a container.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SYN-006",
    peers: &["aws-cdk types"],
    aws_messages: &["Invalid type for parameter cpu", "Invalid type for parameter memory"],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let tree = &cx.document.tree;
    for problem in defect::all(cx, Defect::TaskSizeMustBeString) {
        let key = problem.owner.map_or("cpu", |owner| owner.member);
        let written = cx.document.slice(tree.span(problem.node));
        sink.report(Place::Value(problem.node), format!("`{key}` of the task must be a string"))
            .help(format!("write `\"{written}\"`; only on a container it is a number"))
            .safe_fix("put it into quotes", edits::quoted(cx.document, problem.node));
    }
}
