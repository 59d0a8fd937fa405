//! The task definition itself and what belongs to the task as a whole.

use super::container::{ContainerDefinition, KeyValuePair};
use super::decode::{Object, Structure};
use super::enums::{
    Compatibility, CpuArchitecture, IpcMode, IsolationMode, NetworkMode, OsFamily, PidMode,
    PlacementConstraintType, ProxyConfigurationType,
};
use super::field::Field;
use super::volume::Volume;
use crate::syntax::NodeId;

/// A task definition, as RegisterTaskDefinition takes it.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskDefinition {
    /// The object in the text.
    pub origin: NodeId,
    /// The name under which revisions are counted.
    pub family: Field<String>,
    /// The role that the application in the containers uses.
    pub task_role_arn: Field<String>,
    /// The role that ECS itself uses to pull images, fetch secrets and write logs.
    pub execution_role_arn: Field<String>,
    /// How the containers reach the network.
    pub network_mode: Field<NetworkMode>,
    /// The containers.
    pub container_definitions: Field<Vec<Field<ContainerDefinition>>>,
    /// The volumes that containers may mount.
    pub volumes: Field<Vec<Field<Volume>>>,
    /// Where tasks may be placed.
    pub placement_constraints: Field<Vec<Field<PlacementConstraint>>>,
    /// The launch types that the definition must fit.
    pub requires_compatibilities: Field<Vec<Field<Compatibility>>>,
    /// CPU units; on the task a string, on a container a number.
    pub cpu: Field<String>,
    /// Memory in MiB, the hard limit.
    pub memory: Field<String>,
    /// Tags of the task definition.
    pub tags: Field<Vec<Field<Tag>>>,
    /// Whose processes the containers see.
    pub pid_mode: Field<PidMode>,
    /// Whose shared memory the containers see.
    pub ipc_mode: Field<IpcMode>,
    /// The App Mesh proxy.
    pub proxy_configuration: Field<ProxyConfiguration>,
    /// Elastic Inference accelerators; the service has ended.
    pub inference_accelerators: Field<Vec<Field<InferenceAccelerator>>>,
    /// The size of the scratch storage.
    pub ephemeral_storage: Field<EphemeralStorage>,
    /// Operating system and processor.
    pub runtime_platform: Field<RuntimePlatform>,
    /// Whether fault-injection requests are taken.
    pub enable_fault_injection: Field<bool>,
    /// How the task is kept apart from its host.
    pub trusted_execution_configuration: Field<TrustedExecutionConfiguration>,
}

impl Structure for TaskDefinition {
    const NAME: &'static str = "RegisterTaskDefinitionRequest";

    fn members(object: &mut Object<'_, '_>) -> Self {
        Self {
            origin: object.node,
            family: object.required("family"),
            task_role_arn: object.optional("taskRoleArn"),
            execution_role_arn: object.optional("executionRoleArn"),
            network_mode: object.optional("networkMode"),
            container_definitions: object.required("containerDefinitions"),
            volumes: object.optional("volumes"),
            placement_constraints: object.optional("placementConstraints"),
            requires_compatibilities: object.optional("requiresCompatibilities"),
            cpu: object.optional("cpu"),
            memory: object.optional("memory"),
            tags: object.optional("tags"),
            pid_mode: object.optional("pidMode"),
            ipc_mode: object.optional("ipcMode"),
            proxy_configuration: object.optional("proxyConfiguration"),
            inference_accelerators: object.optional("inferenceAccelerators"),
            ephemeral_storage: object.optional("ephemeralStorage"),
            runtime_platform: object.optional("runtimePlatform"),
            enable_fault_injection: object.optional("enableFaultInjection"),
            trusted_execution_configuration: object.optional("trustedExecutionConfiguration"),
        }
    }
}

/// Where tasks may be placed.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacementConstraint {
    /// The object in the text.
    pub origin: NodeId,
    /// The kind.
    pub kind: Field<PlacementConstraintType>,
    /// The expression in the cluster query language.
    pub expression: Field<String>,
}

impl Structure for PlacementConstraint {
    const NAME: &'static str = "TaskDefinitionPlacementConstraint";

    fn members(object: &mut Object<'_, '_>) -> Self {
        Self { origin: object.node, kind: object.optional("type"), expression: object.optional("expression") }
    }
}

/// The App Mesh proxy.
#[derive(Clone, Debug, PartialEq)]
pub struct ProxyConfiguration {
    /// The object in the text.
    pub origin: NodeId,
    /// The kind.
    pub kind: Field<ProxyConfigurationType>,
    /// The container.
    pub container_name: Field<String>,
    /// Properties by name.
    pub properties: Field<Vec<Field<KeyValuePair>>>,
}

impl Structure for ProxyConfiguration {
    const NAME: &'static str = "ProxyConfiguration";

    fn members(object: &mut Object<'_, '_>) -> Self {
        Self {
            origin: object.node,
            kind: object.optional("type"),
            container_name: object.required("containerName"),
            properties: object.optional("properties"),
        }
    }
}

/// An Elastic Inference accelerator; the service has ended.
#[derive(Clone, Debug, PartialEq)]
pub struct InferenceAccelerator {
    /// The object in the text.
    pub origin: NodeId,
    /// The name of the device.
    pub device_name: Field<String>,
    /// The type of the device.
    pub device_type: Field<String>,
}

impl Structure for InferenceAccelerator {
    const NAME: &'static str = "InferenceAccelerator";

    fn members(object: &mut Object<'_, '_>) -> Self {
        Self {
            origin: object.node,
            device_name: object.required("deviceName"),
            device_type: object.required("deviceType"),
        }
    }
}

/// The size of the scratch storage of a Fargate task.
#[derive(Clone, Debug, PartialEq)]
pub struct EphemeralStorage {
    /// The object in the text.
    pub origin: NodeId,
    /// The size in GiB.
    pub size_in_gib: Field<i64>,
}

impl Structure for EphemeralStorage {
    const NAME: &'static str = "EphemeralStorage";

    fn members(object: &mut Object<'_, '_>) -> Self {
        Self { origin: object.node, size_in_gib: object.required("sizeInGiB") }
    }
}

/// Operating system and processor.
#[derive(Clone, Debug, PartialEq)]
pub struct RuntimePlatform {
    /// The object in the text.
    pub origin: NodeId,
    /// The processor.
    pub cpu_architecture: Field<CpuArchitecture>,
    /// The operating system.
    pub operating_system_family: Field<OsFamily>,
}

impl Structure for RuntimePlatform {
    const NAME: &'static str = "RuntimePlatform";

    fn members(object: &mut Object<'_, '_>) -> Self {
        Self {
            origin: object.node,
            cpu_architecture: object.optional("cpuArchitecture"),
            operating_system_family: object.optional("operatingSystemFamily"),
        }
    }
}

/// How the task is kept apart from its host.
#[derive(Clone, Debug, PartialEq)]
pub struct TrustedExecutionConfiguration {
    /// The object in the text.
    pub origin: NodeId,
    /// How the task is kept apart.
    pub isolation_mode: Field<IsolationMode>,
    /// The policy that the host must meet.
    pub attestation_policy: Field<String>,
}

impl Structure for TrustedExecutionConfiguration {
    const NAME: &'static str = "TrustedExecutionConfiguration";

    fn members(object: &mut Object<'_, '_>) -> Self {
        Self {
            origin: object.node,
            isolation_mode: object.required("isolationMode"),
            attestation_policy: object.optional("attestationPolicy"),
        }
    }
}

/// A tag.
#[derive(Clone, Debug, PartialEq)]
pub struct Tag {
    /// The object in the text.
    pub origin: NodeId,
    /// The key.
    pub key: Field<String>,
    /// The value.
    pub value: Field<String>,
}

impl Structure for Tag {
    const NAME: &'static str = "Tag";

    fn members(object: &mut Object<'_, '_>) -> Self {
        Self { origin: object.node, key: object.optional("key"), value: object.optional("value") }
    }
}
