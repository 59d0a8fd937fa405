//! Rule `skeleton-leftover`.

use super::{edits, skeleton};
use crate::facts::sources::TEMPLATE;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "skeleton-leftover",
    group: Group::Syntax,
    severity: Severity::Info,
    summary: "Empty members of a template are left over.",
    fix: FixAvailability::Safe,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "SYN-027",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&TEMPLATE],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let leftovers = skeleton::leftovers(cx);
    let Some(&first) = leftovers.first() else { return };
    sink.report(Place::Key(first), format!("{} empty parts of a template are left over", leftovers.len()))
        .help("remove what you do not use; ECS refuses many of them when they are blank")
        .safe_fix("remove the empty parts", edits::remove_all(cx.document, leftovers));
}
