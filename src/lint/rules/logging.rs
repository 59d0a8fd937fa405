//! Log drivers and FireLens.

pub(crate) mod awslogs_create_group_value;
pub(crate) mod awslogs_multiline_both;
pub(crate) mod awslogs_names;
pub(crate) mod awslogs_required_options;
pub(crate) mod awslogs_stream_prefix;
pub(crate) mod ec2_awslogs_credentials;
pub(crate) mod firelens;
pub(crate) mod firelens_config_file;
pub(crate) mod firelens_dependency;
pub(crate) mod firelens_options;
pub(crate) mod firelens_router_missing;
pub(crate) mod firelens_router_user;
pub(crate) mod firelens_unused;
pub(crate) mod log_mode_and_buffer;
pub(crate) mod log_mode_default;
pub(crate) mod log_option_unknown;
pub(crate) mod no_log_configuration;
pub(crate) mod options;
pub(crate) mod pattern;
pub(crate) mod splunk_required;
