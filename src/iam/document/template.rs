//! A string of a policy: characters, wildcards and variables.
//!
//! Source: IAM User Guide, policy variables (2023). They exist only in version 2012-10-17; before, `${…}` is text.

use std::borrow::Cow;

use super::super::pattern::{Token, literal};

/// A string of a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Template {
    /// Without variables.
    Plain(Vec<Token>),
    /// With variables.
    Variable(Vec<Part>),
}

/// A part of a string with variables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A character or wildcard.
    Token(Token),
    /// A variable.
    Variable {
        /// The condition key.
        key: String,
        /// What stands for it when it has no value.
        default: Option<String>,
    },
}

/// What a template comes to in a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expansion<'a> {
    /// A pattern.
    Pattern(Cow<'a, [Token]>),
    /// A variable has no value, so that nothing equals it.
    Absent,
    /// The value of this key is not known.
    Unknown(String),
}

/// The value of a variable.
pub enum Filling {
    /// It has this value.
    Value(String),
    /// It has none.
    Absent,
    /// It is not known.
    Unknown,
}

impl Template {
    /// Reads a string. Without wildcards `*` and `?` mean themselves; without variables `$` does.
    pub fn read(text: &str, wildcards: bool, variables: bool) -> Result<Self, String> {
        let mut parts = Vec::with_capacity(text.len());
        let mut rest = text;
        while let Some(character) = rest.chars().next() {
            if variables && let Some(inside) = rest.strip_prefix("${") {
                let Some((name, after)) = inside.split_once('}') else {
                    return Err(format!("a brace is missing in `{text}`"));
                };
                parts.push(variable(name)?);
                rest = after;
                continue;
            }
            parts.push(Part::Token(match character {
                '*' if wildcards => Token::Many,
                '?' if wildcards => Token::One,
                other => Token::Char(other),
            }));
            rest = rest.get(character.len_utf8()..).unwrap_or_default();
        }
        let plain = parts.iter().map(|part| match part {
            Part::Token(token) => Some(*token),
            Part::Variable { .. } => None,
        });
        Ok(plain.collect::<Option<Vec<Token>>>().map_or(Self::Variable(parts), Self::Plain))
    }

    /// Any string at all.
    pub fn star() -> Self {
        Self::Plain(vec![Token::Many])
    }

    /// Fills the variables in. What is filled in means itself.
    pub fn expand(&self, fill: impl Fn(&str) -> Filling) -> Expansion<'_> {
        let parts = match self {
            Self::Plain(tokens) => return Expansion::Pattern(Cow::Borrowed(tokens)),
            Self::Variable(parts) => parts,
        };
        let mut tokens = Vec::with_capacity(parts.len());
        let mut unknown = None;
        for part in parts {
            match part {
                Part::Token(token) => tokens.push(*token),
                Part::Variable { key, default } => match (fill(key), default) {
                    (Filling::Value(value), _) => tokens.extend(literal(&value)),
                    (Filling::Absent, Some(default)) => tokens.extend(literal(default)),
                    (Filling::Absent, None) => return Expansion::Absent,
                    (Filling::Unknown, _) => unknown = Some(key.clone()),
                },
            }
        }
        unknown.map_or(Expansion::Pattern(Cow::Owned(tokens)), Expansion::Unknown)
    }

    /// The string when it has neither wildcards nor variables.
    pub fn plain(&self) -> Option<String> {
        let Self::Plain(tokens) = self else { return None };
        let character = |token: &Token| match token {
            Token::Char(character) => Some(*character),
            Token::One | Token::Many => None,
        };
        tokens.iter().map(character).collect()
    }
}

/// `${*}`, `${?}`, `${$}`, `${key}` or `${key, 'default'}`.
fn variable(name: &str) -> Result<Part, String> {
    if let "*" | "?" | "$" = name {
        return Ok(Part::Token(Token::Char(name.chars().next().unwrap_or('$'))));
    }
    let (key, default) = match name.split_once(',') {
        Some((key, default)) => {
            let default = default.trim();
            let inside = default.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\''));
            let Some(inside) = inside else {
                return Err(format!("the default in `${{{name}}}` is not in single quotes"));
            };
            (key.trim_end(), Some(inside.to_owned()))
        }
        None => (name, None),
    };
    if key.is_empty() || key.contains(char::is_whitespace) {
        return Err(format!("`${{{name}}}` is not a variable: a space stands in it, or nothing"));
    }
    Ok(Part::Variable { key: key.to_owned(), default })
}
