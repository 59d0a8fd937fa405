//! Judges pasted policies against a task definition: joins the text, what it needs, and the lints of policies.

use crate::iam::judge::Judged;
use crate::lint::Diagnostic;
use crate::syntax::Document;
use crate::text::TextEdit;

/// What the policies in a text are worth for a task definition.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// The policy text. Nodes and spans of this judgement are its own; only the origins of reasons are those of the task definition's
    /// text.
    pub document: Document,
    /// One for each role that the text has policies of.
    pub roles: Vec<JudgedRole>,
    /// Every problem of the policies, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
    /// What there is to say of the text as a whole.
    pub notes: Vec<String>,
}

/// A role's policies, judged, and what can be done.
#[derive(Clone, Debug)]
pub struct JudgedRole {
    /// The judgement.
    pub judged: Judged,
    /// What can be done, each on the text as it is.
    pub patches: Vec<Patch>,
}

/// A change of the policy text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Patch {
    /// What it is for.
    pub kind: PatchKind,
    /// What it does, in the imperative.
    pub title: String,
    /// The edits.
    pub edit: TextEdit,
    /// The text after them.
    pub text: String,
}

/// What a patch is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PatchKind {
    /// It repairs and adds what is missing.
    Add,
    /// It takes away what is more than needed.
    Tighten,
}

impl PatchKind {
    /// The word used in results.
    pub fn name(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Tighten => "tighten",
        }
    }
}
