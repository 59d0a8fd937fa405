//! Rule `policy-resource-has-json-suffix`. `lint::policy` decides, for policies beside a task definition and for pasted ones.

use crate::facts::sources::SECRETS_MANAGER;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, RuleMeta, Severity};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "policy-resource-has-json-suffix",
    group: Group::Iam,
    severity: Severity::Error,
    summary: "The ARN of a secret has what ECS takes out of it.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "IAM-013",
    peers: &[],
    aws_messages: &["is not authorized to perform: secretsmanager:GetSecretValue on resource:"],
    yields_to: &[],
    sources: &[&SECRETS_MANAGER],
};
