//! Roles and permissions.

pub(crate) mod fargate_awslogs_needs_execution_role;
pub(crate) mod fargate_ecr_needs_execution_role;
pub(crate) mod role_arn_not_a_role;
