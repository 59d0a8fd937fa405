//! Rule `policy-too-broad`. `lint::policy` decides, for policies beside a task definition and for pasted ones.

use crate::facts::sources::EXECUTION_ROLE;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, RuleMeta, Severity};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "policy-too-broad",
    group: Group::Iam,
    severity: Severity::Warning,
    summary: "The policy allows more than the task needs.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "IAM-015",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&EXECUTION_ROLE],
};
