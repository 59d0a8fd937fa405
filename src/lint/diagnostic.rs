//! One reported problem, and the edits that would repair it.

use super::RuleMeta;
use crate::text::{Span, TextEdit};

/// How bad a problem is. Ordered from advice to error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Advice.
    Info,
    /// It will bite.
    Warning,
    /// ECS refuses it, the task cannot start, or a credential stands in plain text.
    Error,
}

impl Severity {
    /// The word used in results.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }

    /// The inverse of [`Severity::name`].
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Error, Self::Warning, Self::Info].into_iter().find(|severity| severity.name() == name)
    }
}

/// A problem in the text.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The rule that found it.
    pub rule: &'static RuleMeta,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// The smallest guilty place.
    pub span: Span,
    /// Other places that belong to it.
    pub related: Vec<Label>,
    /// Edits that repair it, the best first.
    pub fixes: Vec<Fix>,
    /// The task definition it is in, by number.
    pub task: Option<usize>,
    /// The container it is in, by name.
    pub container: Option<String>,
    /// Whether the text at the place is itself a secret, which reports must not repeat.
    pub sensitive: bool,
}

/// A place with a remark.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// The remark.
    pub text: String,
}

/// A repair.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// What it does, in the imperative.
    pub title: String,
    /// Whether it may be made without asking.
    pub applicability: Applicability,
    /// The edits.
    pub edit: TextEdit,
}

/// Whether a fix may be made without asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applicability {
    /// One legal meaning: it never changes what runs, unless ECS would have refused the text.
    Safe,
    /// A likely meaning, or a placeholder to fill in: the user decides.
    Unsafe,
}

impl Applicability {
    /// The word used in results.
    pub fn name(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Unsafe => "unsafe",
        }
    }
}
