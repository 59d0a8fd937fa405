//! Rule `awslogs-stream-prefix`.

use serde_json::json;

use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::enums::LogDriver;
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "awslogs-stream-prefix",
    group: Group::Logging,
    severity: Severity::Error,
    summary: "On Fargate the `awslogs` driver needs a stream prefix.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "LOG-003",
    peers: &["cdk-preflight"],
    aws_messages: &["Fargate requires log configuration options to include awslogs-stream-prefix"],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let Some(log) = cx.container.log_configuration.known() else { return };
    let (Some(options), true) = (log.options.node(), cx.task.on_fargate()) else { return };
    let given = log.options.entry("awslogs-stream-prefix").is_some();
    if log.log_driver.get() != Some(LogDriver::Awslogs) || log.options.known().is_none() || given {
        return;
    }
    sink.report(
        Place::Key(options),
        format!("the `awslogs` driver of {} has no `awslogs-stream-prefix`", cx.title()),
    )
    .help("the stream is then called PREFIX/CONTAINER/TASK")
    .safe_fix(
        "add the prefix `ecs`",
        rewrite::insert_member(cx.document(), options, "awslogs-stream-prefix", &json!("ecs")),
    );
}
