//! Rule `kernel-parameters`.

use crate::facts::linux_kernel::{IPC_PARAMETERS, IPC_PREFIX, NETWORK_PREFIX};
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::enums::{IpcMode, NetworkMode};
use crate::model::linux::SystemControl;
use crate::syntax::NodeId;
use crate::text::similar;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "kernel-parameters",
    group: Group::Hardening,
    severity: Severity::Error,
    summary: "A kernel parameter cannot be set for a container, or not in this mode.",
    fix: FixAvailability::None,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "HRD-011",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    if cx.on_windows() {
        return;
    }
    let host_network = cx.task.network_mode.get() == Some(NetworkMode::Host);
    let host_ipc = cx.task.ipc_mode.get() == Some(IpcMode::Host);
    let shared_network = cx.on_fargate() || cx.task.network_mode.get() == Some(NetworkMode::Awsvpc);
    let mut seen: Vec<(String, &SystemControl)> = Vec::new();
    for container in cx.containers() {
        for control in container.container.system_controls.items() {
            let (Some(name), Some(node)) = (control.namespace.as_str(), control.namespace.node()) else {
                continue;
            };
            let network = name.starts_with(NETWORK_PREFIX);
            let ipc = IPC_PARAMETERS.contains(&name) || name.starts_with(IPC_PREFIX);
            match (network, ipc) {
                (false, false) => unknown(name, node, sink),
                (true, _) if host_network => {
                    sink.report(
                        Place::Value(node),
                        format!("`{name}` cannot be set in the network of the host"),
                    )
                    .help("set it on the host, or use another network mode");
                }
                (_, true) if host_ipc => {
                    sink.report(
                        Place::Value(node),
                        format!("`{name}` cannot be set when `ipcMode` is `host`"),
                    )
                    .help("set it on the host, or remove `ipcMode`");
                }
                (true, _) if shared_network => {
                    differs(&seen, &container.title(), name, control, sink);
                    seen.push((container.title(), control));
                }
                _ => {}
            }
        }
    }
}

fn unknown(name: &str, node: NodeId, sink: &mut Sink<'_>) {
    let near = similar::nearest(name, IPC_PARAMETERS.iter().copied());
    let help = near.map_or_else(
        || "set it on the host; a container may set `net.*`, `fs.mqueue.*`, and `kernel.msg*`, `sem` and `shm*`".to_owned(),
        |near| format!("write `{near}`"),
    );
    sink.report(Place::Value(node), format!("`{name}` is no kernel parameter of a container")).help(help);
}

/// The containers of a task share one network, and in it one value.
fn differs(
    seen: &[(String, &SystemControl)],
    title: &str,
    name: &str,
    control: &SystemControl,
    sink: &mut Sink<'_>,
) {
    let other = seen.iter().find(|(container, other)| {
        container != title && other.namespace.as_str() == Some(name) && other.value != control.value
    });
    let (Some((container, other)), Some(node)) = (other, control.value.node()) else { return };
    let (Some(mine), Some(theirs), Some(place)) =
        (control.value.as_str(), other.value.as_str(), other.value.node())
    else {
        return;
    };
    if mine == theirs {
        return;
    }
    sink.report(
        Place::Value(node),
        format!("{title} and {container} share a network, but set `{name}` to different values"),
    )
    .severity(Severity::Warning)
    .help("set it in one container: what starts last decides")
    .related(Place::Value(place), "the other value");
}
