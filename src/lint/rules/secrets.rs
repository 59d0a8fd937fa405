//! Secrets and configuration injection.

mod arn_shape;
mod credential;
mod misread;
mod plain_value;
mod reference;
mod region;
mod relocate;
mod sensitive_name;

pub(crate) mod arn_account_invalid;
pub(crate) mod arn_malformed;
pub(crate) mod arn_partition_mismatch;
pub(crate) mod arn_region_unknown;
pub(crate) mod bare_secret_name_read_as_parameter;
pub(crate) mod duplicate_environment_name;
pub(crate) mod duplicate_secret_name;
pub(crate) mod partition_inconsistent;
pub(crate) mod plaintext_in_valuefrom;
pub(crate) mod plaintext_known_credential_format;
pub(crate) mod plaintext_secret_by_name;
pub(crate) mod reference_left_in_environment;
pub(crate) mod reference_placeholder;
pub(crate) mod reference_surrounding_junk;
pub(crate) mod reference_wildcard;
pub(crate) mod secret_and_environment_same_name;
pub(crate) mod secret_suffix_incomplete;
pub(crate) mod secrets_without_execution_role;
pub(crate) mod value_in_secrets;
pub(crate) mod valuefrom_in_environment;
pub(crate) mod valuefrom_wrong_service;
