//! Base64 with the alphabet for addresses, without padding (RFC 4648, section 5).

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Bytes as text.
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let group =
            chunk.iter().fold(0u32, |group, &byte| group << 8 | u32::from(byte)) << (8 * (3 - chunk.len()));
        for place in 0..=chunk.len() {
            let index = (group >> (18 - 6 * place)) & 63;
            text.extend(ALPHABET.get(index as usize).copied().map(char::from));
        }
    }
    text
}

/// Text as bytes; `None` when it is not what [`encode`] writes.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 2);
    for chunk in text.as_bytes().chunks(4) {
        let mut group = 0u32;
        for &character in chunk {
            group = group << 6 | u32::from(value(character)?);
        }
        let bits = 6 * chunk.len();
        // One character alone holds no byte, and bits that belong to no byte are zero.
        if chunk.len() == 1 || group & ((1 << (bits % 8)) - 1) != 0 {
            return None;
        }
        let whole = bits / 8;
        let [_, filled @ ..] = (group >> (bits % 8)).to_be_bytes();
        bytes.extend(filled.iter().skip(3 - whole));
    }
    Some(bytes)
}

fn value(character: u8) -> Option<u8> {
    match character {
        b'A'..=b'Z' => Some(character - b'A'),
        b'a'..=b'z' => Some(character - b'a' + 26),
        b'0'..=b'9' => Some(character - b'0' + 52),
        b'-' => Some(62),
        b'_' => Some(63),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_standard() {
        // RFC 4648, section 10, without padding.
        for (bytes, text) in
            [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE")]
        {
            assert_eq!(encode(bytes.as_bytes()), text);
            assert_eq!(decode(text).as_deref(), Some(bytes.as_bytes()));
        }
        assert_eq!(encode(&[0xFB, 0xFF]), "-_8");
    }

    #[test]
    fn refuses_what_it_would_not_write() {
        for text in ["A", "Zg==", "Zh", "Zm9/", "Zm9+", "Z m9"] {
            assert_eq!(decode(text), None, "{text}");
        }
    }
}
