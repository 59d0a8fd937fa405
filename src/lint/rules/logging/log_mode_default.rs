//! Rule `log-mode-default`.

use serde_json::json;

use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::enums::LogDriver;
use crate::model::logging::LogConfiguration;
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "log-mode-default",
    group: Group::Logging,
    severity: Severity::Info,
    summary: "The mode of the log driver is left to a default that has changed.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "LOG-009",
    peers: &["Prowler ecs_task_definitions_logging_block_mode"],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let found: Vec<&LogConfiguration> = cx
        .task
        .container_definitions
        .items()
        .filter_map(|container| container.log_configuration.known())
        .filter(|log| log.log_driver.get() == Some(LogDriver::Awslogs) && log.options.known().is_some())
        .filter(|log| log.options.entry("mode").is_none())
        .collect();
    let Some(node) = found.first().and_then(|log| log.options.node()) else { return };
    let who = match found.len() {
        1 => "the log driver takes".to_owned(),
        count => format!("the log drivers of {count} containers take"),
    };
    let mut report = sink
        .report(Place::Key(node), format!("{who} the default mode, which is `non-blocking` since 2025-06-25"))
        .help("set `mode` on purpose: `non-blocking` may drop lines when they come too fast, `blocking` makes the application wait");
    for mode in ["non-blocking", "blocking"] {
        let edit = rewrite::insert_member(cx.document, node, "mode", &json!(mode));
        report = report.unsafe_fix(format!("write `{mode}`"), edit);
    }
    if let Some(second) = found.get(1) {
        report.related(Place::Missing(second.origin), "the next one");
    }
}
