//! Rule `restart-policy`.

use super::{range, waits};
use crate::facts::durations::{IGNORED_EXIT_CODES, RESTART_PERIOD};
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "restart-policy",
    group: Group::Dependencies,
    severity: Severity::Error,
    summary: "A restart policy has numbers outside their range, or does not take effect.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "DEP-011",
    peers: &["cdk-preflight", "aws-cdk"],
    aws_messages: &[
        "the 'restartAttemptPeriod' setting for container '{container}' must be between 60 and 1800.",
    ],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let Some(policy) = cx.container.restart_policy.known() else { return };
    range::check(cx, "restartAttemptPeriod", &policy.restart_attempt_period, &RESTART_PERIOD, sink);
    let codes = policy.ignored_exit_codes.elements().len();
    if let Some(node) = policy.ignored_exit_codes.node().filter(|_| codes > IGNORED_EXIT_CODES) {
        sink.report(Place::Key(node), format!("{codes} exit codes are ignored"))
            .help(format!("ECS takes at most {IGNORED_EXIT_CODES}"));
    }
    let Some(switch) = policy.enabled.node() else { return };
    let setting = policy.ignored_exit_codes.node().or(policy.restart_attempt_period.node());
    if let (Some(false), Some(setting)) = (policy.enabled.get(), setting) {
        sink.report(Place::Value(switch), "the restart policy is off, but it has settings")
            .severity(Severity::Warning)
            .help("turn it on, or remove the policy")
            .related(Place::Key(setting), "a setting");
    }
    let Some(name) = cx.name().filter(|_| policy.enabled.get() == Some(true)) else { return };
    if let Some(wait) = waits::on(cx.task, name).find(|wait| waits::for_end(wait)) {
        sink.report(
            Place::Value(switch),
            format!("`{name}` is restarted, while another container waits for its end"),
        )
        .severity(Severity::Warning)
        .help("turn the restarts off, or ignore the exit code 0")
        .related(wait.condition.origin, "what waits");
    }
}
