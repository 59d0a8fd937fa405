//! CPU and memory.

pub(crate) mod fargate_size_pair;
