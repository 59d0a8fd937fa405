//! User text on its way into a policy: what would be read as a wildcard or variable is escaped, and placeholders of other tools
//! go through as they stand.

use crate::model::placeholder;
use crate::model::{Field, Value};
use crate::source::cloudformation::RANDOM_SUFFIX;

/// A string of the task definition, with its placeholders replaced by words that every parser takes for part of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Written {
    /// The string to parse.
    pub(super) text: String,
    /// What stands for what.
    placeholders: Vec<(String, String)>,
}

impl Written {
    /// The string of a field that is known or dynamic; nothing when it is empty.
    pub(super) fn of(field: &Field<String>) -> Option<Self> {
        let written = match &field.value {
            Value::Known(text) => Self::plain(text),
            Value::Dynamic(expression) => Self::masked(&expression.text),
            Value::Invalid | Value::Absent => return None,
        };
        (!written.text.is_empty()).then_some(written)
    }

    /// A string without placeholders.
    pub(super) fn plain(text: &str) -> Self {
        Self { text: text.to_owned(), placeholders: Vec::new() }
    }

    /// A part of the string as a string of its own.
    pub(super) fn part(&self, part: &str) -> Self {
        Self { text: part.to_owned(), placeholders: self.placeholders.clone() }
    }

    fn masked(text: &str) -> Self {
        let mut masked = String::with_capacity(text.len());
        let mut placeholders = Vec::new();
        let mut rest = text;
        while let Some((before, found, after)) = placeholder::find(rest).and_then(|span| {
            let range = span.range();
            Some((rest.get(..range.start)?, rest.get(range.clone())?, rest.get(range.end..)?))
        }) {
            let word = word(text, placeholders.len());
            masked.push_str(before);
            masked.push_str(&word);
            // The random end of a secret that a template declares: known to be six characters, and no more.
            let found = if found == RANDOM_SUFFIX { "??????" } else { found };
            placeholders.push((word, found.to_owned()));
            rest = after;
        }
        masked.push_str(rest);
        if placeholders.is_empty() {
            // An expression of another tool, which stands for the whole string.
            masked = word(text, 0);
            placeholders.push((masked.clone(), text.to_owned()));
        }
        Self { text: masked, placeholders }
    }

    /// Does it hold a placeholder?
    pub(super) fn is_dynamic(&self) -> bool {
        self.placeholders.iter().any(|(word, _)| self.text.contains(word.as_str()))
    }

    /// Does a part of the string consist of one placeholder only?
    pub(super) fn is_placeholder(&self, part: &str) -> bool {
        self.placeholders.iter().any(|(word, _)| word == part)
    }

    /// Does a part of the string begin with a placeholder? Gives what follows it.
    pub(super) fn after_placeholder<'a>(&self, part: &'a str) -> Option<&'a str> {
        self.placeholders.iter().find_map(|(word, _)| part.strip_prefix(word.as_str()))
    }

    /// Does a part of the string end with a placeholder? Gives what stands before it.
    pub(super) fn before_placeholder<'a>(&self, part: &'a str) -> Option<&'a str> {
        self.placeholders.iter().find_map(|(word, _)| part.strip_suffix(word.as_str()))
    }

    /// A part of the string as a policy writes it.
    pub(super) fn in_policy(&self, part: &str) -> String {
        self.restore(&escape(part))
    }

    /// A part of the string as the user wrote it.
    pub(super) fn as_written(&self, part: &str) -> String {
        self.restore(part)
    }

    fn restore(&self, part: &str) -> String {
        let restore = |text: String, (word, found): &(String, String)| text.replace(word.as_str(), found);
        self.placeholders.iter().fold(part.to_owned(), restore)
    }
}

/// A word of letters that the text does not contain.
fn word(text: &str, number: usize) -> String {
    let letter = |digit: usize| char::from(b"abcdefghij".get(digit % 10).copied().unwrap_or(b'a'));
    let mut word = String::from("placeholder");
    let mut rest = number;
    loop {
        word.push(letter(rest));
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    word.push('z');
    while text.contains(&word) {
        word.push('z');
    }
    word
}

/// Takes the meaning from what a policy would read as a wildcard or variable.
///
/// Source: IAM User Guide, policy variables (2023); version 2012-10-17 of the policy language.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '*' | '?' | '$') {
            escaped.push_str("${");
            escaped.push(character);
            escaped.push('}');
        } else {
            escaped.push(character);
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hides_and_restores_placeholders() {
        let text = "arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:db-{{ x }}";
        let written = Written::masked(text);
        assert_eq!(written.text.matches(':').count(), 6);
        assert_eq!(written.in_policy(&written.text), text);
        let expression = Written::masked("!Ref DbSecret");
        assert!(expression.is_placeholder(&expression.text));
        assert_eq!(expression.as_written(&expression.text), "!Ref DbSecret");
    }

    #[test]
    fn tells_twelve_placeholders_apart() {
        let text = "${A}${B}${C}${D}${E}${F}${G}${H}${I}${J}${K}${L}placeholderaz";
        let written = Written::masked(text);
        assert_eq!(written.in_policy(&written.text), text);
    }

    #[test]
    fn escapes_what_a_policy_would_read() {
        assert_eq!(escape("a*b?c$d"), "a${*}b${?}c${$}d");
    }
}
