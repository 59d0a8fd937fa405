//! Volumes and storage.

pub(crate) mod unknown_volume;
