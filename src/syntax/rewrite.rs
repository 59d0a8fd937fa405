//! Edits that understand the tree: set, rename, insert and remove values, written in the file's own style.
//!
//! The values to write are given as JSON values; in YAML files they are written as flow values, which are YAML too.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Document, Language, NodeId, NodeKind, print};
use crate::text::{Edit, Span, TextEdit};

/// Replaces a value.
pub fn replace(document: &Document, node: NodeId, value: &Value) -> TextEdit {
    let indent = line_indent(document, document.tree.member_span(node).start);
    TextEdit::replace(document.tree.span(node), written(document, value, &indent))
}

/// Replaces a part of a string value; `part` counts in the value. `text` must need no escapes.
pub fn replace_part(document: &Document, node: NodeId, part: Span, text: &str) -> TextEdit {
    TextEdit::replace(document.tree.part_span(node, part), text)
}

/// Gives a member another key. `None` for an element of an array.
pub fn rename(document: &Document, node: NodeId, key: &str) -> Option<TextEdit> {
    let span = document.tree.node(node).key.as_ref()?.span;
    let quoted = document.slice(span).starts_with(['"', '\'']);
    let text = if quoted || document.language == Language::Json {
        let mut text = String::new();
        print::quote(key, &mut text);
        text
    } else {
        key.to_owned()
    };
    Some(TextEdit::replace(span, text))
}

/// Removes members of one object or elements of one array, with their commas.
pub fn remove(document: &Document, nodes: &[NodeId]) -> Option<TextEdit> {
    let tree = &document.tree;
    let parent = tree.node(*nodes.first()?).parent?;
    let doomed: BTreeSet<NodeId> = nodes.iter().copied().collect();
    let children = tree.children(parent);
    if children.iter().all(|child| doomed.contains(child)) {
        let empty = if matches!(tree.kind(parent), NodeKind::Array(_)) { "[]" } else { "{}" };
        return Some(TextEdit::replace(tree.span(parent), empty));
    }
    let mut edits = Vec::new();
    let mut kept_end: Option<u32> = None;
    let mut run_start: Option<u32> = None;
    let mut run_end = 0;
    for &child in children {
        let span = tree.member_span(child);
        if doomed.contains(&child) {
            run_start = run_start.or(Some(span.start));
            run_end = span.end;
        } else {
            if let Some(start) = run_start.take() {
                edits.push(Edit { span: Span::new(start, span.start), insert: String::new() });
            }
            kept_end = Some(span.end);
        }
    }
    if let (Some(_), Some(end)) = (run_start, kept_end) {
        edits.push(Edit { span: Span::new(end_of_entry(document, end), run_end), insert: String::new() });
    }
    TextEdit::new(edits)
}

/// Adds a member at the end of an object.
pub fn insert_member(document: &Document, object: NodeId, key: &str, value: &Value) -> Option<TextEdit> {
    let tree = &document.tree;
    if !matches!(tree.kind(object), NodeKind::Object(_)) {
        return None;
    }
    let mut quoted = String::new();
    if document.language == Language::Json || is_flow(document, object) {
        print::quote(key, &mut quoted);
    } else {
        quoted.push_str(key);
    }
    insert_child(document, object, &|indent| format!("{quoted}: {}", written(document, value, indent)))
}

/// Adds an element at the end of an array.
pub fn insert_element(document: &Document, array: NodeId, value: &Value) -> Option<TextEdit> {
    if !matches!(document.tree.kind(array), NodeKind::Array(_)) {
        return None;
    }
    let dash = if document.language == Language::Yaml && !is_flow(document, array) { "- " } else { "" };
    insert_child(document, array, &|indent| format!("{dash}{}", written(document, value, indent)))
}

fn insert_child(document: &Document, parent: NodeId, write: &dyn Fn(&str) -> String) -> Option<TextEdit> {
    let tree = &document.tree;
    let flow = document.language == Language::Json || is_flow(document, parent);
    let Some(&last) = tree.children(parent).last() else {
        return insert_first(document, parent, write);
    };
    let last_span = tree.member_span(last);
    let end = if flow { last_span.end } else { end_of_entry(document, last_span.end) };
    let comma = if flow { "," } else { "" };
    match entry_indent(document, last_span.start) {
        Some(indent) => {
            Some(TextEdit::insert(end, format!("{comma}{}{indent}{}", line_break(document), write(&indent))))
        }
        None if flow => {
            let indent = line_indent(document, last_span.start);
            Some(TextEdit::insert(end, format!(", {}", write(&indent))))
        }
        None => None,
    }
}

/// The first child of an empty `{}` or `[]`.
fn insert_first(document: &Document, parent: NodeId, write: &dyn Fn(&str) -> String) -> Option<TextEdit> {
    let span = document.tree.span(parent);
    let text = document.slice(span);
    if !text.starts_with(['{', '[']) || !document.tree.node(parent).complete {
        return None;
    }
    let inside = Span::new(span.start + 1, span.end - 1);
    if document.language == Language::Yaml {
        return Some(TextEdit::replace(inside, write("")));
    }
    let outer = line_indent(document, span.start);
    let inner = format!("{outer}{}", indent_unit(document));
    let end = line_break(document);
    Some(TextEdit::replace(inside, format!("{end}{inner}{}{end}{outer}", write(&inner))))
}

/// Is an object or array written with brackets?
pub fn is_flow(document: &Document, node: NodeId) -> bool {
    document.slice(document.tree.span(node)).starts_with(['{', '['])
}

/// A value as text. `indent` is the indentation of the line it begins on.
fn written(document: &Document, value: &Value, indent: &str) -> String {
    let nested = matches!(value, Value::Array(items) if items.iter().any(|item| item.is_object() || item.is_array()))
        || matches!(value, Value::Object(members) if members.len() > 2);
    if document.language == Language::Json && nested {
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
        return lines.join(line_break(document));
    }
    on_one_line(value)
}

/// A value on one line: `{ "a": 1, "b": [1, 2] }`.
pub fn on_one_line(value: &Value) -> String {
    match value {
        Value::Object(members) if !members.is_empty() => {
            let parts: Vec<String> = members
                .iter()
                .map(|(key, value)| {
                    let mut part = String::new();
                    print::quote(key, &mut part);
                    part + ": " + &on_one_line(value)
                })
                .collect();
            format!("{{ {} }}", parts.join(", "))
        }
        Value::Array(items) => {
            let parts: Vec<String> = items.iter().map(on_one_line).collect();
            format!("[{}]", parts.join(", "))
        }
        Value::String(text) => {
            let mut quoted = String::new();
            print::quote(text, &mut quoted);
            quoted
        }
        other => other.to_string(),
    }
}

/// The end of an entry; in YAML, behind a comment on the same line.
fn end_of_entry(document: &Document, end: u32) -> u32 {
    if document.language == Language::Json {
        return end;
    }
    let line = document.text.get(end as usize..).unwrap_or_default().lines().next().unwrap_or_default();
    if line.trim_start().starts_with('#') {
        end + crate::text::span::clamp(line.trim_end().len())
    } else {
        end
    }
}

/// The blanks before an entry that begins its line (a YAML dash counts as a blank); `None` when it does not.
fn entry_indent(document: &Document, start: u32) -> Option<String> {
    let line = line_before(document, start);
    let blanks = line.trim_end_matches(['-', ' ', '\t']);
    if !blanks.is_empty() {
        return None;
    }
    let indent: String = line.chars().take_while(|character| matches!(character, ' ' | '\t')).collect();
    Some(indent)
}

fn line_indent(document: &Document, offset: u32) -> String {
    line_before(document, offset).chars().take_while(|character| matches!(character, ' ' | '\t')).collect()
}

/// The text between the start of the line and `offset`.
fn line_before(document: &Document, offset: u32) -> &str {
    let before = document.text.get(..offset as usize).unwrap_or_default();
    let start = before.rfind(['\n', '\r']).map_or(0, |index| index + 1);
    before.get(start..).unwrap_or_default()
}

/// The indentation of the first indented line, or two blanks.
fn indent_unit(document: &Document) -> String {
    let indented = document.text.lines().find_map(|line| {
        let blanks: String = line.chars().take_while(|character| matches!(character, ' ' | '\t')).collect();
        (!blanks.is_empty() && blanks.len() < line.len()).then_some(blanks)
    });
    indented.filter(|blanks| blanks.len() <= 8).unwrap_or_else(|| "  ".to_owned())
}

fn line_break(document: &Document) -> &'static str {
    if document.text.contains("\r\n") { "\r\n" } else { "\n" }
}
