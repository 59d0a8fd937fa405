//! Roles and permissions.

pub(crate) mod execution_role_needed_otherwise;
pub(crate) mod fargate_awslogs_needs_execution_role;
pub(crate) mod fargate_ecr_needs_execution_role;
pub(crate) mod kms_key_unknown;
pub(crate) mod policy_create_log_group;
pub(crate) mod policy_ecr_token_scope;
pub(crate) mod policy_missing_permission;
pub(crate) mod policy_partial_secret_arn;
pub(crate) mod policy_resource_has_json_suffix;
pub(crate) mod policy_s3_bucket_location;
pub(crate) mod policy_too_broad;
pub(crate) mod policy_wrong_ssm_action;
pub(crate) mod pull_through_cache_permission;
pub(crate) mod role_arn_not_a_role;
pub(crate) mod role_name;
pub(crate) mod role_short_name;
pub(crate) mod roles_in_different_accounts;
pub(crate) mod same_role_for_both;
pub(crate) mod suspicious_execution_role;
pub(crate) mod task_role_in_place_of_execution_role;
pub(crate) mod task_role_missing;
pub(crate) mod trust_policy;
