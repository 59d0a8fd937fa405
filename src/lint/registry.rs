//! The one list of rules, sorted by group and name. A test compares it with the files and pages.

use super::rules::{network, resources, secrets, syntax};
use super::{Check, Rule};

/// Every rule.
#[rustfmt::skip]
pub static RULES: &[Rule] = &[
    Rule { meta: &syntax::duplicate_json_key::META, check: Check::Document(syntax::duplicate_json_key::check) },
    Rule { meta: &syntax::json_syntax::META, check: Check::Document(syntax::json_syntax::check) },
    Rule { meta: &syntax::text_too_large::META, check: Check::Document(syntax::text_too_large::check) },
    Rule { meta: &secrets::bare_secret_name_read_as_parameter::META, check: Check::Container(secrets::bare_secret_name_read_as_parameter::check) },
    Rule { meta: &secrets::duplicate_environment_name::META, check: Check::Container(secrets::duplicate_environment_name::check) },
    Rule { meta: &secrets::duplicate_secret_name::META, check: Check::Container(secrets::duplicate_secret_name::check) },
    Rule { meta: &secrets::plaintext_known_credential_format::META, check: Check::Container(secrets::plaintext_known_credential_format::check) },
    Rule { meta: &secrets::plaintext_secret_by_name::META, check: Check::Container(secrets::plaintext_secret_by_name::check) },
    Rule { meta: &secrets::reference_left_in_environment::META, check: Check::Container(secrets::reference_left_in_environment::check) },
    Rule { meta: &secrets::secret_and_environment_same_name::META, check: Check::Container(secrets::secret_and_environment_same_name::check) },
    Rule { meta: &secrets::secret_suffix_incomplete::META, check: Check::Container(secrets::secret_suffix_incomplete::check) },
    Rule { meta: &secrets::secrets_without_execution_role::META, check: Check::Task(secrets::secrets_without_execution_role::check) },
    Rule { meta: &resources::fargate_size_pair::META, check: Check::Task(resources::fargate_size_pair::check) },
    Rule { meta: &network::awsvpc_host_port::META, check: Check::Container(network::awsvpc_host_port::check) },
];

/// A rule by name.
pub fn find(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.meta.name == name)
}
