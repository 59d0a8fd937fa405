//! Members that a launch type, an operating system or a network mode does not have: one loop over tables of them.

use crate::lint::{Applicability, Place, Sink};
use crate::model::placeholder;
use crate::syntax::{Document, NodeId, NodeKind, rewrite};

/// A member by name, and its value where it is there.
pub(crate) type Member = (&'static str, Option<NodeId>);

/// Does a value ask for something? Nothing, false, zero, blanks and lists of such do not, nor does what is not known.
pub(crate) fn asks(document: &Document, node: NodeId) -> bool {
    match document.tree.kind(node) {
        NodeKind::Array(children) | NodeKind::Object(children) => {
            children.iter().any(|&child| asks(document, child))
        }
        NodeKind::String(scalar) => {
            let text = scalar.value.trim();
            !text.is_empty() && !text.eq_ignore_ascii_case("false") && !placeholder::is_in(text)
        }
        NodeKind::Number(text) => text != "0",
        NodeKind::Bool(value) => *value,
        NodeKind::Null | NodeKind::Dynamic(_) | NodeKind::Error => false,
    }
}

/// Reports each member that asks for something; the message is its name and the verdict. The fix removes it.
pub(crate) fn refuse(
    document: &Document,
    sink: &mut Sink<'_>,
    members: &[Member],
    verdict: &str,
    help: &str,
    fix: Option<Applicability>,
) {
    for &(name, node) in members {
        let Some(node) = node.filter(|&node| asks(document, node)) else { continue };
        let report = sink.report(Place::Key(node), format!("`{name}` {verdict}")).help(help);
        let title = format!("remove `{name}`");
        match fix {
            Some(Applicability::Safe) => report.safe_fix(title, rewrite::remove(document, &[node])),
            Some(Applicability::Unsafe) => report.unsafe_fix(title, rewrite::remove(document, &[node])),
            None => report,
        };
    }
}
