//! Rule `container-path`.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use crate::facts::sources::{API_MODEL, MOBY};
use crate::facts::storage::{ROUTER_FOLDERS, SYSTEM_FOLDERS};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::rules::syntax::skeleton;
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::Field;
use crate::model::volume::MountPoint;
use crate::syntax::{NodeId, rewrite};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "container-path",
    group: Group::Volumes,
    severity: Severity::Error,
    summary: "A volume is mounted at a path that is not one, is taken, or hides what the container needs.",
    fix: FixAvailability::Safe,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "VOL-011",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL, &MOBY],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let mut seen: BTreeMap<&str, NodeId> = BTreeMap::new();
    let mut whole = BTreeSet::new();
    for mount in cx.container.mount_points.items() {
        let (volume, path_of_it) = (mount.source_volume.as_str(), mount.container_path.as_str());
        let is_new = whole.insert((path_of_it, volume, mount.read_only.get()));
        let known = mount.source_volume.as_str().is_some_and(|name| !name.trim().is_empty());
        if known && path_of_it.is_some() && !is_new {
            sink.report(Place::Value(mount.origin), "the same mount stands twice")
                .help("keep one")
                .safe_fix("remove the second one", rewrite::remove(cx.document(), &[mount.origin]));
            continue;
        }
        if mount.container_path.is_absent() && mount.source_volume.as_str().is_some() {
            sink.report(Place::Missing(mount.origin), "this mount point has no `containerPath`")
                .help("say where in the container the volume appears");
        }
        path(cx, &mount.container_path, &mut seen, sink);
        covered(cx, mount, sink);
    }
    let linux = cx.container.linux_parameters.known();
    for tmpfs in linux.into_iter().flat_map(|linux| linux.tmpfs.items()) {
        path(cx, &tmpfs.container_path, &mut seen, sink);
    }
}

fn path<'a>(
    cx: &ContainerCx<'_>,
    field: &'a Field<String>,
    seen: &mut BTreeMap<&'a str, NodeId>,
    sink: &mut Sink<'_>,
) {
    let (Some(text), Some(node)) = (field.as_str(), field.node()) else { return };
    let windows = cx.task.on_windows() || text.contains('\\') || text.get(1..2) == Some(":");
    let place = if text == "/" { text } else { text.trim_end_matches('/') };
    if text.trim().is_empty() && skeleton::is_left(cx.task, node) {
        return;
    }
    if text.trim().is_empty() || (text == "/" && !windows) {
        let shown =
            if text == "/" { "a volume cannot be mounted at `/`" } else { "`containerPath` is blank" };
        sink.report(Place::Value(node), shown).help("name a folder of the container, as `/data`");
    } else if !windows && !text.starts_with('/') {
        sink.report(Place::Value(node), format!("the path `{text}` is not absolute"))
            .help("begin it with `/`")
            .safe_fix(
                format!("write `/{text}`"),
                Some(rewrite::replace(cx.document(), node, &json!(format!("/{text}")))),
            );
    } else if let Some(&first) = seen.get(place) {
        sink.report(Place::Value(node), format!("something else is mounted at `{text}` already"))
            .help("give each mount its own folder")
            .related(Place::Value(first), "the first one");
    }
    seen.entry(place).or_insert(node);
}

/// Does the mount lie over a folder that the image or the router of logs needs? A folder of the host under its own name is meant.
fn covered(cx: &ContainerCx<'_>, mount: &MountPoint, sink: &mut Sink<'_>) {
    let (Some(text), Some(node)) = (mount.container_path.as_str(), mount.container_path.node()) else {
        return;
    };
    let folder = text.trim_end_matches('/');
    let router = cx.container.firelens_configuration.is_present() && ROUTER_FOLDERS.contains(&folder);
    if !router && !SYSTEM_FOLDERS.contains(&folder) {
        return;
    }
    let name = mount.source_volume.as_str();
    let volumes = &cx.task.task.volumes;
    let volume = match (name, cx.task.lookup.volumes(cx.task.task)) {
        (Some(name), Some(known)) => {
            known.get(name).and_then(|&index| volumes.elements().get(index)).and_then(Field::known)
        }
        _ => volumes.items().find(|volume| volume.name.as_str() == name),
    };
    let host = volume.and_then(|volume| volume.host.known()?.source_path.text());
    if router
        || (SYSTEM_FOLDERS.contains(&folder) && host.is_none_or(|path| path.trim_end_matches('/') != folder))
    {
        sink.report(Place::Value(node), format!("the volume hides `{folder}` of the image"))
            .severity(Severity::Warning)
            .help("mount it at a folder of its own");
    }
}
