//! Rule `managed-instances-restrictions`.

use super::given::refuse;
use crate::facts::launch_types::MANAGED_INSTANCES_LOG_DRIVERS;
use crate::facts::sources::{CDK, MANAGED_INSTANCES};
use crate::lint::context::Applies;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Applicability, Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::enums::{Compatibility, NetworkMode};
use crate::syntax::rewrite;
use serde_json::json;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "managed-instances-restrictions",
    group: Group::Launch,
    severity: Severity::Error,
    summary: "Managed Instances do not have this.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "LCH-010",
    peers: &["aws-cdk"],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&CDK, &MANAGED_INSTANCES],
};

const VERDICT: &str = "does not exist on Managed Instances";

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    if cx.runs_on(Compatibility::ManagedInstances) != Applies::Yes {
        return;
    }
    let (document, task) = (cx.document, cx.task);
    // The documents disagree on `none`.
    let bridge = task.network_mode.get() == Some(NetworkMode::Bridge) && !cx.on_fargate();
    if let Some(node) = task.network_mode.node().filter(|_| bridge) {
        sink.report(Place::Value(node), format!("network mode `bridge` {VERDICT}"))
            .help("they have `awsvpc`, which is the default, and `host`")
            .unsafe_fix("write `awsvpc`", Some(rewrite::replace(document, node, &json!("awsvpc"))));
    }
    let members = [
        ("ipcMode", task.ipc_mode.node()),
        ("proxyConfiguration", task.proxy_configuration.node()),
        ("ephemeralStorage", task.ephemeral_storage.node()),
    ];
    refuse(document, sink, &members, VERDICT, "remove it", Some(Applicability::Unsafe));
    for volume in task.volumes.items() {
        let members = [("dockerVolumeConfiguration", volume.docker_volume_configuration.node())];
        let help = "leave it out for a folder that ends with the task";
        refuse(document, sink, &members, VERDICT, help, Some(Applicability::Unsafe));
    }
    if let Some(platform) = task.runtime_platform.known().filter(|_| cx.on_windows())
        && let Some(node) = platform.operating_system_family.node()
    {
        sink.report(Place::Value(node), format!("Windows {VERDICT}")).help("run it on EC2 or on Fargate");
    }
    for container in cx.containers() {
        let Some(log) = container.container.log_configuration.known() else { continue };
        let (Some(driver), Some(node)) = (log.log_driver.get(), log.log_driver.node()) else { continue };
        if !MANAGED_INSTANCES_LOG_DRIVERS.contains(&driver.word()) {
            sink.report(Place::Value(node), format!("the log driver `{}` {VERDICT}", driver.word()))
                .help("use `awslogs`, `splunk`, `awsfirelens` or `json-file`");
        }
    }
}
