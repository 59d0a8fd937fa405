//! Rule `plaintext-in-valuefrom`.

use serde_json::json;

use super::misread::{self, Misread};
use super::{credential, plain_value, reference, relocate};
use crate::facts::sources::{API_MODEL, SECRETS_MANAGER};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::value_from::ValueFrom;
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "plaintext-in-valuefrom",
    group: Group::Secrets,
    severity: Severity::Error,
    summary: "`valueFrom` holds a value instead of a reference to one.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "SEC-104",
    peers: &["gitleaks, secretlint and detect-secrets for known formats"],
    aws_messages: &["The Systems Manager parameter name specified for secret {name} is invalid."],
    yields_to: &[],
    sources: &[&API_MODEL, &SECRETS_MANAGER],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for carrier in reference::values(cx) {
        // An ARN is no value, and most are ARNs.
        let perhaps = match &carrier.value_from {
            ValueFrom::Parameter(parameter) => parameter.arn.is_none(),
            ValueFrom::InvalidName => misread::of(carrier.text) == Misread::Plaintext,
            _ => false,
        };
        let format = if perhaps { credential::find(carrier.text).map(|(format, _)| format) } else { None };
        if !perhaps || (format.is_none() && carrier.value_from != ValueFrom::InvalidName) {
            continue;
        }
        let title = reference::title(carrier);
        let what = match format {
            Some(format) => format.title.to_owned(),
            None => plain_value::describe(carrier.text),
        };
        let future = relocate::future_reference(cx, carrier.variable().unwrap_or("NAME"));
        sink.report(
            Place::Value(carrier.node),
            format!("`valueFrom` of {title} must refer to a secret, not hold it ({what})"),
        )
        .sensitive()
        .help("store the value in a secret, change it, since it has been readable, and write the secret's ARN here")
        .unsafe_fix(
            "write a reference, to be completed",
            Some(rewrite::replace(cx.document(), carrier.node, &json!(future))),
        );
    }
}
