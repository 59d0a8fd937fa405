//! CPU and memory.

pub(crate) mod amounts;
pub(crate) mod container_cpu_sum;
pub(crate) mod container_memory_over_task;
pub(crate) mod container_memory_sum;
pub(crate) mod ec2_task_cpu_range;
pub(crate) mod fargate_size_missing;
pub(crate) mod fargate_size_pair;
pub(crate) mod firelens_buffer_memory;
pub(crate) mod memory_too_small;
pub(crate) mod no_memory_anywhere;
pub(crate) mod reservation_over_limit;
pub(crate) mod swap_settings;
pub(crate) mod task_size_unparsable;
pub(crate) mod ulimit_order;
