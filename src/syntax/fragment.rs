//! Text inside text: a value that only carries another one, JSON in a string or in a heredoc, or `jsonencode(…)`.
//!
//! [`unfold`] reads such a value and puts what it holds in its place, with the spans of the outer text. Edits of it are made
//! in its own language; where it is a string, they are escaped by [`fitted`].

use super::tree::{Node, NodeId, NodeKind, Scalar, Tree};
use super::{Document, Language, SyntaxError, hcl, json};
use crate::text::span::clamp;
use crate::text::{Edit, Span, TextEdit, order};

/// A part of a text that is JSON inside of something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fragment {
    /// Where it stands.
    pub span: Span,
    /// Is it written with the escapes of a string?
    pub escaped: bool,
}

/// The call that makes JSON text of a value.
const ENCODE: &str = "jsonencode(";

/// Puts what a value holds in its place, and gives the node that stands there then. A value that holds neither an object nor an
/// array stays as it is.
pub fn unfold(document: &mut Document, node: NodeId) -> NodeId {
    let span = document.tree.span(node);
    let source = document.slice(span);
    match document.tree.kind(node) {
        NodeKind::Dynamic(expression)
            if document.language == Language::Hcl && expression.text.starts_with(ENCODE) =>
        {
            let inside = Span::new(span.start + clamp(ENCODE.len()), span.end);
            let inner = hcl::parse_inside(&document.text, inside);
            adopt(document, node, inner, Vec::new(), None)
        }
        NodeKind::String(_) if source.starts_with("<<") => {
            let lines: Vec<&str> = source.split_inclusive('\n').collect();
            let [first, .., last] = lines.as_slice() else { return node };
            let body = Span::new(span.start + clamp(first.len()), span.end - clamp(last.len()));
            let (inner, errors) = json::parse_inside(&document.text, body);
            adopt(document, node, inner, errors, Some(Fragment { span: body, escaped: false }))
        }
        NodeKind::String(scalar)
            if source.starts_with('"') && scalar.value.trim_start().starts_with(['[', '{']) =>
        {
            let scalar = scalar.clone();
            let (mut inner, mut errors) = json::parse(&scalar.value);
            inner.each_node(|node| translate(node, &scalar));
            errors.iter_mut().for_each(|error| translate_error(error, &scalar));
            // In a string on one line a comment cannot be told apart.
            inner.comments.clear();
            adopt(document, node, inner, errors, Some(Fragment { span, escaped: true }))
        }
        _ => node,
    }
}

/// Puts the root of a tree in the place of a node, when it is an object or an array.
fn adopt(
    document: &mut Document,
    node: NodeId,
    inner: Tree,
    errors: Vec<SyntaxError>,
    fragment: Option<Fragment>,
) -> NodeId {
    if !matches!(inner.kind(inner.root()), NodeKind::Object(_) | NodeKind::Array(_)) {
        return node;
    }
    if !inner.comments.is_empty() {
        document.tree.comments.extend(&inner.comments);
        order::by_place(&mut document.tree.comments, |&comment| (comment, 0));
    }
    if !errors.is_empty() {
        document.errors.extend(errors);
        order::by_place(&mut document.errors, |error| (error.span, 0));
    }
    document.tree.fragments.extend(fragment);
    document.tree.graft(node, inner)
}

/// Moves a place in the value of a string to its place in the text.
fn moved(span: Span, outer: &Scalar) -> Span {
    let place = |offset| outer.source_offset(offset).unwrap_or(offset);
    Span::new(place(span.start), place(span.end))
}

fn translate(node: &mut Node, outer: &Scalar) {
    node.span = moved(node.span, outer);
    if let Some(key) = &mut node.key {
        key.span = moved(key.span, outer);
    }
    let NodeKind::String(inner) = &mut node.kind else { return };
    let mut anchors = Vec::with_capacity(inner.anchors.len());
    for (index, &(value, at)) in inner.anchors.iter().enumerate() {
        let next = inner.anchors.get(index + 1);
        let next_value = next.map_or(clamp(inner.value.len()), |&(value, _)| value);
        anchors.push((value, outer.source_offset(at).unwrap_or(at)));
        // Where the outer string has an escape of its own, inner value and text run out of step again.
        let from = outer.anchors.partition_point(|&(offset, _)| offset <= at);
        for &(offset, source) in outer.anchors.iter().skip(from) {
            let inside = value + (offset - at);
            if inside >= next_value || next.is_some_and(|&(_, next)| offset >= next) {
                break;
            }
            anchors.push((inside, source));
        }
    }
    inner.anchors = anchors;
}

fn translate_error(error: &mut SyntaxError, outer: &Scalar) {
    error.span = moved(error.span, outer);
    if let Some(fix) = &mut error.fix {
        let edits = fix.edit.edits().iter();
        let edits = edits.map(|edit| Edit { span: moved(edit.span, outer), insert: edit.insert.clone() });
        fix.edit = TextEdit::new(edits.collect()).unwrap_or_default();
    }
}

/// An edit as it has to be made in the text: inside a string, with the escapes of one.
pub fn fitted(document: &Document, edit: TextEdit) -> TextEdit {
    let fragments = &document.tree.fragments;
    let in_string = |span: Span| fragments.iter().any(|part| part.escaped && part.span.contains(span));
    if !edit.edits().iter().any(|edit| in_string(edit.span)) {
        return edit;
    }
    let escaped = |edit: &Edit| {
        let mut insert = edit.insert.clone();
        if in_string(edit.span) {
            let mut quoted = String::new();
            super::print::quote(&insert, &mut quoted);
            insert = quoted.get(1..quoted.len() - 1).unwrap_or_default().to_owned();
        }
        Edit { span: edit.span, insert }
    };
    TextEdit::new(edit.edits().iter().map(escaped).collect()).unwrap_or_default()
}
