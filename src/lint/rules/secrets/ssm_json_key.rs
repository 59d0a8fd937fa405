//! Rule `ssm-json-key`.

use super::parameter_tail::{self, Tail, Words};
use crate::facts::sources::{AGENT, PARAMETER_STORE};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, RuleMeta, Severity, Sink};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "ssm-json-key",
    group: Group::Secrets,
    severity: Severity::Error,
    summary: "A reference to a parameter asks for a JSON key, which only secrets have.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-122",
    peers: &[],
    aws_messages: &["The Systems Manager parameter name specified for secret {name} is invalid."],
    yields_to: &["arn-malformed"],
    sources: &[&AGENT, &PARAMETER_STORE],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let words = Words {
        asks: "asks for a JSON key; only secrets of Secrets Manager have them",
        help: "make a parameter for each value, or keep the JSON in Secrets Manager",
        fix: "read the whole parameter",
    };
    parameter_tail::report(cx, sink, Tail::JsonKey, &words);
}
