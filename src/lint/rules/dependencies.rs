//! Dependencies and health checks.

pub(crate) mod complete_on_essential;
pub(crate) mod dependency_cycle;
pub(crate) mod dependency_unknown;
pub(crate) mod duplicate_dependency;
pub(crate) mod health_check_command_form;
pub(crate) mod health_check_never_fails;
pub(crate) mod health_check_ranges;
pub(crate) mod health_check_timeout_vs_interval;
pub(crate) mod healthy_without_health_check;
pub(crate) mod init_container_shape;
pub(crate) mod no_essential_container;
pub(crate) mod range;
pub(crate) mod restart_policy;
pub(crate) mod timeouts;
pub(crate) mod waits;
