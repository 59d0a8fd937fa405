//! Rule `host-network-root`.

use super::user;
use crate::facts::sources::{API_MODEL, SECURITY_HUB};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::enums::NetworkMode;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "host-network-root",
    group: Group::Hardening,
    severity: Severity::Warning,
    summary: "A container may be root in the network of its host.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "HRD-004",
    peers: &[
        "Security Hub ECS.1",
        "CIS AWS Compute Services 1.1.0, 3.1",
        "AWS Config ecs-task-definition-user-for-host-mode-check",
        "AWS Guard Rules Registry",
        "cdk-nag",
        "Prowler (misses `0`)",
        "Control Tower CT.ECS.PR.8",
    ],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL, &SECURITY_HUB],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let mode = &cx.task.task.network_mode;
    let (Some(NetworkMode::Host), Some(mode)) = (mode.get(), mode.node()) else { return };
    let container = cx.container;
    // What is privileged has been given its power on purpose, and another rule speaks of it. Fargate refuses the mode.
    let on_purpose = container.privileged.get() == Some(true) || container.privileged.is_dynamic();
    if on_purpose || cx.task.on_windows() || cx.task.on_fargate() {
        return;
    }
    let (place, whom) = match (container.user.node(), container.user.as_str()) {
        (Some(node), Some(name)) if user::is_root(name) => (Place::Value(node), "runs as root"),
        (None, _) if container.user.is_absent() => {
            (Place::Missing(container.origin), "runs as root, unless its image names another user,")
        }
        _ => return,
    };
    sink.report(place, format!("{} {whom} in the network of its host", cx.title()))
        .help("name a user without power in `user`, or give the task a network of its own")
        .related(Place::Value(mode), "the network of the host");
}
