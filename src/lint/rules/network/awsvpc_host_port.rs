//! Rule `awsvpc-host-port`.

use super::ports;
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, RuleMeta, Severity, Sink};
use crate::model::enums::NetworkMode;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "awsvpc-host-port",
    group: Group::Network,
    severity: Severity::Error,
    summary: "Under `awsvpc` the host port must equal the container port.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "NET-001",
    peers: &["cfn-lint E3053", "cdk-preflight ecs-awsvpc-host-port"],
    aws_messages: &[
        "When networkMode=awsvpc, the host ports and container ports in port mappings must match.",
    ],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let help = "leave `hostPort` out: a task under `awsvpc` has its own network interface";
    ports::compare(cx, sink, NetworkMode::Awsvpc, help);
}
