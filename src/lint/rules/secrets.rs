//! Secrets and configuration injection.

mod credential;
mod places;
mod plain_value;
mod relocate;
mod scan;
mod sensitive_name;

pub(crate) mod bare_secret_name_read_as_parameter;
pub(crate) mod base64_encoded_secret;
pub(crate) mod build_argument_key;
pub(crate) mod connection_string_password;
pub(crate) mod duplicate_environment_name;
pub(crate) mod duplicate_secret_name;
pub(crate) mod high_entropy_value;
pub(crate) mod jwt_in_environment;
pub(crate) mod plaintext_known_credential_format;
pub(crate) mod plaintext_secret_by_name;
pub(crate) mod private_key_material;
pub(crate) mod reference_left_in_environment;
pub(crate) mod registry_auth_in_environment;
pub(crate) mod secret_and_environment_same_name;
pub(crate) mod secret_elsewhere;
pub(crate) mod secret_in_command;
pub(crate) mod secret_in_docker_labels;
pub(crate) mod secret_in_healthcheck;
pub(crate) mod secret_in_log_options;
pub(crate) mod secret_in_volume_options;
pub(crate) mod secret_inside_json_value;
pub(crate) mod secret_placeholder_value;
pub(crate) mod secret_suffix_incomplete;
pub(crate) mod secrets_without_execution_role;
pub(crate) mod shared_plaintext_secret;
pub(crate) mod static_aws_credentials;
pub(crate) mod url_embedded_credentials;
