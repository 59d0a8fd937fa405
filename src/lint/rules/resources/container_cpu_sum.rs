//! Rule `container-cpu-sum`.

use super::amounts::total;
use crate::facts::sources::CDK_PREFLIGHT;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::size::cpu_units;
use crate::syntax::rewrite;
use crate::text::TextEdit;
use serde_json::json;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "container-cpu-sum",
    group: Group::Resources,
    severity: Severity::Error,
    summary: "The containers ask for more CPU than the task has.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "RES-006",
    peers: &["cdk-preflight ecs-fargate-container-cpu-over-task", "aws-cdk"],
    aws_messages: &[
        "The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.",
    ],
    yields_to: &[],
    sources: &[&CDK_PREFLIGHT],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let task = &cx.task.cpu;
    let Some((limit, node)) = task.as_str().and_then(cpu_units).zip(task.node()) else { return };
    let limit = i64::from(limit);
    let sum = total(cx, |container| container.cpu.get());
    if sum <= limit {
        return;
    }
    let mut report = sink
        .report(
            Place::Value(node),
            format!("the containers ask for {sum} CPU units, but the task has {limit}"),
        )
        .help("lower them, or give the task more");
    // Seen on Fargate only.
    if !cx.on_fargate() {
        report = report.severity(Severity::Warning);
    }
    let mut edit = Some(TextEdit::default());
    for container in cx.containers() {
        let cpu = &container.container.cpu;
        let (Some(units), Some(node)) = (cpu.get().filter(|&units| units > 0), cpu.node()) else { continue };
        report = report.related(Place::Value(node), format!("{units} for {}", container.title()));
        let share = units.saturating_mul(limit) / sum;
        let smaller = rewrite::replace(cx.document, node, &json!(share));
        edit = edit.and_then(|edit| edit.merge(&smaller));
    }
    report.unsafe_fix("lower them in proportion", edit);
}
