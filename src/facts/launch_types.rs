//! What launch types and operating systems allow.
//!
//! Source: what RegisterTaskDefinition answered to the templates of cdk-preflight 0.0.143 (2026-09) and the developer guide
//! (2026) for Fargate; aws-cdk-lib 2.275.0 and the ECS API model of 2026-11 for Managed Instances; Microsoft's product lifecycle
//! (2026-01) for Windows.

/// The log drivers of Fargate.
pub const FARGATE_LOG_DRIVERS: [&str; 3] = ["awslogs", "splunk", "awsfirelens"];

/// The log drivers of Managed Instances.
pub const MANAGED_INSTANCES_LOG_DRIVERS: [&str; 4] = ["awslogs", "splunk", "awsfirelens", "json-file"];

/// The one Linux capability that can be added on Fargate.
pub const FARGATE_CAPABILITY: &str = "SYS_PTRACE";

/// The GiB of scratch storage that a Fargate task has when it asks for none.
pub const EPHEMERAL_STORAGE_DEFAULT: i64 = 20;

/// The fewest GiB of scratch storage that can be asked for.
pub const EPHEMERAL_STORAGE_LEAST: i64 = 21;

/// The most GiB of scratch storage.
pub const EPHEMERAL_STORAGE_MOST: i64 = 200;

/// The container port that Fargate for Windows keeps for itself.
pub const FARGATE_WINDOWS_PORT: i64 = 3150;

/// The day on which AWS App Mesh ended.
pub const APP_MESH_ENDED: &str = "2026-09-30";

/// A version of Windows whose last update is known.
#[derive(Debug, PartialEq, Eq)]
pub struct WindowsEnd {
    /// The value of `operatingSystemFamily`.
    pub family: &'static str,
    /// The day of the last update.
    pub day: &'static str,
    /// Whether that day was past when this was written.
    pub past: bool,
}

/// Versions of Windows whose updates have ended, or end before long.
pub static WINDOWS_ENDS: [WindowsEnd; 3] = [
    WindowsEnd { family: "WINDOWS_SERVER_2004_CORE", day: "2021-12-14", past: true },
    WindowsEnd { family: "WINDOWS_SERVER_20H2_CORE", day: "2022-08-09", past: true },
    WindowsEnd { family: "WINDOWS_SERVER_2016_FULL", day: "2027-01-12", past: false },
];
