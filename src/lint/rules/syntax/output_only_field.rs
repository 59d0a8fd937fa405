//! Rule `output-only-field`.

use super::defect::{self, Defect};
use super::edits;
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::source::Dialect;
use crate::syntax::NodeId;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "output-only-field",
    group: Group::Syntax,
    severity: Severity::Error,
    summary: "Members that only DescribeTaskDefinition gives out are refused by RegisterTaskDefinition.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SYN-016",
    peers: &["amazon-ecs-deploy-task-definition strips them"],
    aws_messages: &["Unknown parameter in input"],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let tree = &cx.document.tree;
    let nodes: Vec<NodeId> =
        defect::all(cx, Defect::OutputOnlyField).iter().map(|problem| problem.node).collect();
    let Some(&first) = nodes.first() else { return };
    let keys: Vec<String> = nodes.iter().map(|&node| format!("`{}`", tree.key(node))).collect();
    // Output that was pasted to look at is not wrong.
    let described = cx.target.dialect == Dialect::EcsDescribe;
    let (severity, message) = match (described, keys.as_slice()) {
        (true, _) => (Severity::Info, format!("harmless here, refused by register: {}", keys.join(", "))),
        (false, [key]) => (Severity::Error, format!("{key} is output, and refused by register")),
        (false, _) => (Severity::Error, format!("{} are output, and refused by register", keys.join(", "))),
    };
    sink.report(Place::Key(first), message)
        .severity(severity)
        .help("remove them before you register this")
        .safe_fix("remove what register refuses", edits::remove_all(cx.document, &nodes));
}
