//! The enums of the API model: one Rust enum each, with the API's words.
//!
//! Source: ECS API model 2014-11-13, as shipped in botocore 1.44.5 (2026-11). A test compares them with that model.

use super::decode::{Decode, Reader, Type};
use super::field::Value;
use crate::syntax::NodeId;

/// Declares an enum with the API's words for its values.
macro_rules! words {
    ($(#[doc = $doc:literal] $name:ident = $api:literal { $($variant:ident = $word:literal,)+ })+) => {
        $(
            #[doc = $doc]
            #[derive(Clone, Copy, Debug, PartialEq, Eq)]
            pub enum $name {
                $(#[doc = concat!("`", $word, "`")] $variant,)+
            }

            impl $name {
                /// The API's words, in the order of the model.
                pub const WORDS: &'static [&'static str] = &[$($word,)+];

                /// The API's word.
                pub fn word(self) -> &'static str {
                    match self {
                        $(Self::$variant => $word,)+
                    }
                }
            }

            impl Decode for $name {
                const TYPE: Type = Type::Enum($api, Self::WORDS);

                fn read(node: NodeId, reader: &mut Reader<'_>) -> Value<Self> {
                    reader.word(node, Self::TYPE).pick(&[$(Self::$variant,)+])
                }
            }
        )+
    };
}

words! {
    /// How the containers of a task reach the network.
    NetworkMode = "NetworkMode" {
        Bridge = "bridge",
        Host = "host",
        Awsvpc = "awsvpc",
        None = "none",
    }

    /// The protocol of a port mapping.
    TransportProtocol = "TransportProtocol" {
        Tcp = "tcp",
        Udp = "udp",
    }

    /// What Service Connect speaks on a port.
    ApplicationProtocol = "ApplicationProtocol" {
        Http = "http",
        Http2 = "http2",
        Grpc = "grpc",
    }

    /// Where an environment file is kept.
    EnvironmentFileType = "EnvironmentFileType" {
        S3 = "s3",
    }

    /// What a container may do with a device.
    DeviceCgroupPermission = "DeviceCgroupPermission" {
        Read = "read",
        Write = "write",
        Mknod = "mknod",
    }

    /// What a container waits for in another one.
    ContainerCondition = "ContainerCondition" {
        Start = "START",
        Complete = "COMPLETE",
        Success = "SUCCESS",
        Healthy = "HEALTHY",
    }

    /// Whether an image tag is resolved to a digest once per deployment.
    VersionConsistency = "VersionConsistency" {
        Enabled = "enabled",
        Disabled = "disabled",
    }

    /// A resource limit of Linux.
    UlimitName = "UlimitName" {
        Core = "core",
        Cpu = "cpu",
        Data = "data",
        Fsize = "fsize",
        Locks = "locks",
        Memlock = "memlock",
        Msgqueue = "msgqueue",
        Nice = "nice",
        Nofile = "nofile",
        Nproc = "nproc",
        Rss = "rss",
        Rtprio = "rtprio",
        Rttime = "rttime",
        Sigpending = "sigpending",
        Stack = "stack",
    }

    /// Where the output of a container goes.
    LogDriver = "LogDriver" {
        JsonFile = "json-file",
        Syslog = "syslog",
        Journald = "journald",
        Gelf = "gelf",
        Fluentd = "fluentd",
        Awslogs = "awslogs",
        Splunk = "splunk",
        Awsfirelens = "awsfirelens",
    }

    /// A resource beyond CPU and memory.
    ResourceType = "ResourceType" {
        Gpu = "GPU",
        InferenceAccelerator = "InferenceAccelerator",
        NeuronDevice = "NeuronDevice",
    }

    /// The log router of FireLens.
    FirelensConfigurationType = "FirelensConfigurationType" {
        Fluentd = "fluentd",
        Fluentbit = "fluentbit",
    }

    /// How long a Docker volume lives.
    Scope = "Scope" {
        Task = "task",
        Shared = "shared",
    }

    /// Whether EFS traffic is encrypted.
    EfsTransitEncryption = "EFSTransitEncryption" {
        Enabled = "ENABLED",
        Disabled = "DISABLED",
    }

    /// Whether the task role is used to mount EFS.
    EfsAuthorizationConfigIam = "EFSAuthorizationConfigIAM" {
        Enabled = "ENABLED",
        Disabled = "DISABLED",
    }

    /// The kind of placement constraint.
    PlacementConstraintType = "TaskDefinitionPlacementConstraintType" {
        MemberOf = "memberOf",
    }

    /// A launch type that a task definition must fit.
    Compatibility = "Compatibility" {
        Ec2 = "EC2",
        Fargate = "FARGATE",
        External = "EXTERNAL",
        ManagedInstances = "MANAGED_INSTANCES",
    }

    /// Whose processes a container sees.
    PidMode = "PidMode" {
        Host = "host",
        Task = "task",
    }

    /// Whose shared memory a container sees.
    IpcMode = "IpcMode" {
        Host = "host",
        Task = "task",
        None = "none",
    }

    /// The kind of proxy.
    ProxyConfigurationType = "ProxyConfigurationType" {
        Appmesh = "APPMESH",
    }

    /// The processor a task needs.
    CpuArchitecture = "CPUArchitecture" {
        X8664 = "X86_64",
        Arm64 = "ARM64",
    }

    /// The operating system a task needs.
    OsFamily = "OSFamily" {
        WindowsServer2019Full = "WINDOWS_SERVER_2019_FULL",
        WindowsServer2019Core = "WINDOWS_SERVER_2019_CORE",
        WindowsServer2016Full = "WINDOWS_SERVER_2016_FULL",
        WindowsServer2004Core = "WINDOWS_SERVER_2004_CORE",
        WindowsServer2022Core = "WINDOWS_SERVER_2022_CORE",
        WindowsServer2022Full = "WINDOWS_SERVER_2022_FULL",
        WindowsServer2025Core = "WINDOWS_SERVER_2025_CORE",
        WindowsServer2025Full = "WINDOWS_SERVER_2025_FULL",
        WindowsServer20h2Core = "WINDOWS_SERVER_20H2_CORE",
        Linux = "LINUX",
    }

    /// How a task is kept apart from its host.
    IsolationMode = "IsolationMode" {
        Shared = "SHARED",
        IsolatedSandbox = "ISOLATED_SANDBOX",
        ConfidentialSandbox = "CONFIDENTIAL_SANDBOX",
    }
}
