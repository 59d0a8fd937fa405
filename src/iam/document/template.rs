//! A string of a policy: characters, wildcards and variables.
//!
//! Source: IAM User Guide, policy variables (2023). They exist only in version 2012-10-17; before, `${…}` is text.

use super::super::pattern::{Token, literal};

/// A string of a policy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template {
    parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Token(Token),
    Variable { key: String, default: Option<String> },
}

/// What a template comes to in a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expansion {
    /// A pattern.
    Pattern(Vec<Token>),
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
        Ok(Self { parts })
    }

    /// Any string at all.
    pub fn star() -> Self {
        Self { parts: vec![Part::Token(Token::Many)] }
    }

    /// Fills the variables in. What is filled in means itself.
    pub fn expand(&self, fill: impl Fn(&str) -> Filling) -> Expansion {
        let mut tokens = Vec::with_capacity(self.parts.len());
        let mut unknown = None;
        for part in &self.parts {
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
        unknown.map_or(Expansion::Pattern(tokens), Expansion::Unknown)
    }

    /// The string when it has neither wildcards nor variables.
    pub fn plain(&self) -> Option<String> {
        let character = |part: &Part| match part {
            Part::Token(Token::Char(character)) => Some(*character),
            _ => None,
        };
        self.parts.iter().map(character).collect()
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
