//! Log drivers and FireLens.

pub(crate) mod awslogs_required_options;
pub(crate) mod awslogs_stream_prefix;
