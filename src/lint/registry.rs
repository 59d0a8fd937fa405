//! The one list of rules, sorted by group and name. A test compares it with the files and pages.

use super::rules::{
    dependencies, hardening, iam, launch, logging, network, operability, resources, secrets, syntax, volumes,
};
use super::{Check, Rule};

/// Every rule.
#[rustfmt::skip]
pub static RULES: &[Rule] = &[
    Rule { meta: &syntax::boolean_as_string::META, check: Check::Task(syntax::boolean_as_string::check) },
    Rule { meta: &syntax::cloudformation_casing::META, check: Check::Task(syntax::cloudformation_casing::check) },
    Rule { meta: &syntax::command_not_array::META, check: Check::Task(syntax::command_not_array::check) },
    Rule { meta: &syntax::container_name_format::META, check: Check::Container(syntax::container_name_format::check) },
    Rule { meta: &syntax::definition_too_large::META, check: Check::Task(syntax::definition_too_large::check) },
    Rule { meta: &syntax::describe_output_wrapper::META, check: Check::Document(syntax::describe_output_wrapper::check) },
    Rule { meta: &syntax::duplicate_container_name::META, check: Check::Task(syntax::duplicate_container_name::check) },
    Rule { meta: &syntax::duplicate_json_key::META, check: Check::Document(syntax::duplicate_json_key::check) },
    Rule { meta: &syntax::duplicate_list_entry::META, check: Check::Task(syntax::duplicate_list_entry::check) },
    Rule { meta: &syntax::empty_container_list::META, check: Check::Task(syntax::empty_container_list::check) },
    Rule { meta: &syntax::empty_tags::META, check: Check::Task(syntax::empty_tags::check) },
    Rule { meta: &syntax::enum_value::META, check: Check::Task(syntax::enum_value::check) },
    Rule { meta: &syntax::env_value_not_string::META, check: Check::Task(syntax::env_value_not_string::check) },
    Rule { meta: &syntax::environment_as_map::META, check: Check::Task(syntax::environment_as_map::check) },
    Rule { meta: &syntax::environment_as_strings::META, check: Check::Task(syntax::environment_as_strings::check) },
    Rule { meta: &syntax::family_format::META, check: Check::Task(syntax::family_format::check) },
    Rule { meta: &syntax::image_placeholder::META, check: Check::Container(syntax::image_placeholder::check) },
    Rule { meta: &syntax::image_reference_invalid::META, check: Check::Container(syntax::image_reference_invalid::check) },
    Rule { meta: &syntax::invisible_characters::META, check: Check::Task(syntax::invisible_characters::check) },
    Rule { meta: &syntax::json_syntax::META, check: Check::Document(syntax::json_syntax::check) },
    Rule { meta: &syntax::map_value_not_string::META, check: Check::Task(syntax::map_value_not_string::check) },
    Rule { meta: &syntax::misplaced_field::META, check: Check::Task(syntax::misplaced_field::check) },
    Rule { meta: &syntax::missing_required_field::META, check: Check::Task(syntax::missing_required_field::check) },
    Rule { meta: &syntax::null_field::META, check: Check::Task(syntax::null_field::check) },
    Rule { meta: &syntax::number_as_string::META, check: Check::Task(syntax::number_as_string::check) },
    Rule { meta: &syntax::output_only_field::META, check: Check::Task(syntax::output_only_field::check) },
    Rule { meta: &syntax::placement_constraint_shape::META, check: Check::Task(syntax::placement_constraint_shape::check) },
    Rule { meta: &syntax::retired_field::META, check: Check::Task(syntax::retired_field::check) },
    Rule { meta: &syntax::skeleton_leftover::META, check: Check::Task(syntax::skeleton_leftover::check) },
    Rule { meta: &syntax::tag_limits::META, check: Check::Task(syntax::tag_limits::check) },
    Rule { meta: &syntax::task_size_must_be_string::META, check: Check::Task(syntax::task_size_must_be_string::check) },
    Rule { meta: &syntax::terraform_or_snake_casing::META, check: Check::Task(syntax::terraform_or_snake_casing::check) },
    Rule { meta: &syntax::text_too_large::META, check: Check::Document(syntax::text_too_large::check) },
    Rule { meta: &syntax::too_many_containers::META, check: Check::Task(syntax::too_many_containers::check) },
    Rule { meta: &syntax::unknown_field::META, check: Check::Task(syntax::unknown_field::check) },
    Rule { meta: &syntax::wrong_document_kind::META, check: Check::Document(syntax::wrong_document_kind::check) },
    Rule { meta: &syntax::wrong_type::META, check: Check::Task(syntax::wrong_type::check) },
    Rule { meta: &secrets::bare_secret_name_read_as_parameter::META, check: Check::Container(secrets::bare_secret_name_read_as_parameter::check) },
    Rule { meta: &secrets::duplicate_environment_name::META, check: Check::Container(secrets::duplicate_environment_name::check) },
    Rule { meta: &secrets::duplicate_secret_name::META, check: Check::Container(secrets::duplicate_secret_name::check) },
    Rule { meta: &secrets::plaintext_known_credential_format::META, check: Check::Container(secrets::plaintext_known_credential_format::check) },
    Rule { meta: &secrets::plaintext_secret_by_name::META, check: Check::Container(secrets::plaintext_secret_by_name::check) },
    Rule { meta: &secrets::reference_left_in_environment::META, check: Check::Container(secrets::reference_left_in_environment::check) },
    Rule { meta: &secrets::secret_and_environment_same_name::META, check: Check::Container(secrets::secret_and_environment_same_name::check) },
    Rule { meta: &secrets::secret_suffix_incomplete::META, check: Check::Container(secrets::secret_suffix_incomplete::check) },
    Rule { meta: &secrets::secrets_without_execution_role::META, check: Check::Task(secrets::secrets_without_execution_role::check) },
    Rule { meta: &iam::fargate_awslogs_needs_execution_role::META, check: Check::Task(iam::fargate_awslogs_needs_execution_role::check) },
    Rule { meta: &iam::fargate_ecr_needs_execution_role::META, check: Check::Task(iam::fargate_ecr_needs_execution_role::check) },
    Rule { meta: &iam::role_arn_not_a_role::META, check: Check::Task(iam::role_arn_not_a_role::check) },
    Rule { meta: &launch::fargate_network_mode::META, check: Check::Task(launch::fargate_network_mode::check) },
    Rule { meta: &resources::fargate_size_pair::META, check: Check::Task(resources::fargate_size_pair::check) },
    Rule { meta: &network::awsvpc_host_port::META, check: Check::Container(network::awsvpc_host_port::check) },
    Rule { meta: &volumes::unknown_volume::META, check: Check::Container(volumes::unknown_volume::check) },
    Rule { meta: &dependencies::dependency_unknown::META, check: Check::Container(dependencies::dependency_unknown::check) },
    Rule { meta: &dependencies::healthy_without_health_check::META, check: Check::Container(dependencies::healthy_without_health_check::check) },
    Rule { meta: &dependencies::no_essential_container::META, check: Check::Task(dependencies::no_essential_container::check) },
    Rule { meta: &logging::awslogs_required_options::META, check: Check::Container(logging::awslogs_required_options::check) },
    Rule { meta: &logging::awslogs_stream_prefix::META, check: Check::Container(logging::awslogs_stream_prefix::check) },
    Rule { meta: &hardening::mutable_image_tag::META, check: Check::Container(hardening::mutable_image_tag::check) },
    Rule { meta: &hardening::privileged::META, check: Check::Container(hardening::privileged::check) },
    Rule { meta: &operability::no_health_check::META, check: Check::Container(operability::no_health_check::check) },
];

/// A rule by name.
pub fn find(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.meta.name == name)
}
