//! Rule `host-mode-port`.

use super::ports;
use crate::facts::sources::{API_MODEL, CDK_PREFLIGHT};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, RuleMeta, Severity, Sink};
use crate::model::enums::NetworkMode;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "host-mode-port",
    group: Group::Network,
    severity: Severity::Error,
    summary: "In host mode the host port must equal the container port.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "NET-002",
    peers: &["cdk-preflight ecs-host-network-host-port-mismatch", "aws-cdk"],
    aws_messages: &["When networkMode=host, the host ports and container ports in port mappings must match."],
    yields_to: &[],
    sources: &[&API_MODEL, &CDK_PREFLIGHT],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let help = "leave `hostPort` out: in host mode the container listens on the host itself";
    ports::compare(cx, sink, NetworkMode::Host, help);
}
