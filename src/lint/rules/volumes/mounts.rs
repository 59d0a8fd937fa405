//! Which volumes are mounted.

use std::collections::BTreeSet;

use crate::lint::TaskCx;
use crate::model::volume::MountPoint;
use crate::text::order;

/// The mount points of all containers.
pub(crate) fn all<'a>(cx: &'a TaskCx<'_>) -> impl Iterator<Item = &'a MountPoint> {
    cx.task.container_definitions.items().flat_map(|container| container.mount_points.items())
}

/// Is every volume that is mounted known by name?
pub(crate) fn are_known(cx: &TaskCx<'_>) -> bool {
    let containers = &cx.task.container_definitions;
    let mut named = all(cx).map(|mount| &mount.source_volume);
    containers.is_closed()
        && containers.items().next().is_some()
        && containers.items().all(|container| container.mount_points.is_closed())
        && named.all(|volume| volume.is_absent() || volume.as_str().is_some())
}

/// The names of the volumes that containers mount.
pub(crate) fn mounted<'a>(cx: &'a TaskCx<'_>) -> BTreeSet<&'a str> {
    order::set(all(cx).filter_map(|mount| mount.source_volume.as_str()))
}
