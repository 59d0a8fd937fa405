//! Secrets and configuration injection.

pub(crate) mod secret_suffix_incomplete;
