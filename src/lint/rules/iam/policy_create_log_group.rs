//! Rule `policy-create-log-group`. `lint::policy` decides, for policies beside a task definition and for pasted ones.

use crate::facts::sources::EXECUTION_ROLE;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, RuleMeta, Severity};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "policy-create-log-group",
    group: Group::Iam,
    severity: Severity::Warning,
    summary: "The log group is to be created, and the policy does not allow it in every form.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "IAM-016",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&EXECUTION_ROLE],
};
