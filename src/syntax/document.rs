//! One parsed text: the text, its lines, its tree and its syntax errors.

use std::borrow::Cow;
use std::rc::Rc;

use serde_json::Value;

use super::{NodeId, SyntaxError, Tree, detect, fragment, hcl, json, yaml};
use crate::text::{LineIndex, Span, order};

/// What the text is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// JSON, with comments and other slips reported but understood.
    Json,
    /// YAML 1.2, with the 1.1 booleans noticed.
    Yaml,
    /// The native syntax of HCL, which Terraform is written in.
    Hcl,
}

impl Language {
    /// The word used in options and results.
    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Yaml => "yaml",
            Self::Hcl => "hcl",
        }
    }
}

/// How a document of another dialect spells what is written into it; the rest of the engine speaks in the API's names.
#[derive(Clone, Copy, Debug)]
pub struct Speller {
    /// The name of a member: structure of the API, member.
    pub key: fn(&str, &str) -> String,
    /// A value that is a structure of the API, or a list of such: structure, value.
    pub value: fn(&str, &Value) -> Value,
    /// Members that the API requires and the dialect does not.
    pub optional: &'static [&'static str],
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
    /// How edits are spelled, when not as the API spells.
    pub speller: Option<Speller>,
}

impl Document {
    /// The source text under a span.
    pub fn slice(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// The name of a member of a structure of the API, as the document spells it.
    pub fn spelled_key<'a>(&self, structure: &str, member: &'a str) -> Cow<'a, str> {
        self.speller.map_or(Cow::Borrowed(member), |speller| Cow::Owned((speller.key)(structure, member)))
    }

    /// A member of an object as it is to be written: its key and its value.
    pub(super) fn spelled_member<'a>(
        &self,
        object: NodeId,
        key: &'a str,
        value: &'a Value,
    ) -> (Cow<'a, str>, Cow<'a, Value>) {
        let spelled = self.speller.zip(self.tree.structure(object)).map(|(speller, structure)| {
            let member = serde_json::json!({ key: value });
            let key = (speller.key)(structure, key);
            let mut spelled = (speller.value)(structure, &member);
            let value = spelled.get_mut(&key).map(Value::take).unwrap_or_default();
            (Cow::Owned(key), Cow::Owned(value))
        });
        spelled.unwrap_or((Cow::Borrowed(key), Cow::Borrowed(value)))
    }

    /// A value as it is to be written in the place of a node, or as an element of it.
    pub(super) fn spelled<'a>(&self, node: NodeId, value: &'a Value) -> Cow<'a, Value> {
        match self.speller.zip(self.tree.structure(node)) {
            Some((speller, structure)) => Cow::Owned((speller.value)(structure, value)),
            None => Cow::Borrowed(value),
        }
    }

    /// The language that a node is written in: JSON where it stands inside of something else.
    pub fn language_of(&self, node: NodeId) -> Language {
        let span = self.tree.span(node);
        let inside = self.tree.fragments.iter().any(|part| part.span.contains(span) && part.span != span);
        if inside { Language::Json } else { self.language }
    }
}

/// Parses a text. Without a language, the language is detected.
pub fn parse(text: &str, language: Option<Language>) -> Document {
    let language = language.unwrap_or_else(|| detect::language(text));
    let (tree, mut errors) = match language {
        Language::Yaml => yaml::parse(text),
        Language::Json => match detect::argument(text) {
            Some(argument) => fragment::read(text, argument),
            None => json::parse(text),
        },
        Language::Hcl => hcl::parse(text),
    };
    order::by_place(&mut errors, |error| (error.span, 0));
    let lines = LineIndex::new(text);
    let mut document = Document { text: text.into(), language, lines, tree, errors, speller: None };
    // A text that is nothing but a string, which holds JSON.
    if language != Language::Hcl {
        let root = document.tree.root();
        fragment::unfold(&mut document, root);
    }
    document
}
