//! Rule `fargate-log-driver`.

use crate::facts::launch_types::FARGATE_LOG_DRIVERS;
use crate::facts::sources::{API_MODEL, CDK_PREFLIGHT};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::syntax::rewrite;
use serde_json::json;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "fargate-log-driver",
    group: Group::Launch,
    severity: Severity::Error,
    summary: "A log driver that Fargate does not have.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "LCH-006",
    peers: &["cfn-lint E3048 and E3713", "cdk-preflight ecs-fargate-log-driver-unsupported"],
    aws_messages: &["is not a valid log driver. Must be one of [{words}]"],
    yields_to: &[],
    sources: &[&API_MODEL, &CDK_PREFLIGHT],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let Some(log) = cx.container.log_configuration.known().filter(|_| cx.task.on_fargate()) else { return };
    let (Some(driver), Some(node)) = (log.log_driver.get(), log.log_driver.node()) else { return };
    let driver = driver.word();
    if FARGATE_LOG_DRIVERS.contains(&driver) {
        return;
    }
    sink.report(Place::Value(node), format!("the log driver `{driver}` does not exist on Fargate"))
        .help("use `awslogs`, `splunk` or `awsfirelens`, with options of their own")
        .unsafe_fix("write `awslogs`", Some(rewrite::replace(cx.document(), node, &json!("awslogs"))));
}
