//! Rule `number-as-string`.

use super::defect::{self, Defect};
use super::wording;
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::syntax::rewrite;
use serde_json::json;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "number-as-string",
    group: Group::Syntax,
    severity: Severity::Error,
    summary: "A number is written as a string.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SYN-007",
    peers: &["cfn-lint E3012", "Terraform AWS provider"],
    aws_messages: &["Invalid type for parameter"],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let tree = &cx.document.tree;
    for problem in defect::all(cx, Defect::NumberAsString) {
        let Some(Ok(number)) = tree.string(problem.node).map(|text| text.trim().parse::<i64>()) else {
            continue;
        };
        sink.report(
            Place::Value(problem.node),
            format!("{} must be a number, not a string", wording::value(tree, problem)),
        )
        .help(format!("write `{number}` without quotes"))
        .safe_fix("remove the quotes", Some(rewrite::replace(cx.document, problem.node, &json!(number))));
    }
}
