//! Volumes of a task and where containers mount them.

use super::decode::{Object, Structure};
use super::enums::{EfsAuthorizationConfigIam, EfsTransitEncryption, Scope};
use super::field::{Entry, Field};
use crate::syntax::NodeId;

/// A volume of the task.
#[derive(Clone, Debug, PartialEq)]
pub struct Volume {
    /// The object in the text.
    pub origin: NodeId,
    /// The name.
    pub name: Field<String>,
    /// A folder of the host.
    pub host: Field<HostVolumeProperties>,
    /// A Docker volume.
    pub docker_volume_configuration: Field<DockerVolumeConfiguration>,
    /// An Amazon EFS file system.
    pub efs_volume_configuration: Field<EfsVolumeConfiguration>,
    /// An Amazon S3 Files file system.
    pub s3_files_volume_configuration: Field<S3FilesVolumeConfiguration>,
    /// An Amazon FSx for Windows File Server file system.
    pub fsx_windows_file_server_volume_configuration: Field<FsxWindowsFileServerVolumeConfiguration>,
    /// Whether the volume is described only when the task is launched.
    pub configured_at_launch: Field<bool>,
}

impl Structure for Volume {
    const NAME: &'static str = "Volume";

    fn members(object: &mut Object<'_, '_>) -> Self {
        Self {
            origin: object.node,
            name: object.optional("name"),
            host: object.optional("host"),
            docker_volume_configuration: object.optional("dockerVolumeConfiguration"),
            efs_volume_configuration: object.optional("efsVolumeConfiguration"),
            s3_files_volume_configuration: object.optional("s3filesVolumeConfiguration"),
            fsx_windows_file_server_volume_configuration: object
                .optional("fsxWindowsFileServerVolumeConfiguration"),
            configured_at_launch: object.optional("configuredAtLaunch"),
        }
    }
}

/// A folder of the host.
#[derive(Clone, Debug, PartialEq)]
pub struct HostVolumeProperties {
    /// The object in the text.
    pub origin: NodeId,
    /// The path on the host.
    pub source_path: Field<String>,
}

impl Structure for HostVolumeProperties {
    const NAME: &'static str = "HostVolumeProperties";

    fn members(object: &mut Object<'_, '_>) -> Self {
        Self { origin: object.node, source_path: object.optional("sourcePath") }
    }
}

/// A Docker volume.
#[derive(Clone, Debug, PartialEq)]
pub struct DockerVolumeConfiguration {
    /// The object in the text.
    pub origin: NodeId,
    /// How long the volume lives.
    pub scope: Field<Scope>,
    /// Whether the volume is made when it is missing.
    pub autoprovision: Field<bool>,
    /// The volume driver.
    pub driver: Field<String>,
    /// Options of the driver.
    pub driver_opts: Field<Vec<Entry>>,
    /// Labels of the volume.
    pub labels: Field<Vec<Entry>>,
}

impl Structure for DockerVolumeConfiguration {
    const NAME: &'static str = "DockerVolumeConfiguration";

    fn members(object: &mut Object<'_, '_>) -> Self {
        Self {
            origin: object.node,
            scope: object.optional("scope"),
            autoprovision: object.optional("autoprovision"),
            driver: object.optional("driver"),
            driver_opts: object.optional("driverOpts"),
            labels: object.optional("labels"),
        }
    }
}

/// An Amazon EFS file system.
#[derive(Clone, Debug, PartialEq)]
pub struct EfsVolumeConfiguration {
    /// The object in the text.
    pub origin: NodeId,
    /// The file system.
    pub file_system_id: Field<String>,
    /// The folder that is mounted.
    pub root_directory: Field<String>,
    /// Whether traffic is encrypted.
    pub transit_encryption: Field<EfsTransitEncryption>,
    /// The port of the encrypted traffic.
    pub transit_encryption_port: Field<i64>,
    /// How the file system is mounted.
    pub authorization_config: Field<EfsAuthorizationConfig>,
}

impl Structure for EfsVolumeConfiguration {
    const NAME: &'static str = "EFSVolumeConfiguration";

    fn members(object: &mut Object<'_, '_>) -> Self {
        Self {
            origin: object.node,
            file_system_id: object.required("fileSystemId"),
            root_directory: object.optional("rootDirectory"),
            transit_encryption: object.optional("transitEncryption"),
            transit_encryption_port: object.optional("transitEncryptionPort"),
            authorization_config: object.optional("authorizationConfig"),
        }
    }
}

/// How an EFS file system is mounted.
#[derive(Clone, Debug, PartialEq)]
pub struct EfsAuthorizationConfig {
    /// The object in the text.
    pub origin: NodeId,
    /// The access point.
    pub access_point_id: Field<String>,
    /// Whether the task role is used to mount.
    pub iam: Field<EfsAuthorizationConfigIam>,
}

impl Structure for EfsAuthorizationConfig {
    const NAME: &'static str = "EFSAuthorizationConfig";

    fn members(object: &mut Object<'_, '_>) -> Self {
        Self {
            origin: object.node,
            access_point_id: object.optional("accessPointId"),
            iam: object.optional("iam"),
        }
    }
}

/// An Amazon S3 Files file system.
#[derive(Clone, Debug, PartialEq)]
pub struct S3FilesVolumeConfiguration {
    /// The object in the text.
    pub origin: NodeId,
    /// The file system.
    pub file_system_arn: Field<String>,
    /// The folder that is mounted.
    pub root_directory: Field<String>,
    /// The port of the encrypted traffic.
    pub transit_encryption_port: Field<i64>,
    /// The access point.
    pub access_point_arn: Field<String>,
}

impl Structure for S3FilesVolumeConfiguration {
    const NAME: &'static str = "S3FilesVolumeConfiguration";

    fn members(object: &mut Object<'_, '_>) -> Self {
        Self {
            origin: object.node,
            file_system_arn: object.required("fileSystemArn"),
            root_directory: object.optional("rootDirectory"),
            transit_encryption_port: object.optional("transitEncryptionPort"),
            access_point_arn: object.optional("accessPointArn"),
        }
    }
}

/// An Amazon FSx for Windows File Server file system.
#[derive(Clone, Debug, PartialEq)]
pub struct FsxWindowsFileServerVolumeConfiguration {
    /// The object in the text.
    pub origin: NodeId,
    /// The file system.
    pub file_system_id: Field<String>,
    /// The folder that is mounted.
    pub root_directory: Field<String>,
    /// How the file system is mounted.
    pub authorization_config: Field<FsxWindowsFileServerAuthorizationConfig>,
}

impl Structure for FsxWindowsFileServerVolumeConfiguration {
    const NAME: &'static str = "FSxWindowsFileServerVolumeConfiguration";

    fn members(object: &mut Object<'_, '_>) -> Self {
        Self {
            origin: object.node,
            file_system_id: object.required("fileSystemId"),
            root_directory: object.required("rootDirectory"),
            authorization_config: object.required("authorizationConfig"),
        }
    }
}

/// How an FSx file system is joined.
#[derive(Clone, Debug, PartialEq)]
pub struct FsxWindowsFileServerAuthorizationConfig {
    /// The object in the text.
    pub origin: NodeId,
    /// The secret with the credentials.
    pub credentials_parameter: Field<String>,
    /// The Active Directory domain.
    pub domain: Field<String>,
}

impl Structure for FsxWindowsFileServerAuthorizationConfig {
    const NAME: &'static str = "FSxWindowsFileServerAuthorizationConfig";

    fn members(object: &mut Object<'_, '_>) -> Self {
        Self {
            origin: object.node,
            credentials_parameter: object.required("credentialsParameter"),
            domain: object.required("domain"),
        }
    }
}

/// Where a volume appears in a container.
#[derive(Clone, Debug, PartialEq)]
pub struct MountPoint {
    /// The object in the text.
    pub origin: NodeId,
    /// The volume.
    pub source_volume: Field<String>,
    /// The path inside the container.
    pub container_path: Field<String>,
    /// Whether it is read-only.
    pub read_only: Field<bool>,
}

impl Structure for MountPoint {
    const NAME: &'static str = "MountPoint";

    fn members(object: &mut Object<'_, '_>) -> Self {
        Self {
            origin: object.node,
            source_volume: object.optional("sourceVolume"),
            container_path: object.optional("containerPath"),
            read_only: object.optional("readOnly"),
        }
    }
}

/// Takes over the mounts of another container.
#[derive(Clone, Debug, PartialEq)]
pub struct VolumeFrom {
    /// The object in the text.
    pub origin: NodeId,
    /// The container whose mounts are taken over.
    pub source_container: Field<String>,
    /// Whether it is read-only.
    pub read_only: Field<bool>,
}

impl Structure for VolumeFrom {
    const NAME: &'static str = "VolumeFrom";

    fn members(object: &mut Object<'_, '_>) -> Self {
        Self {
            origin: object.node,
            source_container: object.optional("sourceContainer"),
            read_only: object.optional("readOnly"),
        }
    }
}
