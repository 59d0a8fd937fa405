//! What a launch type allows.

pub(crate) mod compatibility_intersection;
pub(crate) mod compatibility_missing;
pub(crate) mod external_restrictions;
pub(crate) mod fargate_capability_add;
pub(crate) mod fargate_forbidden_container_field;
pub(crate) mod fargate_forbidden_task_field;
pub(crate) mod fargate_log_driver;
pub(crate) mod fargate_network_mode;
pub(crate) mod fargate_volume_type;
pub(crate) mod given;
pub(crate) mod managed_instances_restrictions;
