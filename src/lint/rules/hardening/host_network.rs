//! Rule `host-network`.

use crate::facts::sources::{API_MODEL, SECURITY_HUB};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::enums::NetworkMode;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "host-network",
    group: Group::Hardening,
    severity: Severity::Warning,
    summary: "The containers share the network of their host.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "HRD-005",
    peers: &[
        "Security Hub ECS.17",
        "AWS Config ecs-task-definition-network-mode-not-host",
        "Control Tower CT.ECS.PR.4",
        "KICS",
    ],
    aws_messages: &[],
    yields_to: &["fargate-network-mode"],
    sources: &[&API_MODEL, &SECURITY_HUB],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let mode = &cx.task.network_mode;
    let Some(node) = mode.node() else { return };
    match mode.get() {
        Some(NetworkMode::Host) => {
            sink.report(
                Place::Value(node),
                "the containers share the network of their host: they reach what listens there on `localhost`",
            )
            .help("use `awsvpc`, which gives the task an interface and security groups of its own");
        }
        Some(NetworkMode::Bridge) if cx.is_thorough(&META) => {
            sink.report(
                Place::Value(node),
                "the containers share the interface and the security groups of their host",
            )
            .severity(Severity::Info)
            .help("use `awsvpc`, which gives the task an interface and security groups of its own");
        }
        _ => {}
    }
}
