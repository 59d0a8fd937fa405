//! Rule `health-check-timeout-vs-interval`.

use crate::facts::durations::{DEFAULT_INTERVAL, DEFAULT_TIMEOUT, HEALTH_INTERVAL, HEALTH_TIMEOUT};
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::Field;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "health-check-timeout-vs-interval",
    group: Group::Dependencies,
    severity: Severity::Warning,
    summary: "A health check may take longer than the time to the next one.",
    fix: FixAvailability::None,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "DEP-010",
    peers: &["aws-cdk"],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let Some(health) = cx.container.health_check.known() else { return };
    let seconds = |field: &Field<i64>, default| if field.is_absent() { Some(default) } else { field.get() };
    let (Some(timeout), Some(interval)) =
        (seconds(&health.timeout, DEFAULT_TIMEOUT), seconds(&health.interval, DEFAULT_INTERVAL))
    else {
        return;
    };
    // Numbers that ECS refuses are another rule's subject.
    if timeout <= interval || timeout > HEALTH_TIMEOUT.high || interval < HEALTH_INTERVAL.low {
        return;
    }
    let Some(node) = health.timeout.node().or(health.interval.node()) else { return };
    let report = sink
        .report(
            Place::Value(node),
            format!("a check may take {timeout} seconds, but the next is due after {interval}"),
        )
        .help("make `timeout` shorter than `interval`");
    if let Some(other) = health.interval.node().filter(|&other| other != node) {
        report.related(Place::Value(other), "the interval");
    }
}
