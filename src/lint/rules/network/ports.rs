//! What the rules on ports share: the mode that decides, ranges, and the comparison of host and container ports.

use crate::lint::context::Applies;
use crate::lint::{ContainerCx, Place, Severity, Sink, TaskCx};
use crate::model::enums::{Compatibility, NetworkMode};
use crate::model::network::PortMapping;
use crate::syntax::rewrite;

/// The network mode, as far as it is certain. Where nothing is said at all, a host port that differs from the container's
/// tells `bridge`: no other mode takes it.
pub(crate) fn mode(cx: &TaskCx<'_>) -> Option<NetworkMode> {
    *cx.lookup.port_mode.get_or_init(|| told_mode(cx))
}

fn told_mode(cx: &TaskCx<'_>) -> Option<NetworkMode> {
    let open = cx.task.network_mode.is_absent() && cx.runs_on(Compatibility::Fargate) == Applies::Perhaps;
    let differs = |mapping: &PortMapping| {
        let pair = mapping.host_port.get().zip(mapping.container_port.get());
        pair.is_some_and(|(host, container)| host != container)
    };
    let mut containers = cx.task.container_definitions.items();
    let bridge = open && containers.any(|container| container.port_mappings.items().any(differs));
    cx.network_mode().or(bridge.then_some(NetworkMode::Bridge))
}

/// Do the containers of a task share one network?
pub(crate) fn is_shared(mode: Option<NetworkMode>) -> bool {
    matches!(mode, Some(NetworkMode::Awsvpc | NetworkMode::Host))
}

/// The ends of a range, `8000-8010`.
pub(crate) fn range(text: &str) -> Option<(i64, i64)> {
    let (low, high) = text.split_once('-')?;
    let port = |text: &str| {
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse::<i64>().ok().filter(|_| digits)
    };
    Some((port(low)?, port(high)?))
}

/// Reports host ports that differ from the container's, in a mode that has no mapping.
pub(crate) fn compare(cx: &ContainerCx<'_>, sink: &mut Sink<'_>, mode: NetworkMode, help: &str) {
    if cx.task.network_mode() != Some(mode) {
        return;
    }
    for mapping in cx.container.port_mappings.items() {
        let (Some(container_port), Some(host_port)) = (mapping.container_port.get(), mapping.host_port.get())
        else {
            continue;
        };
        let Some(node) = mapping.host_port.node().filter(|_| host_port != container_port) else { continue };
        let mut report = sink
            .report(
                Place::Value(node),
                format!(
                    "host port {host_port} differs from container port {container_port} under `{}`",
                    mode.word()
                ),
            )
            .help(help)
            .safe_fix("remove `hostPort`", rewrite::remove(cx.document(), &[node]));
        // Whether 0 is refused or taken for "the same" is not known.
        if host_port == 0 {
            report = report.severity(Severity::Warning);
        }
        if let Some(port) = mapping.container_port.node() {
            report.related(Place::Value(port), "the container port");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_ranges_of_digits_only() {
        assert_eq!(range("8000-8010"), Some((8000, 8010)));
        for text in ["", "-", "8000", "8000-", "-8010", "+1-5", "1-5-9", "a-b", "8000 - 8010"] {
            assert_eq!(range(text), None, "{text}");
        }
    }
}
