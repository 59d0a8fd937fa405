//! Does a name say that its value is a secret? Shared by the rules on plain text.

use crate::facts::secret_names::{
    HARMLESS_AFTER, HARMLESS_BEFORE, HARMLESS_PAIRS, MILD_LAST, SENSITIVE, SENSITIVE_LAST,
};

/// How much a name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sensitivity {
    /// Worth a remark.
    Mild,
    /// A secret.
    Secret,
}

/// What a name says of its value; `None` for an ordinary name.
pub(crate) fn of(name: &str) -> Option<Sensitivity> {
    of_words(&words(name))
}

/// The same for the words of a name.
pub(crate) fn of_words(words: &[String]) -> Option<Sensitivity> {
    let word = |index: usize| words.get(index).map_or("", String::as_str);
    // How many words from here on the longest of some names takes.
    let taken = |index: usize, names: &[&str]| {
        let words = words.get(index..).unwrap_or_default();
        let first = words.first().and_then(|word| word.bytes().next());
        let begin_alike = names.iter().filter(|name| name.bytes().next() == first);
        begin_alike.filter_map(|name| words_of(name, words)).max()
    };
    if HARMLESS_BEFORE.contains(&word(0)) && words.len() > 1 {
        return None;
    }
    if (0..words.len()).any(|index| taken(index, HARMLESS_PAIRS).is_some()) {
        return None;
    }
    let last = words.len().checked_sub(1)?;
    let sensitive =
        (0..words.len()).rev().find_map(|index| taken(index, SENSITIVE).map(|count| index + count));
    if let Some(end) = sensitive {
        let taken_back =
            words.get(end..).unwrap_or_default().iter().any(|word| HARMLESS_AFTER.contains(&word.as_str()));
        return (!taken_back).then_some(Sensitivity::Secret);
    }
    if last > 0 && SENSITIVE_LAST.contains(&word(last)) && word(0) != "OLD" {
        return Some(Sensitivity::Secret);
    }
    MILD_LAST.contains(&word(last)).then_some(Sensitivity::Mild)
}

/// How many words a name such as `ACCESS_KEY` has, when these begin with them.
fn words_of(name: &str, words: &[String]) -> Option<usize> {
    let mut rest = name;
    for (index, word) in words.iter().enumerate() {
        rest = rest.strip_prefix(word.as_str())?;
        if rest.is_empty() {
            return Some(index + 1);
        }
        rest = rest.strip_prefix('_')?;
    }
    None
}

/// The words of a name in capitals: split at `_ - . : /`, blanks, and where a small letter meets a capital one.
pub(crate) fn words(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut start = 0;
    let mut end_word = |start: usize, end: usize| {
        if let Some(word) = name.get(start..end).filter(|word| !word.is_empty()) {
            words.push(word.to_ascii_uppercase());
        }
    };
    let mut previous = b' ';
    for (index, byte) in name.bytes().enumerate() {
        let next = || name.as_bytes().get(index + 1).is_some_and(u8::is_ascii_lowercase);
        let hump = byte.is_ascii_uppercase()
            && (previous.is_ascii_lowercase() || (previous.is_ascii_uppercase() && next()));
        previous = byte;
        if !byte.is_ascii_alphanumeric() {
            end_word(start, index);
            start = index + 1;
        } else if hump {
            end_word(start, index);
            start = index;
        }
    }
    end_word(start, name.len());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_secrets_by_name() {
        for name in [
            "DB_PASSWORD",
            "db.password",
            "dbPassword",
            "SECRET_KEY_BASE",
            "GITHUB_TOKEN",
            "STRIPE_API_KEY",
            "apiKey",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_ACCESS_KEY_ID",
            "DB_PASS",
            "MYSQL_PWD",
            "DB_PASSWORD_PROD",
            "JWT_SECRET",
            "spring.datasource.password",
            "APP_CREDENTIALS",
            "GH_PAT",
            "TOKEN",
            "CLIENT_SECRET",
        ] {
            assert_eq!(of(name), Some(Sensitivity::Secret), "{name}");
        }
        assert_eq!(of("PASSWORD_SALT"), Some(Sensitivity::Secret));
        assert_eq!(of("HASH_SALT"), Some(Sensitivity::Mild));
    }

    #[test]
    fn leaves_ordinary_names_alone() {
        for name in [
            "DB_SECRET_ARN",
            "SECRET_NAME",
            "PASSWORD_FILE",
            "AWS_SECRETS_MANAGER_REGION",
            "TOKEN_TTL_SECONDS",
            "MYSQL_ALLOW_EMPTY_PASSWORD",
            "OPENAI_MAX_TOKENS",
            "MAX_TOKENS",
            "PASSWORD_MIN_LENGTH",
            "ENABLE_PASSWORD_RESET",
            "PWD",
            "OLDPWD",
            "OLD_PWD",
            "PASS",
            "COMPASS_URL",
            "PASSPORT_STRATEGY",
            "AUTHOR",
            "PRIMARY_KEY",
            "S3_KEY",
            "KMS_KEY_ID",
            "TOKENS",
            "CACHE_KEY",
            "PUBLIC_KEY",
            "SECRETS_MANAGER_ENDPOINT",
            "USE_TOKEN",
            "TOKEN_URL",
            "BYPASS",
            "KEYCLOAK_REALM",
            "MONKEY",
        ] {
            assert_eq!(of(name), None, "{name}");
        }
    }
}
