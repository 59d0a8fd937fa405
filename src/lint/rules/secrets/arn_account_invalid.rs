//! Rule `arn-account-invalid`.

use crate::facts::sources::SECRETS_MANAGER;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::arn::Section;
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "arn-account-invalid",
    group: Group::Secrets,
    severity: Severity::Error,
    summary: "The account in an ARN is not twelve digits.",
    fix: FixAvailability::Mixed,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-107",
    peers: &[],
    aws_messages: &[],
    yields_to: &["arn-malformed", "reference-placeholder"],
    sources: &[&SECRETS_MANAGER],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    for carrier in cx.carriers.all() {
        let Some(arn) = carrier.arn() else { continue };
        // Objects in S3 have no account, and AWS's own things in IAM have `aws`.
        if arn.is("s3") || (arn.is("iam") && arn.account == "aws") {
            continue;
        }
        let account = arn.account.as_str();
        let digits: String = account.chars().filter(char::is_ascii_digit).collect();
        if account.is_empty() || (account.len() == 12 && digits.len() == 12) {
            continue;
        }
        let message = if digits == account {
            format!("account ids have 12 digits, `{account}` has {}", digits.len())
        } else {
            format!("`{account}` is no account id: these are 12 digits")
        };
        let span = carrier.part(arn.span(Section::Account));
        let edit = |text: &str| Some(rewrite::replace_part(cx.document, carrier.node, span, text));
        let report =
            sink.report(Place::Part(carrier.node, span), message).help("write the 12 digits of the account");
        let separated =
            account.chars().all(|character| character.is_ascii_digit() || "- .".contains(character));
        if separated && digits.len() == 12 {
            report.safe_fix(format!("write `{digits}`"), edit(&digits));
        } else if digits == account && digits.len() == 11 {
            // A spreadsheet takes a leading zero away.
            report.unsafe_fix(format!("write `0{digits}`"), edit(&format!("0{digits}")));
        }
    }
}
