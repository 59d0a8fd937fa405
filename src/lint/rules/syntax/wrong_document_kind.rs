//! Rule `wrong-document-kind`.

use super::edits;
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{DocumentCx, Group, Place, RuleMeta, Severity, Sink};
use crate::source::Dialect;
use crate::syntax::{Language, NodeId};
use crate::text::TextEdit;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "wrong-document-kind",
    group: Group::Syntax,
    severity: Severity::Info,
    summary: "The text is something else than a task definition.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::C,
    since: "0.1.0",
    catalogue: "SYN-018",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    let dialect = cx.located.dialect;
    if !cx.located.targets.is_empty() || cx.document.text.trim().is_empty() {
        return;
    }
    let tree = &cx.document.tree;
    let place = Place::Key(tree.children(tree.root()).first().copied().unwrap_or_else(|| tree.root()));
    let fix = wrapped(cx);
    if fix.is_some() {
        sink.report(place, "these are container definitions alone, not a task definition")
            .help("put a task definition around them: Terraform takes them alone, ECS does not")
            .unsafe_fix("put a task definition around them", fix);
        return;
    }
    let (severity, message) = match dialect {
        Dialect::Unknown => (Severity::Warning, "this is not a task definition".to_owned()),
        known => (Severity::Info, format!("this is {}, not a task definition", known.title())),
    };
    let report = sink.report(place, message).severity(severity);
    if let Some(advice) = dialect.advice() {
        report.help(advice);
    }
}

/// Container definitions alone, with a task definition around them.
fn wrapped(cx: &DocumentCx<'_>) -> Option<TextEdit> {
    let tree = &cx.document.tree;
    let root = tree.root();
    let is_container = |node: NodeId| ["name", "image"].iter().all(|key| tree.get(node, key).is_some());
    let elements = tree.elements(root);
    let list = !elements.is_empty() && elements.iter().all(|&element| is_container(element));
    if cx.document.language != Language::Json || !(list || is_container(root)) {
        return None;
    }
    let (before, after) = if list { ("", "") } else { ("[", "]") };
    let span = tree.span(root);
    let head = format!("{{\n  \"family\": \"my-task\",\n  \"containerDefinitions\": {before}");
    edits::together([TextEdit::insert(span.start, head), TextEdit::insert(span.end, format!("{after}\n}}"))])
}
