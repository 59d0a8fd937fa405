//! Finds credentials of known formats in any text. Shared by the rules on plain text.

use crate::facts::credential_formats::{Check, FORMATS, Format};
use crate::text::Span;

/// The first credential in a text, and where it stands.
pub(crate) fn find(text: &str) -> Option<(&'static Format, Span)> {
    let mut found: Option<(&Format, Span)> = None;
    for format in FORMATS {
        for (start, _) in text.match_indices(format.prefix) {
            let Some(span) = matches(format, text, start) else { continue };
            let better = found.is_none_or(|(best, earlier)| {
                span.start < earlier.start
                    || (span.start == earlier.start && format.prefix.len() > best.prefix.len())
            });
            if better {
                found = Some((format, span));
            }
            break;
        }
    }
    found
}

fn matches(format: &Format, text: &str, start: usize) -> Option<Span> {
    let before = text.get(..start)?.bytes().next_back();
    if before.is_some_and(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let rest = text.get(start + format.prefix.len()..)?;
    let length = rest.bytes().take_while(|&byte| format.alphabet.contains(byte)).count();
    let (least, most) = format.length;
    let next = rest.as_bytes().get(length);
    if !(least..=most).contains(&length) || next.is_some_and(u8::is_ascii_alphanumeric) {
        return None;
    }
    let tail = rest.get(..length)?;
    let holds = match format.check {
        Check::None => true,
        Check::Crc32 => has_checksum(tail),
        Check::Contains(marker) => tail.contains(marker),
    };
    (holds && !is_example(tail)).then(|| Span::from_range(start..start + format.prefix.len() + length))
}

/// Documentation: AWS's own example keys end in EXAMPLE; others repeat one character or count up.
fn is_example(tail: &str) -> bool {
    let upper = tail.to_ascii_uppercase();
    let mut distinct: Vec<u8> = tail.bytes().collect();
    distinct.sort_unstable();
    distinct.dedup();
    upper.ends_with("EXAMPLE")
        || upper.contains("EXAMPLEKEY")
        || distinct.len() <= 3
        || upper.contains("1234567890ABCDEF")
}

/// GitHub and npm: the last six characters are the CRC-32 of those before, in base 62.
fn has_checksum(tail: &str) -> bool {
    const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let Some((body, sum)) = tail.split_at_checked(tail.len().saturating_sub(6)) else { return false };
    let mut value = crc32(body.as_bytes());
    let mut expected = [b'0'; 6];
    for place in expected.iter_mut().rev() {
        *place = DIGITS.get((value % 62) as usize).copied().unwrap_or(b'0');
        value /= 62;
    }
    sum.as_bytes() == expected
}

/// CRC-32 as in ISO 3309.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0u32, |sum, &byte| {
        (0..8).fold(
            sum ^ u32::from(byte),
            |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 },
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_credentials_by_format() {
        let (format, span) = find("key=AKIAZ7QW2RTY5UIO8PLK;").unwrap();
        assert_eq!((format.title, span), ("an AWS access key id", Span::new(4, 24)));
        assert!(find("AKIAIOSFODNN7EXAMPLE").is_none());
        assert!(find("XAKIAZ7QW2RTY5UIO8PLK").is_none());
        assert!(find("AKIAZ7QW2RTY5UIO8PLKX").is_none());
    }

    #[test]
    fn verifies_the_checksum() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        let body = "zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ";
        let digits = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        let mut sum = crc32(body.as_bytes());
        let mut tail = Vec::new();
        for _ in 0..6 {
            tail.insert(0, digits[(sum % 62) as usize]);
            sum /= 62;
        }
        let token = format!("ghp_{body}{}", String::from_utf8(tail).unwrap());
        assert!(find(&token).is_some());
        assert!(find(&token.replace("zQW", "zQX")).is_none());
    }
}
