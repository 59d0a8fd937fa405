//! Rule `environment-as-map`.

use super::defect::{self, Defect};
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::structures;
use crate::syntax::{NodeId, NodeKind, rewrite};
use serde_json::{Value, json};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "environment-as-map",
    group: Group::Syntax,
    severity: Severity::Error,
    summary: "A list of name and value pairs is written as a map.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SYN-011",
    peers: &["Terraform AWS provider"],
    aws_messages: &["Invalid type for parameter"],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    for problem in defect::all(cx, Defect::EnvironmentAsMap) {
        let Some(owner) = problem.owner else { continue };
        let (name, value) = match structures::held_by(owner) {
            Some("Secret") => ("name", "valueFrom"),
            Some("Tag") => ("key", "value"),
            _ => ("name", "value"),
        };
        let report = sink
            .report(
                Place::Key(problem.node),
                format!("`{}` must be a list of pairs, not a map", owner.member),
            )
            .help(format!("write `[{{ \"{name}\": …, \"{value}\": … }}]`"));
        if let Some(pairs) = pairs(cx, problem.node, name, value) {
            report.safe_fix("write it as a list", Some(rewrite::replace(cx.document, problem.node, &pairs)));
        }
    }
}

/// The members of a map as pairs. Numbers and booleans become strings, as they are written.
fn pairs(cx: &TaskCx<'_>, map: NodeId, name: &str, value: &str) -> Option<Value> {
    let tree = &cx.document.tree;
    let pair = |&member: &NodeId| {
        let text = match tree.kind(member) {
            NodeKind::String(scalar) => scalar.value.clone(),
            NodeKind::Number(_) | NodeKind::Bool(_) => cx.document.slice(tree.span(member)).to_owned(),
            _ => return None,
        };
        Some(json!({ name: tree.key(member), value: text }))
    };
    tree.members(map).iter().map(pair).collect::<Option<Vec<Value>>>().map(Value::Array)
}
