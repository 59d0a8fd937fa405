//! The one detection of secrets in plain text. Every rule on plain text asks it, whatever place it looks at, so that a
//! defect is named once: the surest reading wins.

mod base64;
pub(crate) mod command;
mod connection;
mod encoded;
mod entropy;
mod jwt;
pub(crate) mod letters;
mod nested;
pub(crate) mod private_key;

use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::plain_value::{Looks, describe, looks};
use super::sensitive_name::{self, Sensitivity};
use super::{credential, plain_value};
use crate::facts::credential_formats::Format;
use crate::lint::{ContainerCx, Severity};
use crate::model::container::KeyValuePair;
use crate::model::{Field, placeholder};
use crate::syntax::NodeId;
use crate::text::Span;
use crate::text::order;
use letters::Letters;

/// A secret in plain text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Found {
    /// What it is.
    pub(crate) what: What,
    /// How bad it is.
    pub(crate) severity: Severity,
    /// Where it stands in the value.
    pub(crate) span: Span,
}

/// Kinds of secret, the surest first.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum What {
    /// A credential of a known format.
    Credential(&'static Format),
    /// A private key; its kind with its article.
    PrivateKey(&'static str),
    /// A password in a URL.
    Url,
    /// A password in a connection string, under this key.
    Connection(String),
    /// A signed token, and the day it expires.
    Jwt(Option<String>),
    /// A value inside JSON or a list of settings.
    Nested {
        /// Where it stands there.
        path: String,
        /// How many more there are.
        more: usize,
    },
    /// Base64 of something that is found when it is decoded.
    Encoded(&'static str),
    /// Nothing real: it stands in for a secret.
    StandIn,
    /// Only the name says so.
    Named,
    /// Only the characters look like it.
    Random,
}

impl Found {
    pub(crate) fn new(what: What, severity: Severity, span: Span) -> Self {
        Self { what, severity, span }
    }

    /// What it is, for a sentence. The value is not in it.
    pub(crate) fn title(&self, value: &str) -> String {
        match &self.what {
            What::Credential(format) => match format.shown() {
                Some(shown) => format!("{} (`{shown}…`)", format.title),
                None => format.title.to_owned(),
            },
            What::PrivateKey(title) => (*title).to_owned(),
            What::Url => "a password inside a URL".to_owned(),
            What::Connection(key) => format!("a connection string with `{key}`"),
            What::Jwt(Some(day)) => format!("a signed token, a JWT that expires on {day}"),
            What::Jwt(None) => "a signed token, a JWT that does not expire".to_owned(),
            What::Nested { path, more: 0 } => {
                format!("`{path}`, which looks like a secret ({})", describe(self.span.of(value)))
            }
            What::Nested { path, more } => format!("`{path}` and {more} more, which look like secrets"),
            What::Encoded(title) => format!("{title} in base64"),
            What::StandIn => "a value that stands in for a secret".to_owned(),
            What::Named => format!("what looks like a secret ({})", describe(self.span.of(value))),
            What::Random => format!("what looks random ({})", describe(self.span.of(value))),
        }
    }
}

/// The surest secret in a text that has no name.
pub(crate) fn text(text: &str) -> Option<Found> {
    if let Some((format, span)) = credential::find(text) {
        let severity = if format.sandbox { Severity::Info } else { Severity::Error };
        return Some(Found::new(What::Credential(format), severity, span));
    }
    let letters = Letters::of(text);
    private_key::find(text, letters)
        .or_else(|| connection::url(text, letters))
        .or_else(|| connection::string(text, letters))
        .or_else(|| jwt::find(text, letters))
        .filter(|found| !placeholder::is_in(found.span.of(text)))
}

/// The surest secret in a value that has a name: of a variable, a label, an option.
pub(crate) fn named(name: &str, value: &str) -> Option<Found> {
    let words = sensitive_name::words(name);
    let sensitivity = sensitive_name::of_words(&words);
    let whole = Span::from_range(0..value.len());
    if sensitivity.is_some()
        && let Some(format) = credential::find_by_name(&words, value)
    {
        return Some(Found::new(What::Credential(format), Severity::Error, whole));
    }
    if let Some(found) = text(value) {
        return Some(found);
    }
    if placeholder::is_in(value) {
        return None;
    }
    if let Some(found) = nested::find(value).or_else(|| encoded::find(&words, value)) {
        return Some(found);
    }
    let Some(sensitivity) = sensitivity else {
        return entropy::is_random(&words, value).then(|| Found::new(What::Random, Severity::Info, whole));
    };
    let (what, severity) = match (looks(value), sensitivity) {
        (Looks::Secret, Sensitivity::Secret) => (What::Named, Severity::Warning),
        (Looks::Secret | Looks::Weak, _) => (What::Named, Severity::Info),
        (Looks::StandIn, Sensitivity::Secret) => (What::StandIn, Severity::Info),
        _ => return None,
    };
    Some(Found::new(what, severity, whole))
}

/// The surest secret in a field with a name. Of a value that another tool completes, only what is certain in it.
pub(crate) fn field(name: Option<&str>, value: &Field<String>) -> Option<Found> {
    let written = value.text()?;
    match (name, value.as_str()) {
        (Some(name), Some(value)) => named(name, value),
        _ => text(written),
    }
}

/// A variable of `environment` that holds a secret.
pub(crate) struct Variable<'a> {
    /// The entry.
    pub(crate) pair: &'a KeyValuePair,
    /// Its name as written.
    pub(crate) name: &'a str,
    /// Its value as written.
    pub(crate) value: &'a str,
    /// The node of the value.
    pub(crate) node: NodeId,
    /// What was found in the value.
    pub(crate) found: &'a Found,
}

impl Variable<'_> {
    /// What was found, for a sentence.
    pub(crate) fn title(&self) -> String {
        self.found.title(self.value)
    }
}

/// What was found in the variables of a task, by their entries.
pub(crate) type Scanned = OnceCell<BTreeMap<NodeId, Found>>;

/// The variables of a container that hold secrets.
pub(crate) fn environment<'a>(cx: &'a ContainerCx<'a>) -> impl Iterator<Item = Variable<'a>> {
    let scanned = cx.task.scanned.get_or_init(|| {
        let containers = cx.task.task.container_definitions.items();
        let pairs = containers.flat_map(|container| container.environment.items());
        order::map(pairs.filter_map(|pair| Some((pair.origin, field(pair.name.as_str(), &pair.value)?))))
    });
    cx.container.environment.items().filter_map(|pair| {
        let found = scanned.get(&pair.origin)?;
        let (value, node) = (pair.value.text()?, pair.value.node()?);
        Some(Variable { pair, name: pair.name.text().unwrap_or_default(), value, node, found })
    })
}

/// The text is a value with an own name inside of it: `key=value`, `--key=value`.
fn pair(name: &str, value: &str) -> bool {
    sensitive_name::of(name) == Some(Sensitivity::Secret)
        && plain_value::looks(value) == Looks::Secret
        && !value.contains(['$', '`'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn what(name: &str, value: &str) -> Option<(What, Severity)> {
        named(name, value).map(|found| (found.what, found.severity))
    }

    #[test]
    fn takes_the_surest_reading() {
        let key = "AKIAZ7QW2RTY5UIO8PLK";
        assert!(matches!(what("DB_PASSWORD", key), Some((What::Credential(_), Severity::Error))));
        let url = "postgres://app:Tr0ub4dor@db.internal/app";
        assert_eq!(what("DB_PASSWORD", url), Some((What::Url, Severity::Warning)));
        assert_eq!(what("DB_PASSWORD", "hunter2hunter2"), Some((What::Named, Severity::Warning)));
        assert_eq!(what("DB_PASSWORD", "changeme"), Some((What::StandIn, Severity::Info)));
        assert_eq!(what("DB_PASSWORD", "/run/secrets/db"), None);
        assert_eq!(what("X9", "q8ZrT2vLp0Xw7YkB3nMd6FhJ"), Some((What::Random, Severity::Info)));
        assert_eq!(what("GIT_SHA", "9f8b1c2d3e4f5a6b7c8d9e0f1a2b3c4d5e6f7a8b"), None);
    }

    #[test]
    fn says_nothing_of_the_value() {
        let value = "hunter2hunter2";
        let title = named("DB_PASSWORD", value).unwrap().title(value);
        assert_eq!(title, "what looks like a secret (14 characters: letters and digits)");
    }
}
