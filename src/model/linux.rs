//! Settings that reach the Linux kernel.

use super::decode::{Object, Structure};
use super::enums::{DeviceCgroupPermission, UlimitName};
use super::field::Field;
use crate::syntax::NodeId;

/// Settings of the Linux kernel for a container.
#[derive(Clone, Debug, PartialEq)]
pub struct LinuxParameters {
    /// The object in the text.
    pub origin: NodeId,
    /// Capabilities that are added or dropped.
    pub capabilities: Field<KernelCapabilities>,
    /// Devices of the host.
    pub devices: Field<Vec<Field<Device>>>,
    /// Whether an init process reaps children.
    pub init_process_enabled: Field<bool>,
    /// The size of `/dev/shm` in MiB.
    pub shared_memory_size: Field<i64>,
    /// File systems in memory.
    pub tmpfs: Field<Vec<Field<Tmpfs>>>,
    /// Swap in MiB.
    pub max_swap: Field<i64>,
    /// How readily memory is swapped, 0 to 100.
    pub swappiness: Field<i64>,
}

impl Structure for LinuxParameters {
    const NAME: &'static str = "LinuxParameters";

    fn members(object: &mut Object<'_, '_>) -> Self {
        Self {
            origin: object.node,
            capabilities: object.optional("capabilities"),
            devices: object.optional("devices"),
            init_process_enabled: object.optional("initProcessEnabled"),
            shared_memory_size: object.optional("sharedMemorySize"),
            tmpfs: object.optional("tmpfs"),
            max_swap: object.optional("maxSwap"),
            swappiness: object.optional("swappiness"),
        }
    }
}

/// Linux capabilities that are added or dropped.
#[derive(Clone, Debug, PartialEq)]
pub struct KernelCapabilities {
    /// The object in the text.
    pub origin: NodeId,
    /// Capabilities that are added.
    pub add: Field<Vec<Field<String>>>,
    /// Capabilities that are dropped.
    pub drop: Field<Vec<Field<String>>>,
}

impl Structure for KernelCapabilities {
    const NAME: &'static str = "KernelCapabilities";

    fn members(object: &mut Object<'_, '_>) -> Self {
        Self { origin: object.node, add: object.optional("add"), drop: object.optional("drop") }
    }
}

/// A device of the host.
#[derive(Clone, Debug, PartialEq)]
pub struct Device {
    /// The object in the text.
    pub origin: NodeId,
    /// The path on the host.
    pub host_path: Field<String>,
    /// The path inside the container.
    pub container_path: Field<String>,
    /// What the container may do with the device.
    pub permissions: Field<Vec<Field<DeviceCgroupPermission>>>,
}

impl Structure for Device {
    const NAME: &'static str = "Device";

    fn members(object: &mut Object<'_, '_>) -> Self {
        Self {
            origin: object.node,
            host_path: object.required("hostPath"),
            container_path: object.optional("containerPath"),
            permissions: object.optional("permissions"),
        }
    }
}

/// A file system in memory.
#[derive(Clone, Debug, PartialEq)]
pub struct Tmpfs {
    /// The object in the text.
    pub origin: NodeId,
    /// The path inside the container.
    pub container_path: Field<String>,
    /// The size in MiB.
    pub size: Field<i64>,
    /// Mount options.
    pub mount_options: Field<Vec<Field<String>>>,
}

impl Structure for Tmpfs {
    const NAME: &'static str = "Tmpfs";

    fn members(object: &mut Object<'_, '_>) -> Self {
        Self {
            origin: object.node,
            container_path: object.required("containerPath"),
            size: object.required("size"),
            mount_options: object.optional("mountOptions"),
        }
    }
}

/// A resource limit.
#[derive(Clone, Debug, PartialEq)]
pub struct Ulimit {
    /// The object in the text.
    pub origin: NodeId,
    /// The name.
    pub name: Field<UlimitName>,
    /// The soft limit.
    pub soft_limit: Field<i64>,
    /// The hard limit.
    pub hard_limit: Field<i64>,
}

impl Structure for Ulimit {
    const NAME: &'static str = "Ulimit";

    fn members(object: &mut Object<'_, '_>) -> Self {
        Self {
            origin: object.node,
            name: object.required("name"),
            soft_limit: object.required("softLimit"),
            hard_limit: object.required("hardLimit"),
        }
    }
}

/// A kernel parameter of a namespace.
#[derive(Clone, Debug, PartialEq)]
pub struct SystemControl {
    /// The object in the text.
    pub origin: NodeId,
    /// The kernel parameter.
    pub namespace: Field<String>,
    /// The value.
    pub value: Field<String>,
}

impl Structure for SystemControl {
    const NAME: &'static str = "SystemControl";

    fn members(object: &mut Object<'_, '_>) -> Self {
        Self { origin: object.node, namespace: object.optional("namespace"), value: object.optional("value") }
    }
}
