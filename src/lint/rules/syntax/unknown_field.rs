//! Rule `unknown-field`.

use super::defect::{self, Defect};
use super::wording;
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::ProblemKind;
use crate::source::Dialect;
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "unknown-field",
    group: Group::Syntax,
    severity: Severity::Error,
    summary: "A member that the API does not have.",
    fix: FixAvailability::Mixed,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SYN-003",
    peers: &["cfn-lint E3002", "@aws/cloudformation-validate F3002", "AWS Toolkit schema"],
    aws_messages: &["Unknown parameter in input", "Unexpected key '{member}' found in params"],
    yields_to: &["build-argument-key", "json-syntax", "valuefrom-in-environment", "value-in-secrets"],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let tree = &cx.document.tree;
    for problem in defect::all(cx, Defect::UnknownField) {
        let (ProblemKind::Unknown { structure, meant, .. }, Some(object)) =
            (&problem.kind, tree.node(problem.node).parent)
        else {
            continue;
        };
        let (key, place) = (tree.key(problem.node), wording::object(cx, problem, object));
        let dropped = problem.is_dropped_by(cx.target.dialect);
        let severity = if dropped { Severity::Warning } else { META.severity };
        match meant {
            Some(meant) => {
                let meant = cx.document.spelled_key(structure, meant);
                sink.report(Place::Key(problem.node), format!("unknown field `{key}` in {place}"))
                    .severity(severity)
                    .help(format!("write `{meant}`"))
                    .safe_fix(format!("write `{meant}`"), defect::renamed(cx, problem));
            }
            None if is_remark(key) => {
                sink.report(Place::Key(problem.node), format!("unknown field `{key}` in {place}"))
                    .severity(severity)
                    .help(if dropped {
                        "remove it, or leave it: Terraform takes no notice of it"
                    } else {
                        "remove it: ECS refuses what is not in its API, remarks included"
                    })
                    .unsafe_fix("remove it", rewrite::remove(cx.document, &[problem.node]));
            }
            None => {
                // It may be newer than our copy of the model; what ECS gave out certainly is.
                let described = cx.target.dialect == Dialect::EcsDescribe;
                let severity = if described { Severity::Info } else { Severity::Warning };
                sink.report(
                    Place::Key(problem.node),
                    format!("`{key}` is not in the API model of {} as a field of {place}", API_MODEL.read),
                )
                .severity(severity)
                .help(if dropped {
                    "unless it is newer than that, Terraform leaves it out without a word: check the spelling"
                } else {
                    "unless it is newer than that, ECS refuses it: check the spelling, or remove it"
                })
                .unsafe_fix("remove it", rewrite::remove(cx.document, &[problem.node]));
            }
        }
    }
}

/// `_comment`, `//`, `$schema`: meant for readers and tools, and never a member of the API.
fn is_remark(key: &str) -> bool {
    key.starts_with(['_', '/', '#', '$', '@']) || key.eq_ignore_ascii_case("comment")
}
