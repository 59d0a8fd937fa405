//! Secrets behind base64, which hides nothing.

use super::{Found, What, base64, text};
use crate::lint::Severity;
use crate::text::Span;

/// Shorter base64 is not looked at.
const SHORTEST: usize = 24;

/// A secret that shows when a value is decoded; `words` are the words of its name.
pub(super) fn find(words: &[String], value: &str) -> Option<Found> {
    let trimmed = value.trim();
    let encoded = trimmed.strip_prefix("Basic ").unwrap_or(trimmed);
    let about_login = encoded.len() < trimmed.len()
        || words
            .iter()
            .any(|word| ["AUTH", "AUTHORIZATION", "BASIC", "CREDENTIALS"].contains(&word.as_str()));
    if encoded.len() < if about_login { 8 } else { SHORTEST } {
        return None;
    }
    let decoded = base64::decode_text(encoded)?;
    let title = match text(&decoded).filter(|found| found.severity > Severity::Info).map(|found| found.what) {
        Some(What::Credential(format)) => format.title,
        Some(What::PrivateKey(title)) => title,
        Some(What::Url) => "a URL with a password",
        Some(What::Connection(_)) => "a connection string with a password",
        Some(_) => return None,
        None if about_login && is_login(&decoded) => "user and password",
        None => return None,
    };
    let start = value.find(encoded)?;
    let span = Span::from_range(start..start + encoded.len());
    Some(Found::new(What::Encoded(title), Severity::Warning, span))
}

/// `user:password`
fn is_login(text: &str) -> bool {
    text.split_once(':').is_some_and(|(user, password)| {
        !user.is_empty()
            && password.len() >= 3
            && text.is_ascii()
            && !text.contains(char::is_whitespace)
            && !text.contains("//")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title(name: &str, value: &str) -> Option<&'static str> {
        let words: Vec<String> = name.split('_').map(str::to_owned).collect();
        match find(&words, value)?.what {
            What::Encoded(title) => Some(title),
            _ => None,
        }
    }

    #[test]
    fn looks_behind_base64() {
        assert_eq!(title("BASIC_AUTH", "YWRtaW46czNjcjN0cHc="), Some("user and password"));
        assert_eq!(title("LOGO", "YWRtaW46czNjcjN0cHc="), None);
        // postgres://app:s3cr3t@db/app
        assert_eq!(title("X", "cG9zdGdyZXM6Ly9hcHA6czNjcjN0QGRiL2FwcA=="), Some("a URL with a password"));
        assert_eq!(title("LOGO", "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"), None);
    }
}
