//! Does a value look random? Only a remark, for values whose name says nothing.

/// Words of a name that explain why a value looks random.
const EXPLAINED: [&str; 24] = [
    "ANON",
    "ARN",
    "BUILD",
    "CERT",
    "CERTIFICATE",
    "CHECKSUM",
    "COMMIT",
    "DIGEST",
    "DSN",
    "ETAG",
    "FINGERPRINT",
    "GIT",
    "HASH",
    "ID",
    "IDS",
    "IMAGE",
    "INTEGRITY",
    "PUBLIC",
    "PUBLISHABLE",
    "RELEASE",
    "REVISION",
    "SHA",
    "SITE",
    "VERSION",
];

/// Bits per character that base64 and hexadecimal digits must have.
const BASE64_BITS: f64 = 4.0;
const HEX_BITS: f64 = 3.5;

/// Does a value look random? `words` are the words of its name.
pub(super) fn is_random(words: &[String], value: &str) -> bool {
    if words.iter().any(|word| EXPLAINED.contains(&word.as_str())) || !value.is_ascii() {
        return false;
    }
    let all = |fits: fn(u8) -> bool| value.bytes().all(fits);
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    if value.len() >= 32 && all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte)) {
        return digits < value.len() && digits > 3 && entropy(value) >= HEX_BITS;
    }
    let upper = value.bytes().filter(u8::is_ascii_uppercase).count();
    let lower = value.bytes().filter(u8::is_ascii_lowercase).count();
    value.len() >= 24
        && all(|byte| byte.is_ascii_alphanumeric() || b"+/=_-".contains(&byte))
        && value.bytes().filter(|byte| b"/-".contains(byte)).count() < 4
        && digits >= 3
        && upper >= 3
        && lower >= 3
        && !has_word(value)
        && !value.starts_with("pk_")
        && !value.starts_with("iVBOR")
        && entropy(value) >= BASE64_BITS
}

/// Six small letters in a row, or a capital and five: more likely a word than chance.
fn has_word(value: &str) -> bool {
    let mut run = 0;
    value.bytes().any(|byte| {
        run = if byte.is_ascii_lowercase() { run + 1 } else { 0 };
        run >= 6
    })
}

/// Shannon's entropy in bits per character.
fn entropy(value: &str) -> f64 {
    let mut counts = [0u32; 128];
    for byte in value.bytes() {
        if let Some(count) = counts.get_mut(usize::from(byte)) {
            *count += 1;
        }
    }
    let length = value.len() as f64;
    -counts
        .iter()
        .filter(|&&count| count > 0)
        .map(|&count| f64::from(count) / length)
        .map(|part| part * part.log2())
        .sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_chance_from_words() {
        let random = |value: &str| is_random(&["X9".to_owned()], value);
        assert!(random("q8ZrT2vLp0Xw7YkB3nMd6FhJ"));
        assert!(random("9f8b1c2d3e4f5a6b7c8d9e0f1a2b3c4d"));
        for value in [
            "us-east-1_AbCdEfGhI",
            "123e4567-e89b-12d3-a456-426614174000",
            "MyVeryLongConfigurationClassName2024",
            "arn:aws:s3:::bucket",
            "00000000000000000000000000000000",
            "ThisIsASentenceWithoutBlanks123",
        ] {
            assert!(!random(value), "{value}");
        }
        assert!(!is_random(
            &["GIT".to_owned(), "SHA".to_owned()],
            "9f8b1c2d3e4f5a6b7c8d9e0f1a2b3c4d5e6f7a8b"
        ));
    }
}
