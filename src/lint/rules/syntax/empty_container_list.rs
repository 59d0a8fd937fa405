//! Rule `empty-container-list`.

use super::defect::{self, Defect};
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::ProblemKind;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "empty-container-list",
    group: Group::Syntax,
    severity: Severity::Error,
    summary: "A task definition without containers.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SYN-015",
    peers: &["cdk-preflight ecs-container-definitions-empty"],
    aws_messages: &["Container list cannot be empty."],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let place = match defect::all(cx, Defect::EmptyContainerList).first() {
        Some(problem) if matches!(problem.kind, ProblemKind::Missing { .. }) => Place::Missing(problem.node),
        Some(problem) => Place::Value(problem.node),
        None => {
            let list = &cx.task.container_definitions;
            let Some(node) = list.node().filter(|_| list.known().is_some_and(Vec::is_empty)) else { return };
            Place::Value(node)
        }
    };
    sink.report(place, "a task definition needs at least one container")
        .help("add a container with `name` and `image` to `containerDefinitions`");
}
