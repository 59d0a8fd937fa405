//! The records of the checks of policies, by name.

use super::super::rule::{Evidence, FixAvailability};
use super::super::{Group, RuleMeta, Severity};
use crate::facts::Source;
use crate::facts::sources::{EXECUTION_ROLE, IAM_GRAMMAR, TASK_ROLE};

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

        /// Every check of policies, sorted by name.
        pub static ALL: &[&RuleMeta] = &[$(&$name,)+];
    };
}

metas! {
    CREATE_LOG_GROUP: Warning, "policy-create-log-group", "IAM-016", EXECUTION_ROLE, "The log group is to be created, and the policy does not allow it in every form.";
    DENIES: Error, "policy-denies-need", "IAM-011", EXECUTION_ROLE, "A statement denies a call that the task needs.";
    ELEMENT: Error, "policy-element", "", IAM_GRAMMAR, "An element of the policy is not one that IAM takes.";
    MISSING: Error, "policy-missing-permission", "IAM-011", EXECUTION_ROLE, "The policies do not allow a call that the task needs.";
    NOT_FOUND: Error, "policy-not-found", "", IAM_GRAMMAR, "The text holds no policy.";
    BUCKET_LOCATION: Warning, "policy-s3-bucket-location", "IAM-017", EXECUTION_ROLE, "The policy reads files, and may not find out the Region of their bucket.";
    SYNTAX: Error, "policy-syntax", "", IAM_GRAMMAR, "The text cannot be read as it is.";
    TOO_BROAD: Info, "policy-too-broad", "IAM-015", EXECUTION_ROLE, "The policy allows more than the task needs.";
    UNUSED: Info, "policy-unused", "IAM-015", EXECUTION_ROLE, "Nothing in the task definition needs what the policy allows.";
    WRONG_ROLE: Warning, "policy-wrong-role", "IAM-015", TASK_ROLE, "The policy allows what another role needs.";
}
