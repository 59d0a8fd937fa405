//! Rule `external-restrictions`.

use super::given::refuse;
use crate::facts::sources::{API_MODEL, ECS_ANYWHERE};
use crate::lint::context::Applies;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Applicability, Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::enums::{Compatibility, NetworkMode};
use crate::syntax::rewrite;
use serde_json::json;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "external-restrictions",
    group: Group::Launch,
    severity: Severity::Error,
    summary: "External instances do not have this.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "LCH-009",
    peers: &["aws-cdk (network mode, accelerators)"],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&ECS_ANYWHERE, &API_MODEL],
};

const VERDICT: &str = "does not exist on external instances";

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    if cx.runs_on(Compatibility::External) != Applies::Yes {
        return;
    }
    let (document, task) = (cx.document, cx.task);
    // Together with Fargate no mode is left.
    let awsvpc = task.network_mode.get() == Some(NetworkMode::Awsvpc) && !cx.on_fargate();
    if let Some(node) = task.network_mode.node().filter(|_| awsvpc) {
        sink.report(Place::Value(node), format!("network mode `awsvpc` {VERDICT}"))
            .help("they have `bridge`, `host` and `none`: there is no VPC to take a network interface from")
            .unsafe_fix("write `bridge`", Some(rewrite::replace(document, node, &json!("bridge"))));
    }
    let proxy = [("proxyConfiguration", task.proxy_configuration.node())];
    refuse(document, sink, &proxy, VERDICT, "remove it", Some(Applicability::Unsafe));
    for volume in task.volumes.items() {
        let members = [
            ("efsVolumeConfiguration", volume.efs_volume_configuration.node()),
            ("s3filesVolumeConfiguration", volume.s3_files_volume_configuration.node()),
            (
                "fsxWindowsFileServerVolumeConfiguration",
                volume.fsx_windows_file_server_volume_configuration.node(),
            ),
        ];
        refuse(document, sink, &members, VERDICT, "mount it on the host, and name its folder", None);
    }
    for container in cx.containers() {
        for requirement in container.container.resource_requirements.items() {
            let shared = [("sharingStrategy", requirement.sharing_strategy.node())];
            refuse(document, sink, &shared, VERDICT, "give the container a number of GPUs: `value`", None);
        }
        for option in container.container.docker_security_options.elements() {
            let label = option.as_str().is_some_and(|text| text.starts_with("label:"));
            if let Some(node) = option.node().filter(|_| label) {
                sink.report(Place::Value(node), format!("SELinux {VERDICT}")).help("remove it");
            }
        }
    }
}
