//! Where a rule puts what it finds.

use super::diagnostic::{Applicability, Diagnostic, Fix, Label};
use super::{RuleMeta, Severity};
use crate::model::Origin;
use crate::syntax::{Document, NodeId, fragment};
use crate::text::{Span, TextEdit};

/// A place in the text, said in terms of the tree.
#[derive(Clone, Copy, Debug)]
pub enum Place {
    /// A whole value.
    Value(NodeId),
    /// The key of a value.
    Key(NodeId),
    /// A key and its value.
    Member(NodeId),
    /// A part of a string; the span counts in the string's value.
    Part(NodeId, Span),
    /// An object that lacks something.
    Missing(NodeId),
    /// Bytes of the text, where there is no node.
    Bytes(Span),
}

impl From<Origin> for Place {
    fn from(origin: Origin) -> Self {
        match origin {
            Origin::Node(node) => Self::Value(node),
            Origin::Inside(node, span) => Self::Part(node, span),
            Origin::Missing(node) => Self::Missing(node),
            Origin::Default(_) => Self::Bytes(Span::default()),
        }
    }
}

impl Place {
    /// The bytes of the place.
    pub fn span(self, document: &Document) -> Span {
        let tree = &document.tree;
        match self {
            Self::Value(node) => tree.opening(node),
            Self::Key(node) => tree.key_span(node),
            Self::Member(node) => tree.member_span(node),
            Self::Part(node, part) => tree.part_span(node, part),
            Self::Missing(node) => tree.label_span(node),
            Self::Bytes(span) => span,
        }
    }
}

/// Collects the diagnostics of one rule.
pub struct Sink<'a> {
    meta: &'static RuleMeta,
    document: &'a Document,
    found: &'a mut Vec<Diagnostic>,
    task: Option<usize>,
    container: Option<&'a str>,
}

impl<'a> Sink<'a> {
    /// A sink for one rule.
    pub fn new(meta: &'static RuleMeta, document: &'a Document, found: &'a mut Vec<Diagnostic>) -> Self {
        Self { meta, document, found, task: None, container: None }
    }

    /// What follows is about this task and container.
    pub fn enter(&mut self, task: Option<usize>, container: Option<&'a str>) {
        self.task = task;
        self.container = container;
    }

    /// Reports a problem. The message says what is wrong, in lower case and without full stop.
    pub fn report(&mut self, place: impl Into<Place>, message: impl Into<String>) -> Report<'_> {
        let mut report = report(self.meta, self.document, self.found, place.into(), message.into());
        if let Some(diagnostic) = &mut report.diagnostic {
            diagnostic.task = self.task;
            diagnostic.container = self.container.map(str::to_owned);
        }
        report
    }
}

/// Reports a problem of a document, whatever it is in.
pub(super) fn report<'a>(
    meta: &'static RuleMeta,
    document: &'a Document,
    found: &'a mut Vec<Diagnostic>,
    place: Place,
    message: String,
) -> Report<'a> {
    found.push(Diagnostic {
        rule: meta,
        severity: meta.severity,
        message,
        help: None,
        span: place.span(document),
        related: Vec::new(),
        fixes: Vec::new(),
        task: None,
        container: None,
        sensitive: false,
    });
    Report { document, diagnostic: found.last_mut() }
}

/// A diagnostic that is being written.
pub struct Report<'a> {
    document: &'a Document,
    diagnostic: Option<&'a mut Diagnostic>,
}

impl Report<'_> {
    /// What to do, in the imperative.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        if let Some(diagnostic) = &mut self.diagnostic {
            diagnostic.help = Some(help.into());
        }
        self
    }

    /// Another place that belongs to it.
    pub fn related(mut self, place: impl Into<Place>, text: impl Into<String>) -> Self {
        let label = Label { span: place.into().span(self.document), text: text.into() };
        if let Some(diagnostic) = &mut self.diagnostic {
            diagnostic.related.push(label);
        }
        self
    }

    /// The text at the place is a secret: reports that show the source cover it.
    pub fn sensitive(mut self) -> Self {
        if let Some(diagnostic) = &mut self.diagnostic {
            diagnostic.sensitive = true;
        }
        self
    }

    /// Another severity than the rule's, for this case.
    pub fn severity(mut self, severity: Severity) -> Self {
        if let Some(diagnostic) = &mut self.diagnostic {
            diagnostic.severity = severity;
        }
        self
    }

    /// A fix that may be made without asking; nothing without an edit.
    pub fn safe_fix(self, title: impl Into<String>, edit: Option<TextEdit>) -> Self {
        self.fix(title.into(), Applicability::Safe, edit)
    }

    /// A fix that the user has to choose; nothing without an edit.
    pub fn unsafe_fix(self, title: impl Into<String>, edit: Option<TextEdit>) -> Self {
        self.fix(title.into(), Applicability::Unsafe, edit)
    }

    fn fix(mut self, title: String, applicability: Applicability, edit: Option<TextEdit>) -> Self {
        if let (Some(diagnostic), Some(edit)) = (&mut self.diagnostic, edit.filter(|edit| !edit.is_empty())) {
            let edit = fragment::fitted(self.document, edit);
            diagnostic.fixes.push(Fix { title, applicability, edit });
        }
        self
    }
}
