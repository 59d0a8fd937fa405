//! How long a container may take to stop, in seconds.
//!
//! Source: ECS API model 2014-11-13 (botocore 1.43.11, 2026-05), `stopTimeout`.

/// Without `stopTimeout`, and without a setting of the agent.
pub const DEFAULT: i64 = 30;

/// The most on Fargate.
pub const FARGATE_MOST: i64 = 120;
