//! Rule `missing-required-field`.

use super::defect::{self, Defect};
use super::{skeleton, wording};
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::ProblemKind;
use crate::syntax::NodeKind;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "missing-required-field",
    group: Group::Syntax,
    severity: Severity::Error,
    summary: "A required member is missing or blank.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SYN-014",
    peers: &["cfn-lint E3003", "moto", "aws-cdk types"],
    aws_messages: &[
        "Missing required parameter in input",
        "Container.name should not be null or empty.",
        "Container.image should not be null or empty.",
    ],
    yields_to: &["variable-name-blank"],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let tree = &cx.document.tree;
    for problem in defect::all(cx, Defect::MissingRequiredField) {
        if skeleton::is_left(cx, problem.node) {
            continue;
        }
        match problem.kind {
            // `value-in-secrets` says it better.
            ProblemKind::Missing { structure: "Secret", member: "valueFrom" }
                if tree.get(problem.node, "value").is_some() => {}
            ProblemKind::Missing { structure, member } => {
                let place = wording::object(cx, problem, problem.node);
                sink.report(Place::Missing(problem.node), format!("{place} has no `{member}`"))
                    .help(advice(structure, member));
            }
            ProblemKind::Blank { structure, member } => {
                let place =
                    wording::object(cx, problem, tree.node(problem.node).parent.unwrap_or(problem.node));
                let state = if matches!(tree.kind(problem.node), NodeKind::Null) { "null" } else { "blank" };
                sink.report(Place::Value(problem.node), format!("`{member}` of {place} is {state}"))
                    .help(advice(structure, member));
            }
            _ => {}
        }
    }
}

fn advice(structure: &str, member: &str) -> String {
    match (structure, member) {
        ("RegisterTaskDefinitionRequest", "family") => "give the task definition a name".to_owned(),
        ("ContainerDefinition", "name") => {
            "give it a name; ECS answers \"Container.name should not be null or empty.\"".to_owned()
        }
        ("ContainerDefinition", "image") => {
            "name an image; ECS answers \"Container.image should not be null or empty.\"".to_owned()
        }
        _ => format!("`{member}` is required here"),
    }
}
