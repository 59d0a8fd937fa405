//! Rule `policy-partial-secret-arn`. `lint::policy` decides, for policies beside a task definition and for pasted ones.

use crate::facts::sources::SECRETS_MANAGER;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, RuleMeta, Severity};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "policy-partial-secret-arn",
    group: Group::Iam,
    severity: Severity::Warning,
    summary: "The ARN of a secret lacks the six random characters.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "IAM-014",
    peers: &[],
    aws_messages: &["is not authorized to perform: secretsmanager:GetSecretValue on resource:"],
    yields_to: &[],
    sources: &[&SECRETS_MANAGER],
};
