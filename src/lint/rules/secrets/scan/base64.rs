//! Reads base64 of both alphabets, with or without padding.

/// The bytes; `None` when it is not base64.
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    let body = text.trim_end_matches('=');
    if text.len() - body.len() > 2 || body.len() % 4 == 1 {
        return None;
    }
    let mut bytes = Vec::with_capacity(body.len() / 4 * 3 + 2);
    let (mut group, mut bits) = (0u32, 0);
    for character in body.bytes() {
        group = group << 6 | value(character)?;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(group >> bits & 0xff).unwrap_or_default());
        }
    }
    Some(bytes)
}

/// The text; `None` when it is not base64 of readable text.
pub(super) fn decode_text(text: &str) -> Option<String> {
    let decoded = String::from_utf8(decode(text)?).ok()?;
    let readable = |character: char| !character.is_control() || matches!(character, '\n' | '\r' | '\t');
    (!decoded.is_empty() && decoded.chars().all(readable)).then_some(decoded)
}

fn value(character: u8) -> Option<u32> {
    let value = match character {
        b'A'..=b'Z' => character - b'A',
        b'a'..=b'z' => character - b'a' + 26,
        b'0'..=b'9' => character - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    };
    Some(u32::from(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_both_alphabets() {
        assert_eq!(decode_text("YWRtaW46c2VjcmV0").as_deref(), Some("admin:secret"));
        assert_eq!(decode_text("aGk=").as_deref(), Some("hi"));
        assert_eq!(decode_text("aGk").as_deref(), Some("hi"));
        assert_eq!(decode("-_8"), decode("+/8="));
        assert_eq!(decode("a"), None);
        assert_eq!(decode_text("AAAA"), None);
    }
}
