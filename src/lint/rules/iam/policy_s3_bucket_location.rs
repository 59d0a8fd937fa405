//! Rule `policy-s3-bucket-location`. `lint::policy` decides, for policies beside a task definition and for pasted ones.

use crate::facts::sources::EXECUTION_ROLE;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, RuleMeta, Severity};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "policy-s3-bucket-location",
    group: Group::Iam,
    severity: Severity::Warning,
    summary: "The policy reads files, and may not find out the Region of their bucket.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "IAM-017",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&EXECUTION_ROLE],
};
