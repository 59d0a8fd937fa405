//! Rule `describe-output-wrapper`.

use super::edits;
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{DocumentCx, Group, Place, RuleMeta, Severity, Sink};
use crate::syntax::{Language, NodeId, rewrite};
use crate::text::{Span, TextEdit};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "describe-output-wrapper",
    group: Group::Syntax,
    severity: Severity::Info,
    summary: "The definition is wrapped as DescribeTaskDefinition gives it out.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SYN-017",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    for target in &cx.located.targets {
        let Some(wrapper) = target.wrapper else { continue };
        sink.report(
            Place::Key(target.node),
            "this is wrapped as `aws ecs describe-task-definition` prints it",
        )
        .help("unwrap it before you register it; here it is read as it is")
        .safe_fix("unwrap it", unwrapped(cx, wrapper, target.node));
    }
}

/// The inner object alone, with the tags that stand beside it.
fn unwrapped(cx: &DocumentCx<'_>, wrapper: NodeId, inner: NodeId) -> Option<TextEdit> {
    let (document, tree) = (cx.document, &cx.document.tree);
    let (outside, inside) = (tree.span(wrapper), tree.span(inner));
    if document.language != Language::Json || !tree.node(wrapper).complete {
        return None;
    }
    let tags = tree.get(wrapper, "tags").filter(|&tags| !tree.elements(tags).is_empty());
    let hoisted = match tags {
        Some(tags) if tree.get(inner, "tags").is_none() => {
            Some(rewrite::insert_member(document, inner, "tags", &edits::to_json(document, tags)?)?)
        }
        _ => None,
    };
    let around = [
        TextEdit::delete(Span::new(outside.start, inside.start)),
        TextEdit::delete(Span::new(inside.end, outside.end)),
    ];
    edits::together(around.into_iter().chain(hoisted))
}
