//! Rule `policy-ecr-token-scope`. `lint::policy` decides, for policies beside a task definition and for pasted ones.

use crate::facts::sources::SERVICE_AUTHORIZATION;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, RuleMeta, Severity};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "policy-ecr-token-scope",
    group: Group::Iam,
    severity: Severity::Error,
    summary: "An action that takes only `*` is allowed on a resource.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "IAM-018",
    peers: &[],
    aws_messages: &["is not authorized to perform: ecr:GetAuthorizationToken on resource: *"],
    yields_to: &[],
    sources: &[&SERVICE_AUTHORIZATION],
};
