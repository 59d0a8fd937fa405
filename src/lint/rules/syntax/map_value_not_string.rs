//! Rule `map-value-not-string`.

use super::defect::{self, Defect};
use super::{edits, wording};
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::syntax::NodeKind;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "map-value-not-string",
    group: Group::Syntax,
    severity: Severity::Error,
    summary: "A value in a map of options or labels is not a string.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SYN-013",
    peers: &["cfn-lint E3012"],
    aws_messages: &["Invalid type for parameter"],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let tree = &cx.document.tree;
    for problem in defect::all(cx, Defect::MapValueNotString) {
        let (key, found) = (tree.key(problem.node), wording::kind(tree, problem.node));
        let map = problem.owner.map_or("options", |owner| owner.member);
        let report = sink
            .report(Place::Value(problem.node), format!("`{key}` in `{map}` must be a string, not {found}"));
        if matches!(tree.kind(problem.node), NodeKind::Number(_) | NodeKind::Bool(_)) {
            report
                .help("put it into quotes")
                .safe_fix("put it into quotes", edits::quoted(cx.document, problem.node));
        } else {
            report.help(format!("`{map}` is a map from strings to strings"));
        }
    }
}
