//! Rule `env-value-not-string`.

use super::defect::{self, Defect};
use super::{edits, wording};
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::syntax::{NodeKind, rewrite};
use serde_json::json;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "env-value-not-string",
    group: Group::Syntax,
    severity: Severity::Error,
    summary: "The value of a variable is not a string.",
    fix: FixAvailability::Mixed,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SYN-009",
    peers: &["Terraform AWS provider"],
    aws_messages: &[
        "Invalid type for parameter containerDefinitions[{container}].environment[{index}].value",
    ],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let tree = &cx.document.tree;
    for problem in defect::all(cx, Defect::EnvValueNotString) {
        let pair = tree.node(problem.node).parent;
        let name = pair.and_then(|pair| tree.get(pair, "name")).and_then(|name| tree.string(name));
        let subject = name.map_or_else(|| "`value`".to_owned(), |name| format!("the value of `{name}`"));
        let found = wording::kind(tree, problem.node);
        let report =
            sink.report(Place::Value(problem.node), format!("{subject} must be a string, not {found}"));
        let edit = edits::quoted(cx.document, problem.node);
        match tree.kind(problem.node) {
            NodeKind::Number(_) | NodeKind::Bool(_) => {
                report.help("put it into quotes").safe_fix("put it into quotes", edit);
            }
            NodeKind::Null => {
                let empty = rewrite::replace(cx.document, problem.node, &json!(""));
                report
                    .help("write `\"\"` for an empty variable, or remove the entry")
                    .unsafe_fix("write an empty string", Some(empty));
            }
            _ => {
                report
                    .help("a variable is one string; write the JSON into it, or use several variables")
                    .unsafe_fix("write it as JSON into a string", edit);
            }
        }
    }
}
