//! Findings that are put aside: by the options, or by a comment `# taskdef-ignore: rule-name, other-rule` on the line itself or
//! on the line before; ` -- ` and a reason may follow. They stay countable.
//!
//! JSON has no comments, so there a comment works only for text that a tool strips comments from.

use std::collections::BTreeMap;

use super::{Diagnostic, DocumentCx, LintConfig};
use crate::syntax::{Document, pointer};
use crate::text::{Encoding, Span, span::clamp};

/// The word that begins such a comment.
const MARKER: &str = "taskdef-ignore:";

/// What parts the names of a comment from its reason.
const REASON: &str = " -- ";

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
    /// Why; for people.
    pub reason: Option<String>,
}

/// A finding that was put aside.
#[derive(Clone, Debug)]
pub struct Suppressed {
    /// The finding.
    pub diagnostic: Diagnostic,
    /// What put it aside. Where both did, the options.
    pub by: SuppressedBy,
    /// Why, where that was said.
    pub reason: Option<String>,
}

/// What puts a finding aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SuppressedBy {
    /// The options.
    Options,
    /// A comment in the text.
    Comment,
}

impl SuppressedBy {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Options => "options",
            Self::Comment => "comment",
        }
    }
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
        let whole = text.trim_end().trim_end_matches("*/");
        let end = text.find(REASON).unwrap_or(whole.len());
        let reason = whole.get(end + REASON.len()..).map(str::trim).filter(|reason| !reason.is_empty());
        for word in text.get(start..end).unwrap_or_default().split([',', ' ', '\t', '\n', '\r']) {
            if !word.is_empty() {
                let place = Span::from_range(start..start + word.len());
                let place = Span::new(span.start + place.start, span.start + place.end);
                names.push(Name { text: word.to_owned(), span: place, used: false });
            }
            start += word.len() + 1;
        }
        let reason = reason.map(str::to_owned);
        found.push(Comment { span, removal: removal(document, span), names, reason });
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

/// Takes out what the options or a comment put aside, and notes which comments did. `used` tells the same of the options, one for
/// each of their wishes.
pub fn apply(
    cx: &DocumentCx<'_>,
    config: &LintConfig,
    comments: &mut [Comment],
    used: &mut [bool],
    found: &mut Vec<Diagnostic>,
) -> Vec<Suppressed> {
    let document = cx.document;
    if comments.is_empty() && config.suppressions.is_empty() {
        return Vec::new();
    }
    let line = |offset: u32| document.lines.position(offset, Encoding::Utf8).line;
    // The comments that reach each line, in order.
    let mut reaching: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (index, comment) in comments.iter().enumerate() {
        for line in [line(comment.span.start), line(comment.span.end) + 1] {
            reaching.entry(line).or_default().push(index);
        }
    }
    let (mut kept, mut aside) = (Vec::new(), Vec::new());
    for diagnostic in found.drain(..) {
        let mut aside_by: Option<(SuppressedBy, Option<String>)> = None;
        for (suppression, used) in config.suppressions.iter().zip(used.iter_mut()) {
            if suppression.covers(document, &diagnostic) {
                *used = true;
                aside_by.get_or_insert((SuppressedBy::Options, suppression.reason.clone()));
            }
        }
        let at = line(diagnostic.span.start);
        for &index in reaching.get(&at).map(Vec::as_slice).unwrap_or_default() {
            let Some(comment) = comments.get_mut(index) else { continue };
            for name in comment.names.iter_mut().filter(|name| names(&name.text, &diagnostic)) {
                name.used = true;
                aside_by.get_or_insert((SuppressedBy::Comment, comment.reason.clone()));
            }
        }
        match aside_by {
            Some((by, reason)) => {
                aside.push(Suppressed { diagnostic, by, reason });
            }
            None => kept.push(diagnostic),
        }
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
