//! Edits between brackets: JSON, and the flow collections of YAML.

use serde_json::Value;

use super::layout::{indent_unit, line_before, line_break, line_indent};
use super::runs;
use crate::syntax::{Document, Language, NodeId, print};
use crate::text::{Edit, Span, TextEdit};

pub(super) fn replace(document: &Document, node: NodeId, value: &Value) -> TextEdit {
    let indent = line_indent(document, document.tree.member_span(node).start);
    TextEdit::replace(document.tree.span(node), written(document, node, value, &indent))
}

/// Removes some but not all children: each run of them up to the next one that stays, or from the last one that stays.
pub(super) fn remove(document: &Document, parent: NodeId, doomed: &[NodeId]) -> Option<TextEdit> {
    let tree = &document.tree;
    let children = tree.children(parent);
    let span = |index: usize| children.get(index).map(|&child| tree.member_span(child));
    let mut edits = Vec::new();
    for run in runs(children, doomed) {
        let (first, last) = (span(run.start)?, span(run.end - 1)?);
        let gone = match (span(run.end), run.start.checked_sub(1).and_then(span)) {
            (Some(next), _) => Span::new(first.start, next.start),
            (None, Some(kept)) => Span::new(kept.end, last.end),
            (None, None) => continue,
        };
        edits.push(Edit { span: gone, insert: String::new() });
    }
    TextEdit::new(edits)
}

/// Adds an entry at the end: on a line of its own where the last one has one.
pub(super) fn insert(
    document: &Document,
    parent: NodeId,
    key: Option<&str>,
    value: &Value,
) -> Option<TextEdit> {
    let tree = &document.tree;
    let entry = |indent: &str| {
        let mut text = String::new();
        match key {
            Some(key) if document.language_of(parent) == Language::Hcl => {
                text = print::hcl::key(key) + " = ";
            }
            Some(key) => {
                print::quote(key, &mut text);
                text.push_str(": ");
            }
            None => {}
        }
        text + &written(document, parent, value, indent)
    };
    let Some(&last) = tree.children(parent).last() else {
        return insert_first(document, parent, &entry);
    };
    let last = tree.member_span(last);
    let indent = line_indent(document, last.start);
    let own_line = line_before(document, last.start).trim().is_empty();
    let separator = if own_line { format!(",{}{indent}", line_break(document)) } else { ", ".to_owned() };
    Some(TextEdit::insert(last.end, separator + &entry(&indent)))
}

/// The first entry of an empty `{}` or `[]`.
fn insert_first(document: &Document, parent: NodeId, entry: &dyn Fn(&str) -> String) -> Option<TextEdit> {
    let span = document.tree.span(parent);
    if !document.slice(span).starts_with(['{', '[']) || !document.tree.node(parent).complete {
        return None;
    }
    let inside = Span::new(span.start + 1, span.end - 1);
    if document.language == Language::Yaml {
        return Some(TextEdit::replace(inside, entry("")));
    }
    let outer = line_indent(document, span.start);
    let inner = format!("{outer}{}", indent_unit(document));
    let end = line_break(document);
    Some(TextEdit::replace(inside, format!("{end}{inner}{}{end}{outer}", entry(&inner))))
}

/// A value as text. `indent` is the indentation of the line it begins on.
pub(super) fn written(document: &Document, place: NodeId, value: &Value, indent: &str) -> String {
    if document.language_of(place) == Language::Hcl {
        return print::hcl::value(value, indent, &indent_unit(document), line_break(document));
    }
    let nested = match value {
        Value::Array(items) => items.iter().any(|item| item.is_object() || item.is_array()),
        Value::Object(members) => members.len() > 2,
        _ => false,
    };
    if document.language == Language::Yaml || !nested {
        return on_one_line(value);
    }
    let unit = indent_unit(document);
    let pretty = serde_json::to_string_pretty(value).unwrap_or_default();
    let lines: Vec<String> = pretty
        .lines()
        .enumerate()
        .map(|(number, line)| {
            let inner = line.trim_start_matches(' ');
            let level = (line.len() - inner.len()) / 2;
            let outer = if number == 0 { "" } else { indent };
            format!("{outer}{}{inner}", unit.repeat(level))
        })
        .collect();
    lines.join(line_break(document))
}

/// A value on one line: `{ "a": 1, "b": [1, 2] }`. YAML reads it too.
pub(super) fn on_one_line(value: &Value) -> String {
    let mut out = String::with_capacity(USUAL_LENGTH);
    write_on_one_line(value, &mut out);
    out
}

/// Most values on one line are shorter.
const USUAL_LENGTH: usize = 160;

fn write_on_one_line(value: &Value, out: &mut String) {
    match value {
        Value::Object(members) if !members.is_empty() => {
            let mut separator = "{ ";
            for (key, value) in members {
                out.push_str(separator);
                print::quote(key, out);
                out.push_str(": ");
                write_on_one_line(value, out);
                separator = ", ";
            }
            out.push_str(" }");
        }
        Value::Array(items) if !items.is_empty() => {
            let mut separator = "[";
            for item in items {
                out.push_str(separator);
                write_on_one_line(item, out);
                separator = ", ";
            }
            out.push(']');
        }
        Value::String(text) => print::quote(text, out),
        other => out.push_str(&other.to_string()),
    }
}
