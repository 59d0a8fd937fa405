//! How long and how often: health checks, timeouts and restarts of a container.
//!
//! Source: ECS API model, HealthCheck, ContainerDefinition and ContainerRestartPolicy (2026-11).

/// A number that has a least and a greatest value.
#[derive(Debug, PartialEq, Eq)]
pub struct Range {
    /// The least.
    pub low: i64,
    /// The greatest.
    pub high: i64,
    /// What is counted.
    pub unit: &'static str,
}

/// `healthCheck.interval`.
pub static HEALTH_INTERVAL: Range = Range { low: 5, high: 300, unit: " seconds" };

/// `healthCheck.timeout`.
pub static HEALTH_TIMEOUT: Range = Range { low: 2, high: 60, unit: " seconds" };

/// `healthCheck.retries`.
pub static HEALTH_RETRIES: Range = Range { low: 1, high: 10, unit: "" };

/// `healthCheck.startPeriod`.
pub static HEALTH_START_PERIOD: Range = Range { low: 0, high: 300, unit: " seconds" };

/// `healthCheck.interval` when it is not given.
pub const DEFAULT_INTERVAL: i64 = 30;

/// `healthCheck.timeout` when it is not given.
pub const DEFAULT_TIMEOUT: i64 = 5;

/// `healthCheck.retries` when it is not given.
pub const DEFAULT_RETRIES: i64 = 3;

/// `healthCheck.startPeriod` when it is not given: off.
pub const DEFAULT_START_PERIOD: i64 = 0;

/// `startTimeout` and `stopTimeout` on Fargate.
pub static FARGATE_TIMEOUT: Range = Range { low: 2, high: 120, unit: " seconds" };

/// `restartPolicy.restartAttemptPeriod`.
pub static RESTART_PERIOD: Range = Range { low: 60, high: 1800, unit: " seconds" };

/// Entries of `restartPolicy.ignoredExitCodes`.
pub const IGNORED_EXIT_CODES: usize = 50;
