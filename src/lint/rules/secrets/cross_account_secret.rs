//! Rule `cross-account-secret`.

use super::foreign_account;
use crate::facts::sources::SECRETS_CROSS_ACCOUNT;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, RuleMeta, Severity, Sink, TaskCx};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "cross-account-secret",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "A secret belongs to another account than the execution role.",
    fix: FixAvailability::None,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "SEC-204",
    peers: &[],
    aws_messages: &[],
    yields_to: &["arn-account-invalid", "reference-placeholder", "arn-malformed"],
    sources: &[&SECRETS_CROSS_ACCOUNT],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    for (account, places) in foreign_account::references(cx, "secretsmanager") {
        let Some((first, others)) = places.split_first() else { continue };
        let mut report = sink.report(*first, format!("this secret belongs to account `{account}`, not to that of the task"))
            .help("there, allow the execution role in the secret's resource policy and in the policy of its customer managed key");
        for other in others {
            report = report.related(*other, "and this");
        }
    }
}
