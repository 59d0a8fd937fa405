//! Rule `empty-tags`.

use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::source::Dialect;
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "empty-tags",
    group: Group::Syntax,
    severity: Severity::Error,
    summary: "`tags` is an empty list, which ECS refuses.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SYN-020",
    peers: &[],
    aws_messages: &["Tags can not be empty."],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let tags = &cx.task.tags;
    let Some(node) = tags.node().filter(|_| tags.known().is_some_and(Vec::is_empty)) else { return };
    // The console gives out an empty list; it is only no input.
    let described = cx.target.dialect == Dialect::EcsDescribe;
    let severity = if described { Severity::Info } else { Severity::Error };
    sink.report(Place::Key(node), "`tags` is empty; register refuses an empty list of tags")
        .severity(severity)
        .help("leave `tags` out")
        .safe_fix("remove `tags`", rewrite::remove(cx.document, &[node]));
}
