//! Ports and host names.

use super::decode::{Object, Structure};
use super::enums::{ApplicationProtocol, TransportProtocol};
use super::field::Field;
use crate::syntax::NodeId;

/// A port of a container and the port of the host.
#[derive(Clone, Debug, PartialEq)]
pub struct PortMapping {
    /// The object in the text.
    pub origin: NodeId,
    /// The port inside the container.
    pub container_port: Field<i64>,
    /// The port of the host.
    pub host_port: Field<i64>,
    /// The protocol.
    pub protocol: Field<TransportProtocol>,
    /// The name.
    pub name: Field<String>,
    /// What Service Connect speaks on the port.
    pub app_protocol: Field<ApplicationProtocol>,
    /// A range of ports, as `first-last`.
    pub container_port_range: Field<String>,
}

impl Structure for PortMapping {
    const NAME: &'static str = "PortMapping";

    fn members(object: &mut Object<'_, '_>) -> Self {
        Self {
            origin: object.node,
            container_port: object.optional("containerPort"),
            host_port: object.optional("hostPort"),
            protocol: object.optional("protocol"),
            name: object.optional("name"),
            app_protocol: object.optional("appProtocol"),
            container_port_range: object.optional("containerPortRange"),
        }
    }
}

/// A line of `/etc/hosts`.
#[derive(Clone, Debug, PartialEq)]
pub struct HostEntry {
    /// The object in the text.
    pub origin: NodeId,
    /// The host name inside the container.
    pub hostname: Field<String>,
    /// The address.
    pub ip_address: Field<String>,
}

impl Structure for HostEntry {
    const NAME: &'static str = "HostEntry";

    fn members(object: &mut Object<'_, '_>) -> Self {
        Self {
            origin: object.node,
            hostname: object.required("hostname"),
            ip_address: object.required("ipAddress"),
        }
    }
}
