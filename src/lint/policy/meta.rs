//! The records of the checks of policies, by name. Those of rules stand with the rules.

use super::super::rule::{Evidence, FixAvailability};
use super::super::rules::iam;
use super::super::{Group, RuleMeta, Severity};
use crate::facts::Source;
use crate::facts::sources::{
    CLOUDWATCH_LOGS, CONDITION_KEYS, EXECUTION_ROLE, IAM_GRAMMAR, IAM_LIMITS, INFRASTRUCTURE_ROLE,
    KMS_CONDITIONS, SERVICE_AUTHORIZATION, TASK_ROLE,
};

pub(crate) use iam::policy_create_log_group::META as CREATE_LOG_GROUP;
pub(crate) use iam::policy_ecr_token_scope::META as TOKEN_SCOPE;
pub(crate) use iam::policy_missing_permission::META as MISSING;
pub(crate) use iam::policy_partial_secret_arn::META as PARTIAL_SECRET;
pub(crate) use iam::policy_resource_has_json_suffix::META as JSON_SUFFIX;
pub(crate) use iam::policy_s3_bucket_location::META as BUCKET_LOCATION;
pub(crate) use iam::policy_too_broad::META as TOO_BROAD;
pub(crate) use iam::policy_wrong_ssm_action::META as WRONG_SSM_ACTION;
pub(crate) use iam::trust_policy::META as TRUST;

/// A record; `catalogue` is empty for checks that no catalogue had.
const fn meta(
    name: &'static str,
    severity: Severity,
    summary: &'static str,
    catalogue: &'static str,
    sources: &'static [&'static Source],
) -> RuleMeta {
    RuleMeta {
        name,
        group: Group::Iam,
        severity,
        summary,
        fix: FixAvailability::Mixed,
        evidence: Evidence::A,
        since: "0.1.0",
        catalogue,
        peers: &[],
        aws_messages: &[],
        yields_to: &[],
        sources,
    }
}

/// Declares records and the sorted table of all.
macro_rules! metas {
    ($($name:ident: $severity:ident, $word:literal, $catalogue:literal, $source:expr, $summary:literal;)+) => {
        $(
            #[doc = $summary]
            pub static $name: RuleMeta =
                meta($word, Severity::$severity, $summary, $catalogue, &[&$source]);
        )+

        /// Every check of policies that is no rule, sorted by name.
        pub static ALL: &[&RuleMeta] = &[$(&$name,)+];
    };
}

metas! {
    ABSENT_KEY: Warning, "policy-absent-key", "", CONDITION_KEYS, "A condition asks for a key that the calls do not carry.";
    ARN: Error, "policy-arn-malformed", "", IAM_GRAMMAR, "A resource is not an ARN that AWS has.";
    CHARACTER: Error, "policy-character", "", IAM_LIMITS, "The policy has a character that IAM does not take.";
    CONDITION: Error, "policy-condition", "", IAM_GRAMMAR, "A condition is written in a way that IAM does not take, or that never holds.";
    SET_OPERATOR: Warning, "policy-condition-set-operator", "", IAM_GRAMMAR, "A condition has a set operator where none belongs, or none where one does.";
    WILDCARD: Warning, "policy-condition-wildcard", "", IAM_GRAMMAR, "A wildcard stands in a condition whose operator takes it literally.";
    DENIES: Error, "policy-denies-need", "IAM-011", EXECUTION_ROLE, "A statement denies a call that the task needs.";
    ELEMENT: Error, "policy-element", "", IAM_GRAMMAR, "An element of the policy is not one that IAM takes.";
    EVERYBODY: Warning, "policy-everybody", "", IAM_GRAMMAR, "The policy of a resource lets everybody in.";
    KMS_ALIAS: Error, "policy-kms-alias", "", KMS_CONDITIONS, "A statement names a key by its alias.";
    LOG_GROUP: Error, "policy-log-group-arn", "", CLOUDWATCH_LOGS, "A statement for log streams names the log group alone.";
    NOT_FOUND: Error, "policy-not-found", "", IAM_GRAMMAR, "The text holds no policy.";
    NOT_PRINCIPAL: Warning, "policy-not-principal", "", IAM_GRAMMAR, "The policy of a resource uses `NotPrincipal`.";
    PARAMETER_ARN: Error, "policy-parameter-arn", "", SERVICE_AUTHORIZATION, "The ARN of a parameter is not written as IAM compares it.";
    PASS_ROLE: Warning, "policy-pass-role", "", INFRASTRUCTURE_ROLE, "`iam:PassRole` is allowed for every role, or for every service.";
    REDUNDANT: Info, "policy-redundant", "", IAM_GRAMMAR, "An entry is covered by another one of the same statement.";
    REPOSITORY: Error, "policy-repository-arn", "", SERVICE_AUTHORIZATION, "The ARN of a repository has a tag or a host in it.";
    RESOURCE_TYPE: Error, "policy-resource-type", "", SERVICE_AUTHORIZATION, "No action of the statement takes the resource.";
    SERVICE_WILDCARD: Info, "policy-service-wildcard", "", IAM_GRAMMAR, "A wildcard stands in the name of a service.";
    SID: Error, "policy-sid", "", IAM_GRAMMAR, "The `Sid` of a statement is not one that IAM takes.";
    SYNTAX: Error, "policy-syntax", "", IAM_GRAMMAR, "The text cannot be read as it is.";
    TOO_LARGE: Warning, "policy-too-large", "", IAM_LIMITS, "The policies are larger than a role may have.";
    UNUSED: Info, "policy-unused", "IAM-015", EXECUTION_ROLE, "Nothing in the task definition needs what the policy allows.";
    VARIABLE: Error, "policy-variable", "", IAM_GRAMMAR, "A variable stands where none is read.";
    VERSION: Warning, "policy-version", "", IAM_GRAMMAR, "The policy does not have the version of the language that it should have.";
    VIA_SERVICE: Error, "policy-via-service", "", KMS_CONDITIONS, "`kms:ViaService` has a value that no service has.";
    WRAPPED: Info, "policy-wrapped", "", IAM_GRAMMAR, "The policy does not stand as IAM takes it.";
    WRONG_PLACE: Error, "policy-wrong-place", "", EXECUTION_ROLE, "A resource looks like the one that is needed, and is another one.";
    WRONG_ROLE: Warning, "policy-wrong-role", "IAM-015", TASK_ROLE, "The policy allows what another role needs.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(ALL.is_sorted_by(|one, next| one.name < next.name));
    }
}
