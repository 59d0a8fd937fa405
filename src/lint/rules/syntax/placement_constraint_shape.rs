//! Rule `placement-constraint-shape`.

use super::skeleton;
use crate::facts::definition_limits::CONSTRAINTS;
use crate::facts::sources::{API_MODEL, QUERY_LANGUAGE};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::Field;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "placement-constraint-shape",
    group: Group::Syntax,
    severity: Severity::Error,
    summary: "A placement constraint that a task definition does not take.",
    fix: FixAvailability::None,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "SYN-035",
    peers: &["aws-cdk Ec2TaskDefinition", "Terraform AWS provider"],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL, &QUERY_LANGUAGE],
};

/// The operators of the cluster query language.
const OPERATORS: [&str; 21] = [
    "==",
    "equals",
    "!=",
    "not_equals",
    ">",
    "greater_than",
    ">=",
    "greater_than_equal",
    "<",
    "less_than",
    "<=",
    "less_than_equal",
    "exists",
    "!exists",
    "not_exists",
    "in",
    "!in",
    "not_in",
    "=~",
    "matches",
    "!~",
];

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let tree = &cx.document.tree;
    let constraints = cx.task.placement_constraints.elements();
    if let Some(node) = constraints.get(CONSTRAINTS).and_then(Field::node) {
        let count = constraints.len();
        sink.report(
            Place::Value(node),
            format!("{count} placement constraints; a task definition takes {CONSTRAINTS}"),
        )
        .help("join expressions with `and`");
    }
    for constraint in cx.task.placement_constraints.items() {
        if skeleton::is_left(cx, constraint.origin) {
            continue;
        }
        let word = constraint.kind.node().and_then(|node| Some((node, tree.string(node)?)));
        if let Some((node, word)) = word.filter(|(_, word)| word.eq_ignore_ascii_case("distinctInstance")) {
            sink.report(Place::Value(node), format!("`{word}` is not a constraint of a task definition"))
                .help("use `memberOf` with an expression; `distinctInstance` is for services and RunTask");
            continue;
        }
        if constraint.kind.get().is_none() {
            if constraint.kind.is_absent() {
                sink.report(Place::Missing(constraint.origin), "a placement constraint has no `type`")
                    .help("write `\"type\": \"memberOf\"`");
            }
            continue;
        }
        match (constraint.expression.as_str(), constraint.expression.node()) {
            (Some(text), Some(node)) if !has_operator(text) => {
                sink.report(Place::Value(node), "this is not an expression of the cluster query language")
                    .help(
                        "write subject, operator and argument, as in `attribute:ecs.instance-type =~ t3.*`",
                    );
            }
            _ if constraint.expression.is_absent() => {
                sink.report(Place::Missing(constraint.origin), "a `memberOf` constraint has no `expression`")
                    .help("write one, as in `attribute:ecs.instance-type =~ t3.*`");
            }
            _ => {}
        }
    }
}

/// Does an operator stand between blanks, or one of signs anywhere?
fn has_operator(text: &str) -> bool {
    let words: Vec<&str> =
        text.split_whitespace().map(|word| word.trim_matches(['(', ')', '[', ']'])).collect();
    OPERATORS.iter().any(|operator| {
        let signs = !operator.contains(|character: char| character.is_ascii_alphabetic());
        words.contains(operator) || (signs && text.contains(operator))
    })
}
