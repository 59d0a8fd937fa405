//! The checks of policies: what is wrong with a document, and what it does not cover or need not allow.
//!
//! Of pasted policies all of them speak. They have no settings then; their diagnostics have the same shape. Of the policies of roles that
//! the template declares beside its task definitions speak those that are rules.

mod actions;
mod conditions;
mod coverage;
mod entry;
pub(super) mod in_place;
pub mod meta;
mod resources;
mod shape;
mod trust;

use std::collections::BTreeSet;

use super::sink::{self, Report};
use super::{Diagnostic, Place, RuleMeta, Severity};
use crate::iam::judge::{Given, Judged, Needed};
use crate::iam::resource::Home;
use crate::syntax::{Document, NodeId};
use crate::text::{Span, order};

/// What a check may read.
pub struct PolicyCx<'a> {
    /// The policy text.
    pub document: &'a Document,
    /// Where the task runs.
    pub home: &'a Home,
    /// The policies, by role.
    pub given: &'a [Given],
    /// The judgement of each role.
    pub judged: &'a [Judged],
    /// What each of the roles needs.
    pub needed: &'a [Needed],
    /// Whether a policy was written as in an address.
    pub is_encoded: bool,
    /// Whether the text is a template of CloudFormation.
    pub is_template: bool,
    /// The role of the template whose policies they are, where the task definition is beside them.
    pub role: Option<NodeId>,
}

/// Runs every check. What they find is in the order of the text.
pub fn run(cx: &PolicyCx<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut report = Reporter { document: cx.document, found: &mut found };
    // Beside its task definitions a policy is looked at by rules, and none is about these.
    if cx.role.is_none() {
        shape::check(cx, &mut report);
        conditions::check(cx, &mut report);
    }
    actions::check(cx, &mut report);
    resources::check(cx, &mut report);
    trust::check(cx, &mut report);
    // Last, as it passes over what was said already.
    coverage::check(cx, &mut report);
    order::by_place(&mut found, |diagnostic| {
        (diagnostic.span, u32::from(diagnostic.severity == Severity::Info))
    });
    found
}

/// Collects what the checks find.
struct Reporter<'a> {
    document: &'a Document,
    found: &'a mut Vec<Diagnostic>,
}

impl Reporter<'_> {
    /// The places of which an error or a warning was reported.
    fn told(&self) -> BTreeSet<Span> {
        self.found.iter().filter(|told| told.severity != Severity::Info).map(|told| told.span).collect()
    }

    /// Was an error or a warning reported within a place?
    fn is_told(&self, place: Span) -> bool {
        self.found.iter().any(|told| told.severity != Severity::Info && place.contains(told.span))
    }

    /// Reports a problem. The message says what is wrong, in lower case and without full stop.
    fn at(
        &mut self,
        meta: &'static RuleMeta,
        place: impl Into<Place>,
        message: impl Into<String>,
    ) -> Report<'_> {
        sink::report(meta, self.document, self.found, place.into(), message.into())
    }
}
