//! Rule `ssm-version-or-label`.

use super::parameter_tail::{self, Tail, Words};
use crate::facts::sources::{AGENT, PARAMETER_STORE, SSM_API};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, RuleMeta, Severity, Sink};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "ssm-version-or-label",
    group: Group::Secrets,
    severity: Severity::Error,
    summary: "A reference to a parameter ends in a version or label, which ECS does not support.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-121",
    peers: &[],
    aws_messages: &["The Systems Manager parameter name specified for secret {name} is invalid."],
    yields_to: &["arn-malformed"],
    sources: &[&AGENT, &PARAMETER_STORE, &SSM_API],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let words = Words {
        asks: "asks for one version of a parameter; ECS always reads the newest",
        help: "put the version into the parameter's name, or keep the value in Secrets Manager",
        fix: "read the newest version",
    };
    parameter_tail::report(cx, sink, Tail::Version, &words);
}
