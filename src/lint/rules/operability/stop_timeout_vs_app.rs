//! Rule `stop-timeout-vs-app`.

use serde_json::json;

use crate::facts::container_stop::{DEFAULT, FARGATE_MOST};
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::rules::secrets::sensitive_name;
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::syntax::rewrite;

/// Words for an end.
const END: [&str; 6] = ["DRAIN", "GRACE", "GRACEFUL", "SHUTDOWN", "STOP", "TERMINATION"];

/// Words for a time.
const TIME: [&str; 6] = ["DELAY", "PERIOD", "SECONDS", "TIMEOUT", "WAIT", "MS"];

pub(crate) static META: RuleMeta = RuleMeta {
    name: "stop-timeout-vs-app",
    group: Group::Operability,
    severity: Severity::Info,
    summary: "A container is killed before the time that its program wants to stop in.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::C,
    since: "0.1.0",
    catalogue: "OPS-003",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let stop = &cx.container.stop_timeout;
    if stop.is_present() && stop.get().is_none() {
        return;
    }
    let given = stop.get().unwrap_or(DEFAULT);
    for variable in cx.container.environment.items() {
        let (Some(name), Some(value), Some(node)) =
            (variable.name.as_str(), variable.value.as_str(), variable.value.node())
        else {
            continue;
        };
        if !value.trim_start().starts_with(|first: char| first.is_ascii_digit() || first == '+') {
            continue;
        }
        let words = sensitive_name::words(name);
        let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
        let Some(wanted) = seconds(value, has(&["MS", "MILLIS", "MILLISECONDS"])) else { continue };
        // More than an hour is no grace period, and may be counted in something else.
        if !has(&END) || !has(&TIME) || wanted <= given || wanted > 3600 {
            continue;
        }
        let enough = wanted + 10;
        let fits = !cx.task.on_fargate() || enough <= FARGATE_MOST;
        let edit = match stop.node().filter(|_| stop.is_present()) {
            Some(node) => Some(rewrite::replace(cx.document(), node, &json!(enough))),
            None => rewrite::insert_member(cx.document(), cx.container.origin, "stopTimeout", &json!(enough)),
        };
        let title = cx.title();
        sink.report(
            Place::Value(node),
            format!("{title} wants {wanted} s to stop, and is killed after {given}"),
        )
        .help(if fits {
            format!("set `stopTimeout` to more than {wanted}")
        } else {
            format!("let it stop sooner: on Fargate `stopTimeout` is at most {FARGATE_MOST}")
        })
        .unsafe_fix(format!("set `stopTimeout` to {enough}"), edit.filter(|_| fits));
        return;
    }
}

/// `60`, `60s`, and milliseconds where the name or the unit says so.
fn seconds(value: &str, milliseconds: bool) -> Option<i64> {
    let value = value.trim();
    let (digits, unit) = match value.strip_suffix("ms") {
        Some(digits) => (digits, 1000),
        None if milliseconds => (value, 1000),
        None => (value.strip_suffix('s').unwrap_or(value), 1),
    };
    digits.parse::<i64>().ok().map(|number| number / unit)
}
