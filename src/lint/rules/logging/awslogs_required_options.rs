//! Rule `awslogs-required-options`.

use super::options;
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::enums::LogDriver;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "awslogs-required-options",
    group: Group::Logging,
    severity: Severity::Error,
    summary: "The `awslogs` driver lacks its log group or its Region.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "LOG-002",
    peers: &["cfn-lint E3046", "cdk-preflight ecs-awslogs-missing-group"],
    aws_messages: &["Log driver awslogs requires options: {options}"],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let Some(log) = options::of(cx, LogDriver::Awslogs) else { return };
    let Some(missing) = options::missing(log) else { return };
    let place = log.options.node().map_or(Place::Missing(log.origin), Place::Key);
    sink.report(place, format!("the `awslogs` driver of {} needs {missing}", cx.title()))
        .help("name the log group, and the Region it is in, under `options`");
}
