//! Rule `awslogs-stream-prefix`.

use serde_json::json;

use super::options;
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::enums::LogDriver;
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "awslogs-stream-prefix",
    group: Group::Logging,
    severity: Severity::Error,
    summary: "The `awslogs` driver has no stream prefix, which Fargate demands.",
    fix: FixAvailability::Mixed,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "LOG-003",
    peers: &["cdk-preflight"],
    aws_messages: &["Fargate requires log configuration options to include awslogs-stream-prefix"],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let Some(log) = options::of(cx, LogDriver::Awslogs) else { return };
    let Some(node) = log.options.node().filter(|_| log.options.known().is_some()) else { return };
    // Without the group and the Region the options are not written yet.
    if log.options.entry("awslogs-stream-prefix").is_some() || options::missing(log).is_some() {
        return;
    }
    let edit = rewrite::insert_member(cx.document(), node, "awslogs-stream-prefix", &json!("ecs"));
    let title = "add the prefix `ecs`";
    let report = sink
        .report(
            Place::Key(node),
            format!("the `awslogs` driver of {} has no `awslogs-stream-prefix`", cx.title()),
        )
        .help("the stream is then called PREFIX/CONTAINER/TASK");
    if cx.task.on_fargate() {
        report.safe_fix(title, edit);
    } else {
        report.severity(Severity::Info).unsafe_fix(title, edit);
    }
}
