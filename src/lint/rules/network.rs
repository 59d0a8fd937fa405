//! Ports and network modes.

pub(crate) mod app_protocol_without_name;
pub(crate) mod awsvpc_forbidden_field;
pub(crate) mod awsvpc_host_port;
pub(crate) mod container_port_range_syntax;
pub(crate) mod firelens_port_exposed;
pub(crate) mod health_check_port_not_mapped;
pub(crate) mod host_entry_address;
pub(crate) mod host_mode_port;
pub(crate) mod links_graph;
pub(crate) mod none_mode_ports;
pub(crate) mod port_conflict;
pub(crate) mod port_name;
pub(crate) mod port_range;
pub(crate) mod ports;
pub(crate) mod proxy_configuration;
pub(crate) mod reserved_or_ephemeral_host_port;
pub(crate) mod static_host_port;
