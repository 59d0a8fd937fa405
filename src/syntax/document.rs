//! One parsed text: the text, its lines, its tree and its syntax errors.

use std::rc::Rc;

use super::{SyntaxError, Tree, detect, json, yaml};
use crate::text::{LineIndex, Span, order};

/// What the text is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// JSON, with comments and other slips reported but understood.
    Json,
    /// YAML 1.2, with the 1.1 booleans noticed.
    Yaml,
}

impl Language {
    /// The word used in options and results.
    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Yaml => "yaml",
        }
    }
}

/// A parsed text.
#[derive(Clone, Debug)]
pub struct Document {
    /// The text itself.
    pub text: Rc<str>,
    /// What it was parsed as.
    pub language: Language,
    /// Its lines.
    pub lines: LineIndex,
    /// Its tree; there is always a root.
    pub tree: Tree,
    /// What was wrong, in order of place.
    pub errors: Vec<SyntaxError>,
}

impl Document {
    /// The source text under a span.
    pub fn slice(&self, span: Span) -> &str {
        span.of(&self.text)
    }
}

/// Parses a text. Without a language, the language is detected.
pub fn parse(text: &str, language: Option<Language>) -> Document {
    let language = language.unwrap_or_else(|| detect::language(text));
    let (tree, mut errors) = match language {
        Language::Yaml => yaml::parse(text),
        Language::Json => json::parse(text),
    };
    order::by_place(&mut errors, |error| (error.span, 0));
    Document { text: text.into(), language, lines: LineIndex::new(text), tree, errors }
}
