//! Private keys: PEM and its kin, key stores, JSON Web Keys, kubeconfig files.

use super::letters::Letters;
use super::{Found, What, base64};
use crate::lint::Severity;
use crate::text::Span;

/// A key has at least so much text behind its header; less is a mention of one.
const SHORTEST_BODY: usize = 40;

/// Headers, and what follows them, with its article.
const HEADERS: [(&str, &str); 8] = [
    ("-----BEGIN PRIVATE KEY-----", "a private key"),
    ("-----BEGIN RSA PRIVATE KEY-----", "an RSA private key"),
    ("-----BEGIN EC PRIVATE KEY-----", "an EC private key"),
    ("-----BEGIN DSA PRIVATE KEY-----", "a DSA private key"),
    ("-----BEGIN ENCRYPTED PRIVATE KEY-----", "an encrypted private key"),
    ("-----BEGIN OPENSSH PRIVATE KEY-----", "an OpenSSH private key"),
    ("-----BEGIN PGP PRIVATE KEY BLOCK-----", "a PGP private key"),
    ("PuTTY-User-Key-File-", "a PuTTY private key"),
];

/// The member of a kubeconfig file that holds a key.
const KUBECONFIG: &str = "client-key-data";

/// The first private key in a text with these letters.
pub(crate) fn find(text: &str, letters: Letters) -> Option<Found> {
    if text.len() < SHORTEST_BODY {
        return None;
    }
    let found = |title, span| Some(Found::new(What::PrivateKey(title), Severity::Error, span));
    let starts = |word: &'static str| {
        let is_there = letters.hold(Letters::of(word));
        is_there.then(|| text.match_indices(word)).into_iter().flatten()
    };
    for (start, _) in starts("-----BEGIN ").chain(starts("PuTTY-User-Key-File-")) {
        let rest = text.get(start..).unwrap_or_default();
        let Some((header, title)) = HEADERS.into_iter().find(|(header, _)| rest.starts_with(header)) else {
            continue;
        };
        let body = text.get(start + header.len()..).unwrap_or_default();
        let end = body.find("-----END").unwrap_or(body.len());
        if body.get(..end).unwrap_or_default().bytes().filter(u8::is_ascii_alphanumeric).count()
            >= SHORTEST_BODY
        {
            let tail = body.get(end..).and_then(|tail| tail.trim_start_matches('-').find("-----"));
            let after = tail.map_or(body.len(), |length| (end + length + 10).min(body.len()));
            return found(title, Span::from_range(start..start + header.len() + after));
        }
    }
    if letters.hold(const { Letters::of(KUBECONFIG) })
        && let Some(span) = kubeconfig(text)
    {
        return found("the key of a kubeconfig file", span);
    }
    let whole = Span::from_range(0..text.len());
    if letters.hold(const { Letters::of("\"kty") }) && is_json_web_key(text) {
        return found("a private JSON Web Key", whole);
    }
    key_store(text.trim()).and_then(|title| found(title, whole))
}

/// `client-key-data: LS0t…`
fn kubeconfig(text: &str) -> Option<Span> {
    let start = text.find(KUBECONFIG)? + KUBECONFIG.len();
    let rest = text.get(start..)?;
    let begin = rest.find(|character: char| character.is_ascii_alphanumeric())?;
    let value = rest.get(begin..)?;
    let length =
        value.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(byte)).count();
    (length >= SHORTEST_BODY).then(|| Span::from_range(start + begin..start + begin + length))
}

/// An object with `kty` and the private exponent `d`.
fn is_json_web_key(text: &str) -> bool {
    if !text.contains("\"kty\"") || !text.contains("\"d\"") {
        return false;
    }
    let Ok(json) = serde_json::from_str::<serde_json::Value>(text) else { return false };
    let private = |key: &serde_json::Value| {
        key.get("kty").is_some()
            && key.get("d").and_then(|d| d.as_str()).is_some_and(|d| d.len() >= SHORTEST_BODY)
    };
    private(&json)
        || json.get("keys").and_then(|keys| keys.as_array()).is_some_and(|keys| keys.iter().any(private))
}

/// Base64 of a key or a key store, told by the first bytes: a sequence that begins with the version number.
fn key_store(text: &str) -> Option<&'static str> {
    let single = text.len() >= 100 && !text.contains(char::is_whitespace);
    let bytes = base64::decode(text.get(..16).filter(|_| single)?)?;
    match bytes.as_slice() {
        [0xfe, 0xed, 0xfe, 0xed, ..] => Some("a Java key store"),
        [0x30, 0x82, _, _, 0x02, 0x01, 0x00, ..] => Some("a private key in base64"),
        [0x30, 0x82, _, _, 0x02, 0x01, 0x03, ..] => Some("a PKCS#12 key store"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_private_from_public() {
        let body = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7";
        let title = |text: &str| match find(text, Letters::of(text))?.what {
            What::PrivateKey(title) => Some(title),
            _ => None,
        };
        let pem = |kind: &str| format!("-----BEGIN {kind}-----\n{body}\n-----END {kind}-----");
        assert_eq!(title(&pem("RSA PRIVATE KEY")), Some("an RSA private key"));
        assert_eq!(title(&pem("PUBLIC KEY")), None);
        assert_eq!(title(&pem("CERTIFICATE")), None);
        assert_eq!(title("-----BEGIN PRIVATE KEY-----"), None);
        assert_eq!(title(&body.repeat(3)), Some("a private key in base64"));
        // A certificate begins with a sequence in a sequence.
        let certificate = "MIIDdzCCAl+gAwIBAgIEAgAAuTANBgkqhkiG9w0BAQUFADBaMQswCQYDVQQGEwJJRTES".repeat(2);
        assert_eq!(title(&certificate), None);
    }
}
