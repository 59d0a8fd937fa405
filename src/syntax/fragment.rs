//! Text inside text: a value that only carries another one, JSON in a string or in a heredoc, or `jsonencode(…)`.
//!
//! [`unfold`] reads such a value and puts what it holds in its place, with the spans of the outer text. Edits of it are made
//! in its own language; where it is a string, they are escaped by [`fitted`].

use super::detect::Argument;
use super::tree::{Node, NodeId, NodeKind, Scalar, Tree};
use super::{Document, Language, SyntaxError, hcl, json};
use crate::text::span::clamp;
use crate::text::{Edit, Span, TextEdit, order};

/// A part of a text that is JSON inside of something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fragment {
    /// Where it stands.
    pub span: Span,
    /// How it is escaped.
    pub escapes: Escapes,
}

/// The escapes that a text is written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Escapes {
    /// None: the text stands as it is.
    None,
    /// Those of a JSON string.
    Json,
    /// Those of a shell in double quotes: of quotes and backslashes, but not of line breaks.
    Shell,
    /// As in an address: `%7B` for `{`.
    Percent,
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
            adopt(document, node, inner, errors, Some(Fragment { span: body, escapes: Escapes::None }))
        }
        // A string of YAML that is never closed runs out of step with its text.
        NodeKind::String(scalar)
            if source.starts_with('"')
                && (document.language != Language::Yaml || document.tree.node(node).complete)
                && scalar.value.trim_start().starts_with(['[', '{']) =>
        {
            let scalar = scalar.clone();
            let (inner, errors) = parse_value(&scalar);
            adopt(document, node, inner, errors, Some(Fragment { span, escapes: Escapes::Json }))
        }
        NodeKind::String(scalar) if is_percent_encoded(&scalar.value) => {
            let Some(decoded) = decoded(scalar) else { return node };
            let (inner, errors) = parse_value(&decoded);
            adopt(document, node, inner, errors, Some(Fragment { span, escapes: Escapes::Percent }))
        }
        _ => node,
    }
}

/// Reads the JSON of a command line, or of a text that was copied out of a string.
pub(super) fn read(text: &str, argument: Argument) -> (Tree, Vec<SyntaxError>) {
    let Argument { span, escapes } = argument;
    if escapes == Escapes::None {
        return json::parse_inside(text, span);
    }
    let (mut tree, errors) = parse_value(&unescaped(text, span, escapes));
    tree.fragments.push(Fragment { span, escapes });
    (tree, errors)
}

/// A part of a text without its escapes.
fn unescaped(text: &str, part: Span, escapes: Escapes) -> Scalar {
    let mut scalar = Scalar { value: String::new(), anchors: vec![(0, part.start)] };
    let mut characters = part.of(text).char_indices().peekable();
    while let Some((index, character)) = characters.next() {
        let next = characters.peek().map(|&(_, next)| next).filter(|_| character == '\\');
        let meant = match (next, escapes) {
            (Some('"' | '\\'), _) | (Some('$' | '`'), Escapes::Shell) | (Some('/'), Escapes::Json) => next,
            (Some('n'), Escapes::Json) => Some('\n'),
            (Some('r'), Escapes::Json) => Some('\r'),
            (Some('t'), Escapes::Json) => Some('\t'),
            _ => None,
        };
        scalar.value.push(meant.unwrap_or(character));
        if meant.is_some() {
            let behind = characters.next().map_or(index, |(next, escaped)| next + escaped.len_utf8());
            scalar.anchors.push((clamp(scalar.value.len()), part.start + clamp(behind)));
        }
    }
    scalar
}

/// Reads the value of a string as JSON; its places are those of the string.
fn parse_value(outer: &Scalar) -> (Tree, Vec<SyntaxError>) {
    let (mut inner, mut errors) = json::parse(&outer.value);
    inner.each_node(|node| translate(node, outer));
    errors.iter_mut().for_each(|error| translate_error(error, outer));
    // In a string on one line a comment cannot be told apart.
    inner.comments.clear();
    (inner, errors)
}

/// Does a string hold an object or an array as it is written in an address?
pub fn is_percent_encoded(value: &str) -> bool {
    ["%7B", "%7b", "%5B", "%5b"].iter().any(|bracket| value.starts_with(bracket))
}

/// The string that a percent-encoded one stands for, and where each part of it stands in the text.
fn decoded(outer: &Scalar) -> Option<Scalar> {
    let value = outer.value.as_str();
    let mut bytes = Vec::with_capacity(value.len());
    let mut anchors = Vec::new();
    let mut was_escape = true;
    let mut at = 0;
    while let Some(&byte) = value.as_bytes().get(at) {
        let escape = value.get(at..at + 3).filter(|_| byte == b'%');
        let escape = escape.and_then(|escape| u8::from_str_radix(escape.get(1..)?, 16).ok());
        if escape.is_some() || was_escape {
            anchors.push((clamp(bytes.len()), outer.source_offset(clamp(at))?));
        }
        was_escape = escape.is_some();
        bytes.push(escape.unwrap_or(byte));
        at += if was_escape { 3 } else { 1 };
    }
    anchors.push((clamp(bytes.len()), outer.source_offset(clamp(at))?));
    Some(Scalar { value: String::from_utf8(bytes).ok()?, anchors })
}

/// A text as it is written in an address.
fn encoded(text: &str) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let digit = |half: u8| char::from(DIGITS.get(usize::from(half)).copied().unwrap_or(b'0'));
    let mut encoded = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
    encoded
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
    // The innermost of those that hold a place stands last: it was found in the others.
    let escapes = |span: Span| {
        let around = fragments.iter().rev().find(|part| part.span.contains(span));
        around.map_or(Escapes::None, |part| part.escapes)
    };
    if edit.edits().iter().all(|edit| escapes(edit.span) == Escapes::None) {
        return edit;
    }
    let escaped = |edit: &Edit| {
        let mut insert = edit.insert.clone();
        match escapes(edit.span) {
            Escapes::None => {}
            Escapes::Json => {
                let mut quoted = String::new();
                super::print::quote(&insert, &mut quoted);
                insert = quoted.get(1..quoted.len() - 1).unwrap_or_default().to_owned();
            }
            Escapes::Percent => insert = encoded(&insert),
            Escapes::Shell => insert = insert.replace('\\', "\\\\").replace('"', "\\\"").replace('`', "\\`"),
        }
        Edit { span: edit.span, insert }
    };
    TextEdit::new(edit.edits().iter().map(escaped).collect()).unwrap_or_default()
}
