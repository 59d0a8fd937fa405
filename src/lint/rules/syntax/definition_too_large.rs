//! Rule `definition-too-large`.

use super::body;
use crate::facts::definition_limits::{AS_OF, BYTES};
use crate::facts::sources::QUOTAS;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "definition-too-large",
    group: Group::Syntax,
    severity: Severity::Error,
    summary: "The definition is larger than ECS takes in one request.",
    fix: FixAvailability::None,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "SYN-026",
    peers: &[],
    aws_messages: &["Actual length: '{length}'. Max allowed length is '65536' bytes."],
    yields_to: &[],
    sources: &[&QUOTAS],
};

/// How AWS counts is not public: below this it may still fit.
const CERTAIN: usize = 68_000;

/// From here on little is left.
const NEAR: usize = 58_000;

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let tree = &cx.document.tree;
    let size = body::size(tree, cx.target.node);
    if size < NEAR {
        return;
    }
    let (part, bytes) = body::largest_part(tree, cx.target.node);
    let severity = if size > CERTAIN { Severity::Error } else { Severity::Warning };
    sink.report(
        Place::Key(part),
        format!("this definition is {size} bytes as a request; ECS takes {BYTES} (as of {AS_OF})"),
    )
    .severity(severity)
    .help(format!(
        "this is its largest part, {bytes} bytes; put variables into an environment file or into one secret"
    ));
}
