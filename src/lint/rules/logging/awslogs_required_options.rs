//! Rule `awslogs-required-options`.

use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::Value;
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
    aws_messages: &["Log driver awslogs requires options: awslogs-region, awslogs-group"],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let Some(log) = cx.container.log_configuration.known() else { return };
    if log.log_driver.get() != Some(LogDriver::Awslogs)
        || matches!(log.options.value, Value::Dynamic(_) | Value::Invalid)
    {
        return;
    }
    let blank = |option: &str| match log.options.entry(option) {
        None => true,
        Some(field) => field.is_absent() || field.as_str().is_some_and(|text| text.trim().is_empty()),
    };
    let missing: Vec<String> = ["awslogs-group", "awslogs-region"]
        .into_iter()
        .filter(|option| blank(option))
        .map(|option| format!("`{option}`"))
        .collect();
    if missing.is_empty() {
        return;
    }
    let place = log.options.node().map_or(Place::Missing(log.origin), Place::Key);
    sink.report(place, format!("the `awslogs` driver of {} needs {}", cx.title(), missing.join(" and ")))
        .help("name the log group, and the Region it is in, under `options`");
}
