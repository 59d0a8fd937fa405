//! Rule `firelens-router-missing`.

use serde_json::json;

use super::firelens;
use crate::facts::sources::FIRELENS;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "firelens-router-missing",
    group: Group::Logging,
    severity: Severity::Error,
    summary: "A container logs through FireLens, and the task has no log router.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "LOG-010",
    peers: &["cdk-preflight ecs-awsfirelens-without-router"],
    aws_messages: &[
        "When awsfirelens log driver is specified in log configuration, a firelens configuration object must be configured in one of the containers.",
    ],
    yields_to: &[],
    sources: &[&FIRELENS],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let containers = &cx.task.container_definitions;
    if !containers.is_closed() || firelens::routers(cx).next().is_some() {
        return;
    }
    let mut users = firelens::users(cx);
    let Some(user) = users.next() else { return };
    let log = user.container.log_configuration.known();
    let (Some(node), Some(list)) = (log.and_then(|log| log.log_driver.node()), containers.node()) else {
        return;
    };
    let router = json!({
        "name": NAME,
        "image": "public.ecr.aws/aws-observability/aws-for-fluent-bit:stable",
        "essential": true,
        "memoryReservation": 50,
        "firelensConfiguration": { "type": "fluentbit" },
    });
    let free = containers.items().all(|container| container.name.as_str() != Some(NAME));
    let edit = if free { rewrite::insert_element(cx.document, list, &router) } else { None };
    let report = sink
        .report(
            Place::Value(node),
            format!("{} logs through `awsfirelens`, but there is no log router", user.title()),
        )
        .help("add a container with a `firelensConfiguration`")
        .unsafe_fix("add a log router", edit);
    if let Some(next) = users.next() {
        report.related(next.container.log_configuration.origin, "it is not the only one");
    }
}

/// What the log router is called in AWS's samples.
const NAME: &str = "log_router";
