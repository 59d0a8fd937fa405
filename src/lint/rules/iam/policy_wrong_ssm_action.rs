//! Rule `policy-wrong-ssm-action`. `lint::policy` decides, for policies beside a task definition and for pasted ones.

use crate::facts::sources::AGENT;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, RuleMeta, Severity};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "policy-wrong-ssm-action",
    group: Group::Iam,
    severity: Severity::Error,
    summary: "The policy allows reading parameters by an action that ECS does not call.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "IAM-012",
    peers: &[],
    aws_messages: &["is not authorized to perform: ssm:GetParameters on resource:"],
    yields_to: &[],
    sources: &[&AGENT],
};
