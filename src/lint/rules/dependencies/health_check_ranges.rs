//! Rule `health-check-ranges`.

use super::range;
use crate::facts::durations::{HEALTH_INTERVAL, HEALTH_RETRIES, HEALTH_START_PERIOD, HEALTH_TIMEOUT};
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, RuleMeta, Severity, Sink};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "health-check-ranges",
    group: Group::Dependencies,
    severity: Severity::Error,
    summary: "A number of a health check is outside its range.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "DEP-007",
    peers: &["cdk-preflight", "aws-cdk"],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let Some(health) = cx.container.health_check.known() else { return };
    let fields = [
        ("interval", &health.interval, &HEALTH_INTERVAL),
        ("timeout", &health.timeout, &HEALTH_TIMEOUT),
        ("retries", &health.retries, &HEALTH_RETRIES),
        ("startPeriod", &health.start_period, &HEALTH_START_PERIOD),
    ];
    for (name, field, limits) in fields {
        range::check(cx, name, field, limits, sink);
    }
}
