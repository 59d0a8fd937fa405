//! Ports and network modes.

pub(crate) mod awsvpc_host_port;
