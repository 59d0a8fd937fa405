//! Rule `null-field`.

use super::defect::{self, Defect};
use super::edits;
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::source::Dialect;
use crate::syntax::NodeId;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "null-field",
    group: Group::Syntax,
    severity: Severity::Warning,
    summary: "Members are null, which the AWS CLI and the SDKs refuse.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SYN-019",
    peers: &[],
    aws_messages: &["value: None, type: <class 'NoneType'>"],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    // To Terraform null is nothing at all.
    if cx.target.dialect == Dialect::Terraform {
        return;
    }
    let tree = &cx.document.tree;
    let nodes: Vec<NodeId> = defect::all(cx, Defect::NullField).iter().map(|problem| problem.node).collect();
    let Some(&first) = nodes.first() else { return };
    let subject = match tree.key(first) {
        "" => "an entry of a list".to_owned(),
        key => format!("`{key}`"),
    };
    let message = match nodes.len() {
        1 => format!("{subject} is null"),
        2 => format!("{subject} and one more value are null"),
        many => format!("{subject} and {} more values are null", many - 1),
    };
    // What ECS gave out is not wrong; it is only no input.
    let described = cx.target.dialect == Dialect::EcsDescribe;
    let severity = if described { Severity::Info } else { Severity::Warning };
    sink.report(Place::Key(first), message)
        .severity(severity)
        .help("leave out what has no value: the console takes null, the AWS CLI and the SDKs do not")
        .safe_fix("remove every null", edits::remove_all(cx.document, &nodes));
}
