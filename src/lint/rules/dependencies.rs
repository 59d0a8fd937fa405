//! Dependencies and health checks.

pub(crate) mod dependency_unknown;
pub(crate) mod healthy_without_health_check;
pub(crate) mod no_essential_container;
