//! Rule `no-log-configuration`.

use crate::facts::definition_limits::CONTAINERS;
use crate::facts::sources::CLOUDWATCH_LOGS;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::rules::syntax::edits;
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::enums::LogDriver;
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "no-log-configuration",
    group: Group::Logging,
    severity: Severity::Warning,
    summary: "Nothing collects the output of a container.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "LOG-001",
    peers: &[
        "Prowler ecs_task_definitions_logging_enabled",
        "Security Hub ECS.9",
        "AWS Config ecs-task-definition-log-configuration",
        "Control Tower CT.ECS.PR.5",
        "cdk-nag ECS7",
        "Powerpipe",
    ],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&CLOUDWATCH_LOGS],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    if cx.container.log_configuration.is_present() {
        return;
    }
    // Instances may have a driver of their own for containers without one.
    let certain = cx.task.on_fargate();
    let mut others = cx.task.task.container_definitions.items().take(CONTAINERS);
    let other = others.find_map(|other| {
        let log = other.log_configuration.known()?;
        log.log_driver.get().filter(|driver| *driver == LogDriver::Awslogs)?;
        edits::to_json(cx.document(), log.origin)
    });
    let edit = other
        .and_then(|log| rewrite::insert_member(cx.document(), cx.container.origin, "logConfiguration", &log));
    sink.report(Place::Missing(cx.container.origin), format!("{} has no `logConfiguration`", cx.title()))
        .severity(if certain { Severity::Warning } else { Severity::Info })
        .help(if certain {
            "its output is lost; add one"
        } else {
            "unless the Docker of the instance collects it, its output stays there"
        })
        .unsafe_fix("log as the other container does", edit);
}
