//! What a volume is made of.

use crate::model::volume::Volume;
use crate::syntax::NodeId;

/// The members that say what a volume is, each with its name.
pub(crate) fn of(volume: &Volume) -> impl Iterator<Item = (&'static str, NodeId)> + use<> {
    let host = volume.host.known().filter(|host| {
        host.source_path.is_present() && host.source_path.as_str().is_none_or(|path| !path.trim().is_empty())
    });
    let kinds = [
        ("host", host.and(volume.host.node())),
        ("dockerVolumeConfiguration", volume.docker_volume_configuration.node()),
        ("efsVolumeConfiguration", volume.efs_volume_configuration.node()),
        ("s3filesVolumeConfiguration", volume.s3_files_volume_configuration.node()),
        (
            "fsxWindowsFileServerVolumeConfiguration",
            volume.fsx_windows_file_server_volume_configuration.node(),
        ),
        ("configuredAtLaunch", volume.configured_at_launch.node().filter(|_| is_launched(volume))),
    ];
    kinds.into_iter().filter_map(|(name, node)| Some((name, node?)))
}

/// Is the volume described only when the task is launched?
pub(crate) fn is_launched(volume: &Volume) -> bool {
    volume.configured_at_launch.get() == Some(true)
}
