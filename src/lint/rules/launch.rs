//! What a launch type allows.

pub(crate) mod fargate_network_mode;
