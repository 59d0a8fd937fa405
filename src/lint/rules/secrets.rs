//! Secrets and configuration injection.

mod credential;
mod plain_value;
mod relocate;
mod sensitive_name;

pub(crate) mod bare_secret_name_read_as_parameter;
pub(crate) mod duplicate_environment_name;
pub(crate) mod duplicate_secret_name;
pub(crate) mod plaintext_known_credential_format;
pub(crate) mod plaintext_secret_by_name;
pub(crate) mod reference_left_in_environment;
pub(crate) mod secret_and_environment_same_name;
pub(crate) mod secret_suffix_incomplete;
pub(crate) mod secrets_without_execution_role;
