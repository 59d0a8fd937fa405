//! Rule `ssm-hierarchy-without-slash`.

use super::reference;
use crate::facts::sources::{PARAMETER_STORE, SSM_API};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::syntax::rewrite;
use crate::text::Span;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "ssm-hierarchy-without-slash",
    group: Group::Secrets,
    severity: Severity::Error,
    summary: "The name of a parameter has slashes inside but none in front.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-124",
    peers: &[],
    aws_messages: &[
        "invalid ssm parameters",
        "The Systems Manager parameter name specified for secret {name} is invalid.",
    ],
    yields_to: &["bare-secret-name-read-as-parameter", "plaintext-in-valuefrom"],
    sources: &[&PARAMETER_STORE, &SSM_API],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for carrier in reference::values(cx) {
        let bare = reference::parameter(carrier).is_some_and(|parameter| parameter.arn.is_none());
        let text = carrier.text;
        if !bare || text.starts_with('/') || !text.contains('/') {
            continue;
        }
        let front = Span::at(carrier.span().start);
        sink.report(
            Place::Part(carrier.node, carrier.span()),
            format!("no parameter is called `{text}`: names with slashes begin with one"),
        )
        .help(format!("write `/{text}`; if it is a secret of Secrets Manager, write its full ARN"))
        .unsafe_fix(
            format!("write `/{text}`"),
            Some(rewrite::replace_part(cx.document(), carrier.node, front, "/")),
        );
    }
}
