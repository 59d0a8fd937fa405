//! Rule `value-surrounding-whitespace`.

use crate::facts::sources::ENVIRONMENT;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::syntax::{Document, NodeId};
use crate::text::{Span, TextEdit};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "value-surrounding-whitespace",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "A value begins or ends with blanks or line breaks, which belong to it.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "SEC-409",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&ENVIRONMENT],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for variable in cx.container.environment.items() {
        let (Some(name), Some(value), Some(node)) =
            (variable.name.text(), variable.value.as_str(), variable.value.node())
        else {
            continue;
        };
        let bare = value.trim();
        if bare.len() == value.len() {
            continue;
        }
        let leading = value.len() - value.trim_start().len();
        let trailing = value.trim_end().len();
        if bare.is_empty() {
            sink.report(Place::Value(node), format!("the value of `{name}` is nothing but blanks"))
                .severity(Severity::Info)
                .help("write a value, or remove the variable");
            continue;
        }
        let front = Span::from_range(0..leading);
        let back = Span::from_range(trailing..value.len());
        let (place, end) = if leading > 0 { (front, "begins") } else { (back, "ends") };
        let what = kind(place.of(value));
        let delete = |span: Span| TextEdit::delete(cx.document().tree.part_span(node, span));
        let breaks = leading == 0 && back.of(value).bytes().all(|byte| byte == b'\n');
        let edit = breaks.then(|| chomped(cx.document(), node)).flatten().or_else(|| {
            let edits = [front, back].into_iter().filter(|span| !span.is_empty()).map(delete);
            TextEdit::new(edits.flat_map(|edit| edit.edits().to_vec()).collect())
        });
        // A text of several lines may well end with a line break.
        let severity = if bare.contains('\n') { Severity::Info } else { Severity::Warning };
        sink.report(
            Place::Part(node, place),
            format!("the value of `{name}` {end} with {what}, which belongs to it"),
        )
        .severity(severity)
        .help("remove it, unless it is meant")
        .unsafe_fix("remove the blanks", edit);
    }
}

/// In YAML the last line break of a block, `|` or `>`, is taken off by `-` in its head.
fn chomped(document: &Document, node: NodeId) -> Option<TextEdit> {
    let span = document.tree.span(node);
    let head = span.of(&document.text).lines().next().filter(|head| head.starts_with(['|', '>']))?;
    let head = head.split(' ').next().unwrap_or_default();
    Some(match head.find('+') {
        Some(at) => {
            let sign = Span::from_range(at..at + 1);
            TextEdit::replace(Span::new(span.start + sign.start, span.start + sign.end), "-")
        }
        None => TextEdit::insert(span.start + 1, "-"),
    })
}

fn kind(blanks: &str) -> &'static str {
    if blanks.contains('\n') {
        "a line break"
    } else if blanks.contains('\r') {
        "a carriage return"
    } else if blanks.contains('\t') {
        "a tab"
    } else {
        "a blank"
    }
}
