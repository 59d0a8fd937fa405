//! Rule `ec2-awslogs-credentials`.

use crate::facts::sources::CLOUDWATCH_LOGS;
use crate::lint::context::Applies;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::enums::{Compatibility, LogDriver};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "ec2-awslogs-credentials",
    group: Group::Logging,
    severity: Severity::Info,
    summary: "On Windows instances the `awslogs` driver does not use the execution role.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "LOG-017",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&CLOUDWATCH_LOGS],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    // On Linux ecs-init turns the override on.
    let role = &cx.task.execution_role_arn;
    if cx.on_fargate() || cx.runs_on(Compatibility::Ec2) == Applies::No || !cx.on_windows() {
        return;
    }
    let mut containers =
        cx.task.container_definitions.items().filter_map(|container| container.log_configuration.known());
    let log = containers.find(|log| log.log_driver.get() == Some(LogDriver::Awslogs));
    let (Some(driver), Some(node)) = (log.and_then(|log| log.log_driver.node()), role.node()) else { return };
    sink.report(
        Place::Value(driver),
        "on Windows instances `awslogs` writes as the instance, not as the execution role",
    )
    .help("set ECS_ENABLE_AWSLOGS_EXECUTIONROLE_OVERRIDE on the agent, or let the instance role write logs")
    .related(Place::Key(node), "the execution role");
}
