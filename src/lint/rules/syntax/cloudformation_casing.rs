//! Rule `cloudformation-casing`.

use super::casing;
use super::defect::Defect;
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, RuleMeta, Severity, Sink, TaskCx};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "cloudformation-casing",
    group: Group::Syntax,
    severity: Severity::Error,
    summary: "Keys are spelled as in CloudFormation.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SYN-004",
    peers: &[],
    aws_messages: &["Unknown parameter in input"],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    casing::report(
        cx,
        Defect::CloudformationCasing,
        "CloudFormation",
        "the API begins every member with a small letter",
        sink,
    );
}
