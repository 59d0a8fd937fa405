//! Every structure of a task definition by its name in the API model: for completion, for "belongs elsewhere", for tests.

use std::sync::LazyLock;

use super::container::{
    ContainerDependency, ContainerRestartPolicy, EnvironmentFile, HealthCheck, KeyValuePair,
    NvidiaMpsAllocation, RepositoryCredentials, ResourceRequirement, SharingStrategy,
};
use super::decode::{Owner, Structure, Type, members_of};
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
    pub members: Vec<(&'static str, Type, bool)>,
}

impl Shape {
    /// The type of a member.
    pub fn member(&self, name: &str) -> Option<Type> {
        self.members.iter().find(|(member, ..)| *member == name).map(|(_, member_type, _)| *member_type)
    }
}

/// All structures, the task definition first.
pub static SHAPES: LazyLock<Vec<Shape>> = LazyLock::new(|| {
    vec![
        shape::<TaskDefinition>(),
        shape::<ContainerDefinition>(),
        shape::<ContainerDependency>(),
        shape::<ContainerRestartPolicy>(),
        shape::<Device>(),
        shape::<DockerVolumeConfiguration>(),
        shape::<EfsAuthorizationConfig>(),
        shape::<EfsVolumeConfiguration>(),
        shape::<EnvironmentFile>(),
        shape::<EphemeralStorage>(),
        shape::<FirelensConfiguration>(),
        shape::<FsxWindowsFileServerAuthorizationConfig>(),
        shape::<FsxWindowsFileServerVolumeConfiguration>(),
        shape::<HealthCheck>(),
        shape::<HostEntry>(),
        shape::<HostVolumeProperties>(),
        shape::<InferenceAccelerator>(),
        shape::<KernelCapabilities>(),
        shape::<KeyValuePair>(),
        shape::<LinuxParameters>(),
        shape::<LogConfiguration>(),
        shape::<MountPoint>(),
        shape::<NvidiaMpsAllocation>(),
        shape::<PlacementConstraint>(),
        shape::<PortMapping>(),
        shape::<ProxyConfiguration>(),
        shape::<RepositoryCredentials>(),
        shape::<ResourceRequirement>(),
        shape::<RuntimePlatform>(),
        shape::<S3FilesVolumeConfiguration>(),
        shape::<Secret>(),
        shape::<SharingStrategy>(),
        shape::<SystemControl>(),
        shape::<Tag>(),
        shape::<Tmpfs>(),
        shape::<TrustedExecutionConfiguration>(),
        shape::<Ulimit>(),
        shape::<Volume>(),
        shape::<VolumeFrom>(),
    ]
});

fn shape<T: Structure>() -> Shape {
    Shape { name: T::NAME, members: members_of::<T>() }
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
