//! Volumes and storage.

pub(crate) mod duplicate_or_invalid_volume_name;
pub(crate) mod efs;
pub(crate) mod efs_access_point_with_root;
pub(crate) mod efs_iam_without_tls;
pub(crate) mod efs_id_format;
pub(crate) mod efs_port_without_tls;
pub(crate) mod efs_transit_encryption_off;
pub(crate) mod unknown_volume;
