//! Is it a policy at all: syntax, and what was found.

use super::super::Place;
use super::{PolicyCx, Reporter, meta};
use crate::text::Span;

pub(super) fn check(cx: &PolicyCx<'_>, report: &mut Reporter<'_>) {
    let has_text = !cx.document.text.trim().is_empty();
    for error in cx.document.errors.iter().filter(|_| has_text) {
        let fix = error.fix.as_ref().map(|fix| (fix.title, fix.edit.clone()));
        let (title, edit) = fix.unzip();
        report
            .at(&meta::SYNTAX, Place::Bytes(error.span), error.kind.message())
            .safe_fix(title.unwrap_or_default(), edit);
    }
    if has_text && cx.given.iter().all(|given| given.pasted.is_empty() && given.known.is_empty()) {
        let start = Span::at(0);
        report
            .at(&meta::NOT_FOUND, Place::Bytes(start), "the text holds no policy")
            .help("paste a policy document, or what the AWS CLI prints of a role's policies");
    }
}
