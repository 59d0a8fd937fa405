//! Rule `fargate-volume-type`.

use super::given::refuse;
use crate::facts::sources::{CDK_PREFLIGHT, FARGATE_DIFFERENCES};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Applicability, Group, RuleMeta, Severity, Sink, TaskCx};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "fargate-volume-type",
    group: Group::Launch,
    severity: Severity::Error,
    summary: "A volume of a kind that Fargate does not have.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "LCH-005",
    peers: &[
        "cdk-preflight ecs-fargate-host-source-path",
        "cdk-preflight ecs-fargate-docker-volume",
        "terraform-provider-aws #31930",
    ],
    aws_messages: &[
        "Fargate compatible task definitions do not support sourcePath",
        "Fargate compatible task definitions do not support dockerVolumeConfiguration",
    ],
    yields_to: &[],
    sources: &[&CDK_PREFLIGHT, &FARGATE_DIFFERENCES],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    if !cx.on_fargate() {
        return;
    }
    for volume in cx.task.volumes.items() {
        let host = volume.host.known();
        let members = [
            ("sourcePath", host.and_then(|host| host.source_path.node())),
            ("dockerVolumeConfiguration", volume.docker_volume_configuration.node()),
            (
                "fsxWindowsFileServerVolumeConfiguration",
                volume.fsx_windows_file_server_volume_configuration.node(),
            ),
        ];
        let help = "leave it out for an empty folder that ends with the task, or use Amazon EFS";
        refuse(cx.document, sink, &members, "does not exist on Fargate", help, Some(Applicability::Unsafe));
    }
}
