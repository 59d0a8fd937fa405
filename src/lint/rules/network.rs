//! Ports and network modes.

pub(crate) mod awsvpc_host_port;
pub(crate) mod container_port_range_syntax;
pub(crate) mod host_mode_port;
pub(crate) mod none_mode_ports;
pub(crate) mod port_conflict;
pub(crate) mod port_range;
pub(crate) mod ports;
pub(crate) mod reserved_or_ephemeral_host_port;
pub(crate) mod static_host_port;
