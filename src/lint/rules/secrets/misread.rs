//! What a `valueFrom` was meant to be that is neither an ARN nor a possible name of a parameter. ECS reads all of them as the
//! name of a parameter and refuses them; each has one rule that says it best.

use super::credential;
use crate::facts::foreign_references;
use crate::model::value_from::is_parameter_name;
use crate::text::Span;

/// What was meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Misread {
    /// Nothing.
    Blank,
    /// An ARN that is cut off.
    BrokenArn,
    /// A reference of another tool.
    Foreign,
    /// The value itself.
    Plaintext,
    /// Several parameters at once; the first `*` or `?`.
    Wildcard(Span),
    /// A Secrets Manager name with what is behind it: `name:key::`.
    SecretName,
    /// A Secrets Manager name that only a service can give: `rds!…`
    ManagedSecretName,
    /// A parameter with a JSON key: `/name:key::`; the selectors.
    ParameterWithKey(Span),
    /// A parameter with a version or label: `/name:3`; the colon and what follows.
    ParameterWithVersion(Span),
    /// A parameter with a character that names cannot hold.
    Characters(Span),
}

/// What a text was meant to be; `text` is no ARN and no possible name of a parameter.
pub(crate) fn of(text: &str) -> Misread {
    if text.trim().is_empty() {
        return Misread::Blank;
    }
    if text.get(..4).is_some_and(|beginning| beginning.eq_ignore_ascii_case("arn:")) {
        return Misread::BrokenArn;
    }
    if foreign_references::find(text).is_some() {
        return Misread::Foreign;
    }
    if credential::find(text).is_some() || text.contains("://") {
        return Misread::Plaintext;
    }
    let wildcard = |character: char| matches!(character, '*' | '?');
    if let Some(index) = text.find(wildcard)
        && text.starts_with('/')
        && is_parameter_name(&text.replace(wildcard, "x"))
    {
        return Misread::Wildcard(Span::from_range(index..index + 1));
    }
    if let Some((name, tail)) = text.split_once(':')
        && is_parameter_name(name)
        && (tail.is_empty() || is_parameter_name(&tail.replace(':', "x")))
    {
        let span = Span::from_range(name.len()..text.len());
        return match (tail.contains(':'), name.starts_with('/')) {
            (true, true) => Misread::ParameterWithKey(span),
            (true, false) => Misread::SecretName,
            (false, _) if is_version_of(name, tail) => Misread::ParameterWithVersion(span),
            // `user:password`
            (false, _) => Misread::Plaintext,
        };
    }
    if is_managed_secret(text) {
        return Misread::ManagedSecretName;
    }
    let odd = text.char_indices().find(|(_, character)| {
        !(character.is_ascii_alphanumeric() || matches!(character, '_' | '.' | '-' | '/'))
    });
    match odd {
        Some((index, character)) if text.starts_with('/') => {
            Misread::Characters(Span::from_range(index..index + character.len_utf8()))
        }
        // Longer than any name, but nothing wrong with the characters.
        None => Misread::Characters(Span::from_range(0..text.len())),
        Some(_) => Misread::Plaintext,
    }
}

/// `/path/name:label` or `name:3`; anything else may be a user and a password.
fn is_version_of(name: &str, tail: &str) -> bool {
    let is_number = tail.len() < 5 && tail.bytes().all(|byte| byte.is_ascii_digit());
    name.starts_with('/') || is_number || matches!(tail, "current" | "latest")
}

/// `rds!db-…`: a name that only a service can give, and perhaps a JSON key behind it.
fn is_managed_secret(text: &str) -> bool {
    text.split_once('!').is_some_and(|(service, rest)| {
        service.len() > 1
            && !rest.is_empty()
            && service.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
            && rest.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b':'))
            && rest.contains('-')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_what_was_meant() {
        let cases = [
            ("", Misread::Blank),
            ("arn:aws:secretsmanager:us-east-1", Misread::BrokenArn),
            ("ssm:/prod/db", Misread::Foreign),
            ("/prod/*", Misread::Wildcard(Span::new(6, 7))),
            ("prod/db:password::", Misread::SecretName),
            ("/prod/db:password::", Misread::ParameterWithKey(Span::new(8, 19))),
            ("/prod/db:3", Misread::ParameterWithVersion(Span::new(8, 10))),
            ("db:latest", Misread::ParameterWithVersion(Span::new(2, 9))),
            ("rds!db-1a2b-AbCdEf", Misread::ManagedSecretName),
            ("rds!db-1a2b-AbCdEf:password::", Misread::ManagedSecretName),
            ("app:hunter2", Misread::Plaintext),
            ("hunter2!", Misread::Plaintext),
            ("correct horse", Misread::Plaintext),
            ("postgres://app:pw@db/app", Misread::Plaintext),
            ("p@ss=word", Misread::Plaintext),
            ("/prod/my db", Misread::Characters(Span::new(8, 9))),
        ];
        for (text, expected) in cases {
            assert_eq!(of(text), expected, "{text}");
        }
    }
}
