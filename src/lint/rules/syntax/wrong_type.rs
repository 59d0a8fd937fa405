//! Rule `wrong-type`.

use super::defect::{self, Defect};
use super::{edits, wording};
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::ProblemKind;
use crate::model::decode::Type;
use crate::syntax::{NodeId, NodeKind};
use crate::text::TextEdit;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "wrong-type",
    group: Group::Syntax,
    severity: Severity::Error,
    summary: "A value has another type than the API takes.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SYN-007",
    peers: &["cfn-lint E3012"],
    aws_messages: &["Invalid type for parameter"],
    yields_to: &["json-syntax"],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let tree = &cx.document.tree;
    for problem in defect::all(cx, Defect::WrongType) {
        let ProblemKind::WrongType { expected, .. } = problem.kind else { continue };
        let found = match (expected, tree.kind(problem.node)) {
            (Type::Integer, NodeKind::Number(_)) => "a fraction",
            _ => wording::kind(tree, problem.node),
        };
        let report = sink.report(
            Place::Value(problem.node),
            format!("{} must be {}, not {found}", wording::value(tree, problem), expected.title()),
        );
        match repair(cx, problem.node, expected) {
            Some((title, edit)) => {
                report.help(title).safe_fix(title, Some(edit));
            }
            None => {
                report.help(format!("write {}", expected.title()));
            }
        }
    }
}

/// The edit that gives a value its type, where there is one plain way.
fn repair(cx: &TaskCx<'_>, node: NodeId, expected: Type) -> Option<(&'static str, TextEdit)> {
    let tree = &cx.document.tree;
    match (expected, tree.kind(node)) {
        (Type::String | Type::Enum(..), NodeKind::Number(_) | NodeKind::Bool(_)) => {
            Some(("put it into quotes", edits::quoted(cx.document, node)?))
        }
        (Type::List(Type::Structure(_)), NodeKind::Object(_))
        | (Type::List(Type::Enum(..)), NodeKind::String(_)) => {
            Some(("put it into the brackets of a list", edits::listed(cx.document, node)?))
        }
        (Type::List(Type::Integer), NodeKind::Number(_)) => {
            Some(("put it into the brackets of a list", edits::listed(cx.document, node)?))
        }
        (Type::Structure(_), NodeKind::Array(elements)) => match elements.as_slice() {
            [only] if matches!(tree.kind(*only), NodeKind::Object(_)) => {
                Some(("write the object without the list", edits::replaced_by(cx.document, node, *only)?))
            }
            _ => None,
        },
        _ => None,
    }
}
