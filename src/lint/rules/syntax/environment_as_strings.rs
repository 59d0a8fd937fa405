//! Rule `environment-as-strings`.

use super::defect::{self, Defect};
use super::edits;
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::syntax::{NodeId, rewrite};
use crate::text::TextEdit;
use serde_json::json;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "environment-as-strings",
    group: Group::Syntax,
    severity: Severity::Error,
    summary: "Variables are written as `NAME=value` strings.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SYN-012",
    peers: &[],
    aws_messages: &["Invalid type for parameter"],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let tree = &cx.document.tree;
    let found = defect::all(cx, Defect::EnvironmentAsStrings);
    let mut told = None;
    for problem in &found {
        let list = tree.node(problem.node).parent;
        // One list, one finding.
        if list == told {
            continue;
        }
        told = list;
        let member = problem.owner.map_or("environment", |owner| owner.member);
        let entries = || found.iter().filter(|other| tree.node(other.node).parent == list);
        let edits: Option<Vec<TextEdit>> = entries().map(|other| as_pair(cx, other.node)).collect();
        sink.report(
            Place::Value(problem.node),
            format!("an entry of `{member}` must be an object with `name` and `value`, not a string"),
        )
        .help("write `{ \"name\": …, \"value\": … }`; `NAME=value` is how Compose writes it")
        .safe_fix("write the strings as objects", edits.and_then(edits::together));
    }
}

/// `NAME=value`, split at the first `=`.
fn as_pair(cx: &TaskCx<'_>, node: NodeId) -> Option<TextEdit> {
    let (name, value) = cx.document.tree.string(node)?.split_once('=')?;
    Some(rewrite::replace(cx.document, node, &json!({ "name": name, "value": value })))
}
