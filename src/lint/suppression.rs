//! Findings that are put aside: by the options, or by a comment `# taskdef-ignore: rule-name, other-rule` on the line itself or
//! on the line before; ` -- ` and a reason may follow. They stay countable.
//!
//! JSON has no comments, so there a comment works only for text that a tool strips comments from.

use super::{Diagnostic, DocumentCx, LintConfig};
use crate::syntax::{Document, pointer};
use crate::text::{Encoding, Span, span::clamp};

/// The word that begins such a comment.
const MARKER: &str = "taskdef-ignore:";

/// A wish of the options to put findings aside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suppression {
    /// The rule or the group.
    pub rule: String,
    /// Only at or below this place, as a JSON pointer.
    pub pointer: Option<String>,
    /// Only in this container.
    pub container: Option<String>,
    /// Why; for people.
    pub reason: Option<String>,
}

/// A comment that silences rules.
#[derive(Debug)]
pub struct Comment {
    /// The whole comment.
    pub span: Span,
    /// What goes when the comment goes: the blanks before it, too, and the line when nothing else stands on it.
    pub removal: Span,
    /// What it names.
    pub names: Vec<Name>,
}

/// A rule or group that a comment names.
#[derive(Debug)]
pub struct Name {
    /// The name.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// Whether it silenced something.
    pub used: bool,
}

/// The comments of a document that silence rules.
pub fn comments(document: &Document) -> Vec<Comment> {
    let mut found = Vec::new();
    for &span in &document.tree.comments {
        let text = document.slice(span);
        let Some(marker) = text.find(MARKER) else { continue };
        let mut names = Vec::new();
        let mut start = marker + MARKER.len();
        let end = text.find(" -- ").unwrap_or_else(|| text.trim_end().trim_end_matches("*/").len());
        for word in text.get(start..end).unwrap_or_default().split([',', ' ', '\t', '\n', '\r']) {
            if !word.is_empty() {
                let place = Span::from_range(start..start + word.len());
                let place = Span::new(span.start + place.start, span.start + place.end);
                names.push(Name { text: word.to_owned(), span: place, used: false });
            }
            start += word.len() + 1;
        }
        found.push(Comment { span, removal: removal(document, span), names });
    }
    found
}

fn removal(document: &Document, comment: Span) -> Span {
    let line = document.lines.line_start(document.lines.position(comment.start, Encoding::Utf8).line);
    let before = document.slice(Span::new(line, comment.start));
    let start = comment.start - clamp(before.len() - before.trim_end_matches([' ', '\t']).len());
    let rest = document.text.get(comment.end as usize..).unwrap_or_default();
    if start == line && rest.starts_with('\n') {
        Span::new(start, comment.end + 1)
    } else {
        Span::new(start, comment.end)
    }
}

/// Takes out what the options or a comment put aside, and notes which comments did.
pub fn apply(
    cx: &DocumentCx<'_>,
    config: &LintConfig,
    comments: &mut [Comment],
    found: &mut Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    let document = cx.document;
    if comments.is_empty() && config.suppressions.is_empty() {
        return Vec::new();
    }
    let line = |offset: u32| document.lines.position(offset, Encoding::Utf8).line;
    let (mut kept, mut aside) = (Vec::new(), Vec::new());
    for diagnostic in found.drain(..) {
        let mut silenced =
            config.suppressions.iter().any(|suppression| suppression.covers(document, &diagnostic));
        let at = line(diagnostic.span.start);
        for comment in comments.iter_mut() {
            let from = line(comment.span.start);
            if at != from && at != line(comment.span.end) + 1 {
                continue;
            }
            for name in comment.names.iter_mut().filter(|name| names(&name.text, &diagnostic)) {
                name.used = true;
                silenced = true;
            }
        }
        if silenced { aside.push(diagnostic) } else { kept.push(diagnostic) }
    }
    *found = kept;
    aside
}

/// Does a name mean the rule of a diagnostic, or its group?
fn names(name: &str, diagnostic: &Diagnostic) -> bool {
    name == diagnostic.rule.name || name == diagnostic.rule.group.name()
}

impl Suppression {
    /// Does it put this diagnostic aside?
    pub fn covers(&self, document: &Document, diagnostic: &Diagnostic) -> bool {
        let within = |pointer: &String| {
            let node = pointer::find(&document.tree, pointer);
            node.is_some_and(|node| document.tree.member_span(node).contains(diagnostic.span))
        };
        names(&self.rule, diagnostic)
            && self.pointer.as_ref().is_none_or(within)
            && (self.container.is_none() || self.container == diagnostic.container)
    }
}
