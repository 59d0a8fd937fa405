//! A container definition and its small parts.

use super::decode::{Object, Structure};
use super::enums::{ContainerCondition, EnvironmentFileType, ResourceType, VersionConsistency};
use super::field::{Entry, Field};
use super::linux::{LinuxParameters, SystemControl, Ulimit};
use super::logging::{FirelensConfiguration, LogConfiguration};
use super::network::{HostEntry, PortMapping};
use super::secret::Secret;
use super::volume::{MountPoint, VolumeFrom};
use crate::syntax::NodeId;

/// One container of a task.
#[derive(Clone, Debug, PartialEq)]
pub struct ContainerDefinition {
    /// The object in the text.
    pub origin: NodeId,
    /// The name.
    pub name: Field<String>,
    /// The image reference.
    pub image: Field<String>,
    /// The credentials of a private registry.
    pub repository_credentials: Field<RepositoryCredentials>,
    /// CPU units; on the task a string, on a container a number.
    pub cpu: Field<i64>,
    /// Memory in MiB, the hard limit.
    pub memory: Field<i64>,
    /// Memory in MiB, the soft limit.
    pub memory_reservation: Field<i64>,
    /// Legacy Docker links, in bridge mode only.
    pub links: Field<Vec<Field<String>>>,
    /// The ports.
    pub port_mappings: Field<Vec<Field<PortMapping>>>,
    /// Whether the task stops when this container stops; true when not given.
    pub essential: Field<bool>,
    /// Whether ECS restarts the container.
    pub restart_policy: Field<ContainerRestartPolicy>,
    /// Replaces the ENTRYPOINT of the image.
    pub entry_point: Field<Vec<Field<String>>>,
    /// The command.
    pub command: Field<Vec<Field<String>>>,
    /// Plain variables.
    pub environment: Field<Vec<Field<KeyValuePair>>>,
    /// Files of variables in S3.
    pub environment_files: Field<Vec<Field<EnvironmentFile>>>,
    /// Where volumes are mounted.
    pub mount_points: Field<Vec<Field<MountPoint>>>,
    /// Containers whose mounts are taken over.
    pub volumes_from: Field<Vec<Field<VolumeFrom>>>,
    /// Settings of the Linux kernel.
    pub linux_parameters: Field<LinuxParameters>,
    /// Variables whose values are fetched at launch.
    pub secrets: Field<Vec<Field<Secret>>>,
    /// What the container waits for.
    pub depends_on: Field<Vec<Field<ContainerDependency>>>,
    /// Seconds until a dependency is given up.
    pub start_timeout: Field<i64>,
    /// Seconds between the stop signal and the kill.
    pub stop_timeout: Field<i64>,
    /// Whether the image tag is resolved once per deployment.
    pub version_consistency: Field<VersionConsistency>,
    /// The host name inside the container.
    pub hostname: Field<String>,
    /// The user that the process runs as.
    pub user: Field<String>,
    /// The working directory.
    pub working_directory: Field<String>,
    /// Whether networking is off.
    pub disable_networking: Field<bool>,
    /// Whether the container has root rights on the host.
    pub privileged: Field<bool>,
    /// Whether the root file system is read-only.
    pub readonly_root_filesystem: Field<bool>,
    /// DNS servers.
    pub dns_servers: Field<Vec<Field<String>>>,
    /// DNS search domains.
    pub dns_search_domains: Field<Vec<Field<String>>>,
    /// Lines of `/etc/hosts`.
    pub extra_hosts: Field<Vec<Field<HostEntry>>>,
    /// Options of SELinux, AppArmor or credential specs.
    pub docker_security_options: Field<Vec<Field<String>>>,
    /// Whether standard input stays open.
    pub interactive: Field<bool>,
    /// Whether a terminal is allocated.
    pub pseudo_terminal: Field<bool>,
    /// Labels of the container.
    pub docker_labels: Field<Vec<Entry>>,
    /// Resource limits.
    pub ulimits: Field<Vec<Field<Ulimit>>>,
    /// Where the output goes.
    pub log_configuration: Field<LogConfiguration>,
    /// How ECS asks whether the container is well.
    pub health_check: Field<HealthCheck>,
    /// Kernel parameters.
    pub system_controls: Field<Vec<Field<SystemControl>>>,
    /// GPUs and other devices.
    pub resource_requirements: Field<Vec<Field<ResourceRequirement>>>,
    /// Makes the container the log router.
    pub firelens_configuration: Field<FirelensConfiguration>,
    /// Active Directory credential specs.
    pub credential_specs: Field<Vec<Field<String>>>,
}

impl Structure for ContainerDefinition {
    const NAME: &'static str = "ContainerDefinition";

    fn members(object: &mut Object<'_, '_>) -> Self {
        Self {
            origin: object.node,
            name: object.demanded("name"),
            image: object.demanded("image"),
            repository_credentials: object.optional("repositoryCredentials"),
            cpu: object.optional("cpu"),
            memory: object.optional("memory"),
            memory_reservation: object.optional("memoryReservation"),
            links: object.optional("links"),
            port_mappings: object.optional("portMappings"),
            essential: object.optional("essential"),
            restart_policy: object.optional("restartPolicy"),
            entry_point: object.optional("entryPoint"),
            command: object.optional("command"),
            environment: object.optional("environment"),
            environment_files: object.optional("environmentFiles"),
            mount_points: object.optional("mountPoints"),
            volumes_from: object.optional("volumesFrom"),
            linux_parameters: object.optional("linuxParameters"),
            secrets: object.optional("secrets"),
            depends_on: object.optional("dependsOn"),
            start_timeout: object.optional("startTimeout"),
            stop_timeout: object.optional("stopTimeout"),
            version_consistency: object.optional("versionConsistency"),
            hostname: object.optional("hostname"),
            user: object.optional("user"),
            working_directory: object.optional("workingDirectory"),
            disable_networking: object.optional("disableNetworking"),
            privileged: object.optional("privileged"),
            readonly_root_filesystem: object.optional("readonlyRootFilesystem"),
            dns_servers: object.optional("dnsServers"),
            dns_search_domains: object.optional("dnsSearchDomains"),
            extra_hosts: object.optional("extraHosts"),
            docker_security_options: object.optional("dockerSecurityOptions"),
            interactive: object.optional("interactive"),
            pseudo_terminal: object.optional("pseudoTerminal"),
            docker_labels: object.optional("dockerLabels"),
            ulimits: object.optional("ulimits"),
            log_configuration: object.optional("logConfiguration"),
            health_check: object.optional("healthCheck"),
            system_controls: object.optional("systemControls"),
            resource_requirements: object.optional("resourceRequirements"),
            firelens_configuration: object.optional("firelensConfiguration"),
            credential_specs: object.optional("credentialSpecs"),
        }
    }
}

/// The secret with the credentials of a private registry.
#[derive(Clone, Debug, PartialEq)]
pub struct RepositoryCredentials {
    /// The object in the text.
    pub origin: NodeId,
    /// The secret with the credentials.
    pub credentials_parameter: Field<String>,
}

impl Structure for RepositoryCredentials {
    const NAME: &'static str = "RepositoryCredentials";

    fn members(object: &mut Object<'_, '_>) -> Self {
        Self { origin: object.node, credentials_parameter: object.required("credentialsParameter") }
    }
}

/// A name and a literal value; nothing in it is looked up.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyValuePair {
    /// The object in the text.
    pub origin: NodeId,
    /// The name.
    pub name: Field<String>,
    /// The value.
    pub value: Field<String>,
}

impl Structure for KeyValuePair {
    const NAME: &'static str = "KeyValuePair";

    fn members(object: &mut Object<'_, '_>) -> Self {
        Self { origin: object.node, name: object.optional("name"), value: object.optional("value") }
    }
}

/// A file of variables in S3.
#[derive(Clone, Debug, PartialEq)]
pub struct EnvironmentFile {
    /// The object in the text.
    pub origin: NodeId,
    /// The value.
    pub value: Field<String>,
    /// The kind.
    pub kind: Field<EnvironmentFileType>,
}

impl Structure for EnvironmentFile {
    const NAME: &'static str = "EnvironmentFile";

    fn members(object: &mut Object<'_, '_>) -> Self {
        Self { origin: object.node, value: object.required("value"), kind: object.required("type") }
    }
}

/// Whether ECS restarts a container that exited.
#[derive(Clone, Debug, PartialEq)]
pub struct ContainerRestartPolicy {
    /// The object in the text.
    pub origin: NodeId,
    /// Whether it is on.
    pub enabled: Field<bool>,
    /// Exit codes after which the container is not restarted.
    pub ignored_exit_codes: Field<Vec<Field<i64>>>,
    /// Seconds that the container must run before it may be restarted again.
    pub restart_attempt_period: Field<i64>,
}

impl Structure for ContainerRestartPolicy {
    const NAME: &'static str = "ContainerRestartPolicy";

    fn members(object: &mut Object<'_, '_>) -> Self {
        Self {
            origin: object.node,
            enabled: object.required("enabled"),
            ignored_exit_codes: object.optional("ignoredExitCodes"),
            restart_attempt_period: object.optional("restartAttemptPeriod"),
        }
    }
}

/// What a container waits for before it starts.
#[derive(Clone, Debug, PartialEq)]
pub struct ContainerDependency {
    /// The object in the text.
    pub origin: NodeId,
    /// The container.
    pub container_name: Field<String>,
    /// What the other container must have reached.
    pub condition: Field<ContainerCondition>,
}

impl Structure for ContainerDependency {
    const NAME: &'static str = "ContainerDependency";

    fn members(object: &mut Object<'_, '_>) -> Self {
        Self {
            origin: object.node,
            container_name: object.required("containerName"),
            condition: object.required("condition"),
        }
    }
}

/// How ECS asks a container whether it is well.
#[derive(Clone, Debug, PartialEq)]
pub struct HealthCheck {
    /// The object in the text.
    pub origin: NodeId,
    /// The command.
    pub command: Field<Vec<Field<String>>>,
    /// Seconds between two checks.
    pub interval: Field<i64>,
    /// Seconds until a check counts as failed.
    pub timeout: Field<i64>,
    /// Failures until the container counts as unhealthy.
    pub retries: Field<i64>,
    /// Seconds of grace after the start.
    pub start_period: Field<i64>,
}

impl Structure for HealthCheck {
    const NAME: &'static str = "HealthCheck";

    fn members(object: &mut Object<'_, '_>) -> Self {
        Self {
            origin: object.node,
            command: object.required("command"),
            interval: object.optional("interval"),
            timeout: object.optional("timeout"),
            retries: object.optional("retries"),
            start_period: object.optional("startPeriod"),
        }
    }
}

/// A GPU or another device.
#[derive(Clone, Debug, PartialEq)]
pub struct ResourceRequirement {
    /// The object in the text.
    pub origin: NodeId,
    /// The value.
    pub value: Field<String>,
    /// The kind.
    pub kind: Field<ResourceType>,
    /// How the device is shared.
    pub sharing_strategy: Field<SharingStrategy>,
}

impl Structure for ResourceRequirement {
    const NAME: &'static str = "ResourceRequirement";

    fn members(object: &mut Object<'_, '_>) -> Self {
        Self {
            origin: object.node,
            value: object.optional("value"),
            kind: object.required("type"),
            sharing_strategy: object.optional("sharingStrategy"),
        }
    }
}

/// How a GPU is shared.
#[derive(Clone, Debug, PartialEq)]
pub struct SharingStrategy {
    /// The object in the text.
    pub origin: NodeId,
    /// The share under NVIDIA MPS.
    pub nvidia_mps: Field<NvidiaMpsAllocation>,
}

impl Structure for SharingStrategy {
    const NAME: &'static str = "SharingStrategy";

    fn members(object: &mut Object<'_, '_>) -> Self {
        Self { origin: object.node, nvidia_mps: object.optional("nvidiaMps") }
    }
}

/// A share of a GPU under NVIDIA MPS.
#[derive(Clone, Debug, PartialEq)]
pub struct NvidiaMpsAllocation {
    /// The object in the text.
    pub origin: NodeId,
    /// Memory in MiB, the hard limit.
    pub memory: Field<i64>,
    /// The share of the processors in percent.
    pub max_compute_percent: Field<i64>,
}

impl Structure for NvidiaMpsAllocation {
    const NAME: &'static str = "NvidiaMpsAllocation";

    fn members(object: &mut Object<'_, '_>) -> Self {
        Self {
            origin: object.node,
            memory: object.required("memory"),
            max_compute_percent: object.optional("maxComputePercent"),
        }
    }
}
