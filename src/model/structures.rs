//! Every structure of a task definition by its name in the API model: for completion, for "belongs elsewhere", for tests.

use std::sync::LazyLock;

use super::container::{
    ContainerDependency, ContainerRestartPolicy, EnvironmentFile, HealthCheck, KeyValuePair,
    NvidiaMpsAllocation, RepositoryCredentials, ResourceRequirement, SharingStrategy,
};
use super::decode::{Member, Object, Owner, Structure, Type, ask_all, asked_by};
use super::linux::{Device, KernelCapabilities, LinuxParameters, SystemControl, Tmpfs, Ulimit};
use super::logging::{FirelensConfiguration, LogConfiguration};
use super::network::{HostEntry, PortMapping};
use super::secret::Secret;
use super::task_definition::{
    EphemeralStorage, InferenceAccelerator, PlacementConstraint, ProxyConfiguration, RuntimePlatform, Tag,
    TrustedExecutionConfiguration,
};
use super::volume::{
    DockerVolumeConfiguration, EfsAuthorizationConfig, EfsVolumeConfiguration,
    FsxWindowsFileServerAuthorizationConfig, FsxWindowsFileServerVolumeConfiguration, HostVolumeProperties,
    MountPoint, S3FilesVolumeConfiguration, Volume, VolumeFrom,
};
use super::{ContainerDefinition, TaskDefinition};

/// A structure and its members: name, type, required.
#[derive(Clone, Debug)]
pub struct Shape {
    /// Its name in the API model.
    pub name: &'static str,
    /// Its members in the order of the model.
    pub members: Vec<Member>,
}

impl Shape {
    /// The type of a member.
    pub fn member(&self, name: &str) -> Option<Type> {
        self.members.iter().find(|(member, ..)| *member == name).map(|(_, member_type, _)| *member_type)
    }
}

/// All structures, the task definition first.
pub static SHAPES: LazyLock<Vec<Shape>> = LazyLock::new(|| {
    let shape = |&(name, ask): &Named| Shape { name, members: asked_by(ask, name) };
    STRUCTURES.iter().map(shape).collect()
});

/// A structure by its name, and what asks for its members.
type Named = (&'static str, fn(&mut Object<'_, '_>));

/// A table and not forty calls, which the compiler would write out one by one.
static STRUCTURES: [Named; 39] = [
    named::<TaskDefinition>(),
    named::<ContainerDefinition>(),
    named::<ContainerDependency>(),
    named::<ContainerRestartPolicy>(),
    named::<Device>(),
    named::<DockerVolumeConfiguration>(),
    named::<EfsAuthorizationConfig>(),
    named::<EfsVolumeConfiguration>(),
    named::<EnvironmentFile>(),
    named::<EphemeralStorage>(),
    named::<FirelensConfiguration>(),
    named::<FsxWindowsFileServerAuthorizationConfig>(),
    named::<FsxWindowsFileServerVolumeConfiguration>(),
    named::<HealthCheck>(),
    named::<HostEntry>(),
    named::<HostVolumeProperties>(),
    named::<InferenceAccelerator>(),
    named::<KernelCapabilities>(),
    named::<KeyValuePair>(),
    named::<LinuxParameters>(),
    named::<LogConfiguration>(),
    named::<MountPoint>(),
    named::<NvidiaMpsAllocation>(),
    named::<PlacementConstraint>(),
    named::<PortMapping>(),
    named::<ProxyConfiguration>(),
    named::<RepositoryCredentials>(),
    named::<ResourceRequirement>(),
    named::<RuntimePlatform>(),
    named::<S3FilesVolumeConfiguration>(),
    named::<Secret>(),
    named::<SharingStrategy>(),
    named::<SystemControl>(),
    named::<Tag>(),
    named::<Tmpfs>(),
    named::<TrustedExecutionConfiguration>(),
    named::<Ulimit>(),
    named::<Volume>(),
    named::<VolumeFrom>(),
];

const fn named<T: Structure>() -> Named {
    (T::NAME, ask_all::<T>)
}

/// A structure by its name.
pub fn find(name: &str) -> Option<&'static Shape> {
    SHAPES.iter().find(|shape| shape.name == name)
}

/// The structure that a type holds: itself, or the elements of a list.
pub fn held(member_type: Type) -> Option<&'static Shape> {
    match member_type {
        Type::Structure(name) => find(name),
        Type::List(element) => held(*element),
        _ => None,
    }
}

/// The name of the structure that a member holds.
pub fn held_by(owner: Owner) -> Option<&'static str> {
    held(find(owner.structure)?.member(owner.member)?).map(|shape| shape.name)
}
