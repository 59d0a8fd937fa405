//! Privileges and isolation.

pub(crate) mod dangerous_capabilities;
pub(crate) mod host_namespaces;
pub(crate) mod host_network;
pub(crate) mod host_network_root;
pub(crate) mod mutable_image_tag;
pub(crate) mod privileged;
pub(crate) mod root_filesystem_writable;
pub(crate) mod runs_as_root;
pub(crate) mod user;
