//! Running it day by day.

pub(crate) mod dead_setting;
pub(crate) mod environment_mismatch;
pub(crate) mod environment_size;
pub(crate) mod init_process;
pub(crate) mod log_region_vs_references;
pub(crate) mod no_health_check;
pub(crate) mod no_tags;
pub(crate) mod sidecar_essential;
pub(crate) mod stop_timeout_vs_app;
