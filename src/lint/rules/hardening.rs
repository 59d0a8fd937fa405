//! Privileges and isolation.

pub(crate) mod dangerous_capabilities;
pub(crate) mod host_namespaces;
pub(crate) mod host_network;
pub(crate) mod host_network_root;
pub(crate) mod interactive_container;
pub(crate) mod kernel_parameters;
pub(crate) mod mutable_image_tag;
pub(crate) mod privileged;
pub(crate) mod root_filesystem_writable;
pub(crate) mod runs_as_root;
pub(crate) mod secrets_reachable_by_neighbours;
pub(crate) mod security_options;
pub(crate) mod unqualified_public_image;
pub(crate) mod user;
pub(crate) mod user_format;
