//! Rule `arn-malformed`.

use super::arn_shape;
use crate::facts::sources::{AGENT, SECRETS_MANAGER};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "arn-malformed",
    group: Group::Secrets,
    severity: Severity::Error,
    summary: "An ARN lacks a part or has a wrong separator.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-106",
    peers: &["cfn-lint E1156, E3511 for roles"],
    aws_messages: &[
        "The Systems Manager parameter name specified for secret {name} is invalid.",
        "an invalid ARN format for the AWS Secrets Manager secret was specified. Specify a valid ARN and try again.",
    ],
    yields_to: &[],
    sources: &[&AGENT, &SECRETS_MANAGER],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    for carrier in cx.carriers.all() {
        let Some(fault) = arn_shape::fault(carrier.text) else { continue };
        let report =
            sink.report(Place::Part(carrier.node, carrier.part(fault.span)), fault.message).help(match fault
                .service
            {
                "secretsmanager" => "write `arn:PARTITION:secretsmanager:REGION:ACCOUNT:secret:NAME-SUFFIX`",
                "ssm" => "write `arn:PARTITION:ssm:REGION:ACCOUNT:parameter/NAME`",
                "s3" => "write `arn:PARTITION:s3:::BUCKET/KEY`",
                "iam" => "write `arn:PARTITION:iam::ACCOUNT:role/NAME`",
                _ => "an ARN is `arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE`",
            });
        if let Some((span, text)) = fault.repair {
            let edit = rewrite::replace_part(cx.document, carrier.node, carrier.part(span), &text);
            report.safe_fix(format!("write `{text}`"), Some(edit));
        }
    }
}
