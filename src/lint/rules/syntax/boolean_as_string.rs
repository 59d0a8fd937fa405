//! Rule `boolean-as-string`.

use super::defect::{self, Defect};
use super::wording;
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::syntax::{NodeKind, rewrite};
use serde_json::json;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "boolean-as-string",
    group: Group::Syntax,
    severity: Severity::Error,
    summary: "A boolean is written as a string or a number.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SYN-008",
    peers: &["cfn-lint E3012"],
    aws_messages: &["Invalid type for parameter"],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let tree = &cx.document.tree;
    for problem in defect::all(cx, Defect::BooleanAsString) {
        let meant = match tree.kind(problem.node) {
            NodeKind::String(scalar) => {
                matches!(scalar.value.trim().to_ascii_lowercase().as_str(), "true" | "yes" | "1")
            }
            NodeKind::Number(text) => text == "1",
            _ => continue,
        };
        let found = wording::kind(tree, problem.node);
        sink.report(
            Place::Value(problem.node),
            format!("{} must be true or false, not {found}", wording::value(tree, problem)),
        )
        .help(format!("write `{meant}` without quotes"))
        .safe_fix(
            format!("write `{meant}`"),
            Some(rewrite::replace(cx.document, problem.node, &json!(meant))),
        );
    }
}
