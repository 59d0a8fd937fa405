//! Bounds of CPU, memory and kernel limits.
//!
//! Source: ECS API model 2014-11-13 (botocore 1.44.5, 2026-11); developer guide on FireLens and on Fargate (2026).

use std::ops::RangeInclusive;

/// CPU units of a task on EC2 and on external instances.
pub const TASK_CPU: RangeInclusive<u32> = 128..=196_608;

/// The MiB that Docker needs for a container.
pub const SMALLEST_MEMORY: i64 = 6;

/// The values of `swappiness`.
pub const SWAPPINESS: RangeInclusive<i64> = 0..=100;

/// The most open files of a container on Fargate.
pub const FARGATE_NOFILE: i64 = 1_048_576;

/// The bytes that all log buffers of a task may take when its containers have no memory of their own.
pub const LOG_BUFFERS: i64 = 536_870_912;
