//! What holds for every tree, whatever the text was.

use taskdef_playground::syntax::{Document, NodeId, NodeKind, Scalar};
use taskdef_playground::text::Span;

/// The first law that a document breaks, in words.
pub(crate) fn broken(document: &Document) -> Option<String> {
    let tree = &document.tree;
    for id in tree.descendants(tree.root()) {
        if let Some(complaint) = node(document, id) {
            return Some(format!("{complaint}: {:?} at {:?}", tree.kind(id), tree.span(id)));
        }
    }
    for error in &document.errors {
        if !fits(document, error.span) {
            return Some(format!("error outside the text: {error:?}"));
        }
        let edits = error.fix.iter().flat_map(|fix| fix.edit.edits());
        if !edits.into_iter().all(|edit| fits(document, edit.span)) {
            return Some(format!("fix outside the text: {error:?}"));
        }
        if error.kind.message().is_empty() {
            return Some(format!("error without words: {error:?}"));
        }
    }
    let sorted = document.errors.is_sorted_by_key(|error| error.span);
    if !sorted {
        return Some("errors are not in order".to_owned());
    }
    let comments = &tree.comments;
    if !comments.iter().all(|&comment| fits(document, comment)) || !comments.is_sorted() {
        return Some(format!("comments outside the text or not in order: {comments:?}"));
    }
    None
}

fn node(document: &Document, id: NodeId) -> Option<String> {
    let tree = &document.tree;
    let node = tree.node(id);
    if !fits(document, node.span) {
        return Some("span outside the text or inside a character".to_owned());
    }
    if let Some(key) = &node.key {
        if !fits(document, key.span) {
            return Some("key outside the text or inside a character".to_owned());
        }
        if node.origin.is_none() && key.span.end > node.span.start {
            return Some("value before its key".to_owned());
        }
    }
    let mut last_end = node.span.start;
    for &child in tree.children(id) {
        let member = tree.member_span(child);
        if tree.node(child).parent != Some(id) {
            return Some("child that does not know its parent".to_owned());
        }
        if !node.span.contains(member) {
            return Some(format!("child {member:?} outside its parent"));
        }
        let repeated = tree.node(child).origin.is_some();
        if member.start < last_end && !repeated {
            return Some(format!("child {member:?} not behind its neighbour"));
        }
        last_end = if repeated { last_end.max(member.start) } else { member.end };
        let keyed = tree.node(child).key.is_some();
        if keyed != matches!(node.kind, NodeKind::Object(_)) {
            return Some("member without a key, or element with one".to_owned());
        }
    }
    match &node.kind {
        NodeKind::String(scalar) => anchors(document, scalar, node.span),
        _ => None,
    }
}

/// Anchors lie inside the string, in order, on character boundaries of value and text.
fn anchors(document: &Document, scalar: &Scalar, span: Span) -> Option<String> {
    let ok = scalar.anchors.iter().all(|&(value, source)| {
        scalar.value.is_char_boundary(value as usize)
            && span.touches(source)
            && fits(document, Span::at(source))
    });
    let sorted = scalar.anchors.is_sorted_by(|left, right| left.0 <= right.0 && left.1 <= right.1);
    (!ok || !sorted).then(|| format!("anchors {:?}", scalar.anchors))
}

fn fits(document: &Document, span: Span) -> bool {
    span.start <= span.end
        && document.text.is_char_boundary(span.start as usize)
        && document.text.is_char_boundary(span.end as usize)
}
