//! Rule `cross-account-parameter`.

use super::foreign_account;
use crate::facts::sources::PARAMETER_STORE;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, RuleMeta, Severity, Sink, TaskCx};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "cross-account-parameter",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "A parameter belongs to another account than the execution role.",
    fix: FixAvailability::None,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "SEC-203",
    peers: &[],
    aws_messages: &["The Systems Manager parameter ARN has a different account ID than the current account."],
    yields_to: &["arn-account-invalid", "reference-placeholder", "arn-malformed"],
    sources: &[&PARAMETER_STORE],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    for (account, places) in foreign_account::references(cx, "ssm") {
        let Some((first, others)) = places.split_first() else { continue };
        let mut report = sink.report(*first, format!("this parameter belongs to account `{account}`, not to that of the task"))
            .help("make the parameter in the task's account, or keep the value in a secret, which can be shared");
        for other in others {
            report = report.related(*other, "and this");
        }
    }
}
