//! What a launch type allows.

pub(crate) mod compatibility_intersection;
pub(crate) mod compatibility_missing;
pub(crate) mod ephemeral_storage;
pub(crate) mod external_restrictions;
pub(crate) mod fargate_capability_add;
pub(crate) mod fargate_forbidden_container_field;
pub(crate) mod fargate_forbidden_task_field;
pub(crate) mod fargate_log_driver;
pub(crate) mod fargate_network_mode;
pub(crate) mod fargate_volume_type;
pub(crate) mod fault_injection_mode;
pub(crate) mod given;
pub(crate) mod gpu_requirements;
pub(crate) mod image_architecture;
pub(crate) mod managed_instances_only_field;
pub(crate) mod managed_instances_restrictions;
pub(crate) mod os_family_retired;
pub(crate) mod windows_fargate_limits;
pub(crate) mod windows_unsupported_field;
