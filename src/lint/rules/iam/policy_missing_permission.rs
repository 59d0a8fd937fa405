//! Rule `policy-missing-permission`. `lint::policy` decides, for policies beside a task definition and for pasted ones.

use crate::facts::sources::EXECUTION_ROLE;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, RuleMeta, Severity};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "policy-missing-permission",
    group: Group::Iam,
    severity: Severity::Error,
    summary: "The policies do not allow a call that the task needs.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "IAM-011",
    peers: &["ecspresso verify", "iamlive"],
    aws_messages: &[
        "is not authorized to perform: secretsmanager:GetSecretValue on resource:",
        "is not authorized to perform: ssm:GetParameters on resource:",
    ],
    yields_to: &[],
    sources: &[&EXECUTION_ROLE],
};
