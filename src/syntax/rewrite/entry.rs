//! Edits in HCL: entries of an object and attributes of a block are lines, or between commas on one line. Comments stay.

use serde_json::Value;

use super::flow;
use super::layout::{line_after, line_before, line_break, line_break_length, line_indent, line_start};
use crate::syntax::{Document, NodeId, NodeKind, print};
use crate::text::span::clamp;
use crate::text::{Edit, Span, TextEdit};

/// Removes some but not all entries: whole lines, or as between brackets where they share a line.
pub(super) fn remove(document: &Document, parent: NodeId, doomed: &[NodeId]) -> Option<TextEdit> {
    let tree = &document.tree;
    let mut edits = Vec::new();
    for &child in doomed {
        let Some(span) = own_lines(document, tree.member_span(child)) else {
            return flow::remove(document, parent, doomed);
        };
        edits.push(Edit { span, insert: String::new() });
    }
    TextEdit::new(edits)
}

/// The lines of an entry, when nothing else but a comma and a comment stands on them.
fn own_lines(document: &Document, entry: Span) -> Option<Span> {
    let rest = line_after(document, entry.end).trim();
    let rest = rest.strip_prefix(',').unwrap_or(rest).trim_start();
    let alone = rest.is_empty() || rest.starts_with('#') || rest.starts_with("//");
    if !alone || !line_before(document, entry.start).trim().is_empty() {
        return None;
    }
    let end = entry.end + clamp(line_after(document, entry.end).len());
    Some(Span::new(line_start(document, entry.start), end + line_break_length(document, end)))
}

/// Adds an entry behind the last one. `None` for the body of a block on one line, which holds one attribute only.
pub(super) fn insert(
    document: &Document,
    parent: NodeId,
    key: Option<&str>,
    value: &Value,
) -> Option<TextEdit> {
    let tree = &document.tree;
    let last = tree.member_span(*tree.children(parent).last()?);
    let indent = line_indent(document, last.start);
    let name = key.map_or_else(String::new, |key| print::hcl::key(key) + " = ");
    let entry = name + &flow::written(document, parent, value, &indent);
    let behind = line_after(document, last.end);
    let comma = behind.trim_start().starts_with(',');
    if line_before(document, last.start).trim().is_empty() {
        // A list needs the comma; in an object the end of the line will do.
        let in_list = matches!(tree.kind(parent), NodeKind::Array(_));
        let separator = if in_list && !comma { "," } else { "" };
        let tail = if comma && in_list { "," } else { "" };
        let line = format!("{}{indent}{entry}{tail}", line_break(document));
        let closed = behind.trim_start_matches([',', ' ', '\t']);
        let end = last.end + clamp(behind.len());
        let shares = !(closed.is_empty() || closed.starts_with('#') || closed.starts_with("//"));
        if shares || separator.is_empty() || end == last.end {
            let at = if shares { last.end } else { end };
            return Some(TextEdit::insert(at, format!("{separator}{line}")));
        }
        let edits = [(last.end, separator.to_owned()), (end, line)];
        let edits = edits.into_iter().map(|(at, insert)| Edit { span: Span::at(at), insert });
        return TextEdit::new(edits.collect());
    }
    let is_block = tree.node(parent).key.as_ref().is_some_and(|key| {
        let between = document.text.get(key.span.end as usize..tree.span(parent).start as usize);
        !between.is_some_and(|between| between.contains(['=', ':']))
    });
    let separator = if comma { " " } else { ", " };
    let at = last.end + if comma { clamp(behind.find(',').map_or(0, |index| index + 1)) } else { 0 };
    (!is_block).then(|| TextEdit::insert(at, format!("{separator}{entry}")))
}
