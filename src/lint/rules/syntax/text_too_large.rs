//! Rule `text-too-large`: the text was not read, and nothing else can be said about it.

use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{DocumentCx, Group, Place, RuleMeta, Severity, Sink};
use crate::text::Span;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "text-too-large",
    group: Group::Syntax,
    severity: Severity::Error,
    summary: "The text is longer than 1 MiB and was not read.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    let Some(length) = cx.unread else { return };
    let kibibytes = length.div_ceil(1024);
    sink.report(
        Place::Bytes(Span::default()),
        format!("the text is {kibibytes} KiB long; only texts up to 1024 KiB are read"),
    )
    .help("paste one task definition; ECS takes at most 64 KiB of it");
}
