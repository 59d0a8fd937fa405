//! Edits in the blocks of YAML: entries are lines, what belongs together has one indentation. Comments stay.

use serde_json::Value;

use super::flow::on_one_line;
use super::layout::{
    column, indent_unit, line_after, line_before, line_break, line_break_length, line_start,
};
use super::runs;
use crate::syntax::yaml::schema::{self, Plain};
use crate::syntax::{Document, NodeId, NodeKind, placeholder};
use crate::text::span::clamp;
use crate::text::{Edit, Span, TextEdit};

/// Lists of scalars up to this many characters are written in brackets on one line.
const SHORT_LIST: usize = 60;

pub(super) fn replace(document: &Document, node: NodeId, value: &Value) -> TextEdit {
    let tree = &document.tree;
    let span = tree.span(node);
    let style = Style::new(document);
    let scalar = !matches!(value, Value::Array(_) | Value::Object(_));
    if scalar
        && !span.is_empty()
        && tree.children(node).is_empty()
        && !matches!(tree.kind(node), NodeKind::Dynamic(_))
    {
        return TextEdit::replace(span, scalar_text(document.slice(span), value));
    }
    let Some(key) = &tree.node(node).key else {
        // Behind a dash that has no value yet, a blank comes first.
        let blank = if span.is_empty() { " " } else { "" };
        let text = style.inline(value, column(document, span.start) + blank.len());
        return TextEdit::replace(span, format!("{blank}{text}"));
    };
    let between = document.text.get(key.span.end as usize..span.start as usize).unwrap_or_default();
    let colon = between.find(':').map_or(between.len(), |index| index + 1);
    if !between.get(colon..).unwrap_or_default().trim().is_empty() {
        // An anchor, a tag or a comment stands before the value and is to stay.
        return TextEdit::replace(span, on_one_line(value));
    }
    let after_colon = Span::new(key.span.end + clamp(colon), span.end);
    TextEdit::replace(after_colon, style.behind_key(value, column(document, key.span.start)))
}

pub(super) fn insert_member(
    document: &Document,
    object: NodeId,
    key: &str,
    value: &Value,
) -> Option<TextEdit> {
    let tree = &document.tree;
    let own = |child: &&NodeId| tree.node(**child).origin.is_none();
    let first = tree.children(object).iter().find(own).or(tree.children(object).first())?;
    let key_start = tree.span(object).start.min(tree.key_span(*first).start);
    let indent = column(document, key_start);
    let member = format!("{}:{}", scalar_like("", key), Style::new(document).behind_key(value, indent));
    Some(on_new_line(document, object, indent, &member))
}

pub(super) fn insert_element(document: &Document, array: NodeId, value: &Value) -> Option<TextEdit> {
    let indent = column(document, document.tree.span(array).start);
    let element = format!("- {}", Style::new(document).inline(value, indent + 2));
    Some(on_new_line(document, array, indent, &element))
}

/// Adds a line behind the last one of a block and its comment.
fn on_new_line(document: &Document, block: NodeId, indent: usize, entry: &str) -> TextEdit {
    let end = end_of_line(document, document.tree.span(block).end);
    TextEdit::insert(end, format!("{}{}{entry}", line_break(document), " ".repeat(indent)))
}

/// Removes some but not all entries of a block.
pub(super) fn remove(document: &Document, parent: NodeId, doomed: &[NodeId]) -> Option<TextEdit> {
    let tree = &document.tree;
    let children = tree.children(parent);
    let mut edits = Vec::new();
    for run in runs(children, doomed) {
        let (&child, &last) = (children.get(run.start)?, children.get(run.end - 1)?);
        let start = entry_start(document, parent, child)?;
        let next = children.get(run.end).and_then(|&next| entry_start(document, parent, next));
        edits.push(Edit {
            span: lines_of(document, start, tree.member_span(last).end, next),
            insert: String::new(),
        });
    }
    TextEdit::new(edits)
}

/// Where an entry begins: at its key, or at its dash. `None` for a key behind `?`.
fn entry_start(document: &Document, parent: NodeId, child: NodeId) -> Option<u32> {
    let start = document.tree.member_span(child).start;
    if document.tree.node(child).key.is_some() {
        return (!line_before(document, start).contains('?')).then_some(start);
    }
    let block = document.tree.span(parent).start;
    let before = document.text.get(block as usize..start as usize)?;
    // Between a dash and its value stand only blanks, comments, an anchor or a tag.
    let dash = column(document, block);
    let mut offset = start;
    for line in before.split_inclusive('\n').rev() {
        let line_begin = offset - clamp(line.len());
        let blanks = clamp(line.len() - line.trim_start_matches(' ').len());
        if line.trim_start().starts_with('-') && column(document, line_begin + blanks) == dash {
            return Some(line_begin + blanks);
        }
        offset = line_begin;
    }
    Some(start)
}

/// What to delete so that entries from `start` to `end` are gone: whole lines; or, where the first of them begins behind a
/// dash, as much as brings the next entry in its place.
fn lines_of(document: &Document, start: u32, end: u32, next: Option<u32>) -> Span {
    let line_end = end_of_line(document, end);
    if line_before(document, start).trim().is_empty() {
        let from = line_start(document, start);
        let to = line_end + line_break_length(document, line_end);
        // The last line of a text may lack its line break; then the one before goes.
        let above = document.text.get(..from as usize).unwrap_or_default();
        let break_above = if above.ends_with("\r\n") { 2 } else { from.min(1) };
        return Span::new(if to == line_end { from - break_above } else { from }, to);
    }
    match next {
        Some(next) if !document.text.get(end as usize..next as usize).unwrap_or_default().contains('#') => {
            Span::new(start, next)
        }
        _ => {
            let rest = line_after(document, end);
            Span::new(start, end + clamp(rest.len() - rest.trim_start().len()))
        }
    }
}

/// The end of the line of `end`, when nothing but a comment stands there.
fn end_of_line(document: &Document, end: u32) -> u32 {
    let rest = line_after(document, end);
    let blank = rest.trim().is_empty() || rest.trim_start().starts_with('#');
    if blank { end + clamp(rest.len()) } else { end }
}

/// A value as a whole text.
pub(super) fn written(value: &Value, unit: usize) -> String {
    Style { unit, line_break: "\n" }.inline(value, 0)
}

/// How the blocks of a text are written.
struct Style {
    unit: usize,
    line_break: &'static str,
}

impl Style {
    fn new(document: &Document) -> Self {
        Self { unit: indent_unit(document).len().max(2), line_break: line_break(document) }
    }

    /// What stands behind a key and its colon: the blank and the value, or lines that are indented further than the key.
    fn behind_key(&self, value: &Value, key_column: usize) -> String {
        if fits_on_line(value) {
            return format!(" {}", scalar_text("", value));
        }
        let indent = key_column + self.unit;
        format!("{}{}{}", self.line_break, " ".repeat(indent), self.inline(value, indent))
    }

    /// A value whose first line is begun already, in this column.
    fn inline(&self, value: &Value, column: usize) -> String {
        let entries: Vec<String> = match value {
            _ if fits_on_line(value) => return scalar_text("", value),
            Value::Object(members) => members
                .iter()
                .map(|(key, value)| format!("{}:{}", scalar_like("", key), self.behind_key(value, column)))
                .collect(),
            Value::Array(items) => {
                items.iter().map(|item| format!("- {}", self.inline(item, column + 2))).collect()
            }
            _ => Vec::new(),
        };
        entries.join(&format!("{}{}", self.line_break, " ".repeat(column)))
    }
}

/// Scalars, empty lists and mappings, and short lists of scalars.
fn fits_on_line(value: &Value) -> bool {
    match value {
        Value::Object(members) => members.is_empty(),
        Value::Array(items) => {
            let nested = items.iter().any(|item| item.is_object() || item.is_array());
            items.is_empty() || (!nested && on_one_line(value).chars().count() <= SHORT_LIST)
        }
        _ => true,
    }
}

fn scalar_text(before: &str, value: &Value) -> String {
    match value {
        Value::String(text) => scalar_like(before, text),
        other => on_one_line(other),
    }
}

/// A string as a YAML scalar, in the quotes that `before` has, or without where it needs none.
pub(super) fn scalar_like(before: &str, text: &str) -> String {
    let one_line = !text.chars().any(char::is_control);
    if before.starts_with('\'') && one_line {
        return format!("'{}'", text.replace('\'', "''"));
    }
    if before.starts_with('"') || !is_plain(text) {
        return on_one_line(&Value::from(text));
    }
    text.to_owned()
}

/// Can a string stand without quotes, and is it a string then for every reader of YAML?
fn is_plain(text: &str) -> bool {
    let start =
        text.chars().next().is_some_and(|first| first.is_ascii_alphabetic() || "/._$".contains(first));
    let special = text.contains(": ") || text.contains(" #") || text.ends_with([':', ' ']);
    let template = placeholder::length(text).is_some() || text.contains("{{");
    let separate = text.contains(['\u{feff}', ',', '[', ']', '{', '}']) || text.chars().any(char::is_control);
    let word = schema::plain(text) == Plain::String && schema::legacy(text).is_none();
    start && word && !special && !template && !separate && !text.starts_with("...")
}
