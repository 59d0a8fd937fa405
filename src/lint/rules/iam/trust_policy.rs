//! Rule `trust-policy`. `lint::policy` decides, for policies beside a task definition and for pasted ones.

use crate::facts::sources::TASK_ROLE;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, RuleMeta, Severity};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "trust-policy",
    group: Group::Iam,
    severity: Severity::Error,
    summary: "ECS cannot take the role on, or others can as well.",
    fix: FixAvailability::Mixed,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "IAM-020",
    peers: &["ecspresso verify"],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&TASK_ROLE],
};
