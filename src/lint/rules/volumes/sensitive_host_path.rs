//! Rule `sensitive-host-path`.

use super::mounts;
use crate::facts::sources::BIND_MOUNTS;
use crate::facts::storage::HOST_PATHS;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "sensitive-host-path",
    group: Group::Volumes,
    severity: Severity::Warning,
    summary: "A volume gives containers a folder of the host that is worth more than its files.",
    fix: FixAvailability::None,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "VOL-012",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&BIND_MOUNTS],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    for volume in cx.task.volumes.items() {
        let Some(field) = volume.host.known().map(|host| &host.source_path) else { continue };
        let (Some(text), Some(node)) = (field.as_str(), field.node()) else { continue };
        let path = if text == "/" { text } else { text.trim_end_matches('/') };
        let below = |root: &str| path.strip_prefix(root).is_some_and(|rest| rest.starts_with('/'));
        let mut known = HOST_PATHS.iter();
        let Some(found) = known.find(|known| known.path == path || (known.below && below(known.path))) else {
            continue;
        };
        let name = volume.name.as_str();
        let written = mounts::all(cx)
            .any(|mount| mount.source_volume.as_str() == name && mount.read_only.get() != Some(true));
        sink.report(Place::Value(node), format!("`{text}` gives {}", found.gives))
            .severity(if written { Severity::Warning } else { Severity::Info })
            .help(if written {
                "mount only what is needed, and read-only"
            } else {
                "mount only what is needed"
            });
    }
}
