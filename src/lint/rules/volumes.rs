//! Volumes and storage.

pub(crate) mod container_path;
pub(crate) mod docker_volume_options;
pub(crate) mod duplicate_or_invalid_volume_name;
pub(crate) mod efs;
pub(crate) mod efs_access_point_with_root;
pub(crate) mod efs_iam_without_tls;
pub(crate) mod efs_id_format;
pub(crate) mod efs_port_without_tls;
pub(crate) mod efs_transit_encryption_off;
pub(crate) mod fsx_needs_windows;
pub(crate) mod kinds;
pub(crate) mod launch_volume;
pub(crate) mod mounts;
pub(crate) mod sensitive_host_path;
pub(crate) mod several_volume_types;
pub(crate) mod tmpfs_options;
pub(crate) mod unknown_volume;
pub(crate) mod unused_volume;
pub(crate) mod volumes_from;
