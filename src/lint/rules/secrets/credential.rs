//! Finds credentials of known formats in any text. Shared by the rules on plain text.

use crate::facts::credential_formats::{Check, FORMATS, Format, NAMED_FORMATS};
use crate::text::Span;

/// No format is shorter than this.
const SHORTEST: usize = 16;

/// The first credential in a text, and where it stands.
pub(crate) fn find(text: &str) -> Option<(&'static Format, Span)> {
    if text.len() < SHORTEST || !has_long_run(text) {
        return None;
    }
    let mut found: Option<(&Format, Span)> = None;
    let mut in_word = false;
    for (start, pair) in text.as_bytes().windows(2).enumerate() {
        let &[first, second] = pair else { continue };
        let pairs = if in_word { &INSIDE } else { &PAIRS };
        in_word = first.is_ascii_alphanumeric();
        if !holds_pair(pairs, first, second) {
            continue;
        }
        let here = text.as_bytes().get(start..).unwrap_or_default();
        for format in FORMATS {
            let prefix = format.prefix.as_bytes();
            let begins = matches!(prefix, [one, two, ..] if *one == first && *two == second);
            if !begins || !here.starts_with(prefix) {
                continue;
            }
            let Some(span) = matches(format, text, start) else { continue };
            let better = found.is_none_or(|(best, earlier)| {
                span.start < earlier.start
                    || (span.start == earlier.start && format.prefix.len() > best.prefix.len())
            });
            if better {
                found = Some((format, span));
            }
        }
    }
    found
}

/// A bit for each pair of characters that a prefix begins with: most pairs of a text begin none.
static PAIRS: [u64; 256] = pairs(false);

/// Those of formats that may begin inside a word.
static INSIDE: [u64; 256] = pairs(true);

#[expect(clippy::indexing_slicing, reason = "the compiler works it out, and would say so")]
const fn pairs(inside: bool) -> [u64; 256] {
    let mut pairs = [0; 256];
    let mut rest = FORMATS;
    while let [format, others @ ..] = rest {
        if let [first @ ..=127, second @ ..=127, ..] = *format.prefix.as_bytes()
            && (!inside || format.before.is_some() || first == b'.')
        {
            pairs[word(first, second)] |= 1 << (second % 64);
        }
        rest = others;
    }
    pairs
}

/// Which of the words holds the bit of a pair.
const fn word(first: u8, second: u8) -> usize {
    (first % 128) as usize * 2 + (second / 64 % 2) as usize
}

/// Is a pair among some? Said of some too many: those with bytes beyond ASCII.
fn holds_pair(pairs: &[u64; 256], first: u8, second: u8) -> bool {
    pairs.get(word(first, second)).is_some_and(|bits| bits >> (second % 64) & 1 == 1)
}

/// The format of a value that is told only by the name as well; `words` are the words of the name.
pub(crate) fn find_by_name(words: &[String], value: &str) -> Option<&'static Format> {
    let has = |some: &[&str]| words.iter().any(|word| some.contains(&word.as_str()));
    let fits = |format: &Format| {
        let span = value.strip_prefix(format.prefix).and_then(|_| matches(format, value, 0));
        span.is_some_and(|span| span.len() as usize == value.len())
    };
    let found = NAMED_FORMATS.iter().filter(|named| has(named.vendor) && has(named.subject));
    found.map(|named| &named.format).find(|format| fits(format))
}

/// Is there a stretch without blanks and quotes that is long enough for a credential? Most values have none.
fn has_long_run(text: &str) -> bool {
    let mut run = 0;
    text.bytes().any(|byte| {
        run =
            if byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\'' | b',' | b';') { run + 1 } else { 0 };
        run >= SHORTEST
    })
}

fn matches(format: &Format, text: &str, start: usize) -> Option<Span> {
    let start = match format.before {
        Some((alphabet, least, most)) => {
            let before = text.get(..start)?;
            let length =
                before.bytes().rev().take(most + 1).take_while(|&byte| alphabet.contains(byte)).count();
            if !(least..=most).contains(&length) {
                return None;
            }
            start - length
        }
        None => start,
    };
    let first = text.get(..start)?.bytes().next_back();
    // A short prefix may also be the end of a longer word: `cache-key-…`.
    let joined = |byte: u8| format.prefix.len() <= 4 && b"-_.".contains(&byte);
    let begins_word = !format.prefix.starts_with('.') || format.before.is_some();
    if begins_word && first.is_some_and(|byte| byte.is_ascii_alphanumeric() || joined(byte)) {
        return None;
    }
    let rest_start = start + text.get(start..)?.find(format.prefix)? + format.prefix.len();
    let rest = text.get(rest_start..)?;
    let (least, most) = format.length;
    // Not further than needed: a text may be one long run.
    let length = rest.bytes().take(most + 1).take_while(|&byte| format.alphabet.contains(byte)).count();
    let next = rest.as_bytes().get(length);
    if !(least..=most).contains(&length) || next.is_some_and(u8::is_ascii_alphanumeric) {
        return None;
    }
    let tail = rest.get(..length)?;
    let end = rest_start + length;
    // Of a format with a marker in the middle, what stands before counts too.
    let own = if format.before.is_some() { text.get(start..end)? } else { tail };
    (holds(format.check, tail) && !is_example(own)).then(|| Span::from_range(start..end))
}

fn holds(check: Check, tail: &str) -> bool {
    match check {
        Check::None => true,
        Check::Crc32 => has_checksum(tail),
        Check::Contains(marker) => tail.contains(marker),
        Check::Pieces(separator, lengths) => {
            let pieces: Vec<&str> = tail.split(separator).collect();
            let fits = |(piece, &length): (&&str, &usize)| {
                !piece.is_empty() && (length == 0 || piece.len() == length)
            };
            pieces.len() >= lengths.len() && pieces.iter().zip(lengths).all(fits)
        }
        Check::Mixed => {
            tail.bytes().any(|byte| byte.is_ascii_uppercase())
                && tail.bytes().any(|byte| byte.is_ascii_lowercase())
                && tail.bytes().any(|byte| byte.is_ascii_digit())
        }
    }
}

/// Documentation: AWS's own example keys end in EXAMPLE; others repeat one character or count up.
fn is_example(tail: &str) -> bool {
    let upper = tail.to_ascii_uppercase();
    let distinct = (0..=u8::MAX).filter(|byte| tail.as_bytes().contains(byte)).count();
    upper.ends_with("EXAMPLE")
        || upper.contains("EXAMPLEKEY")
        || distinct <= 3
        || ["1234567890ABCDEF", "0123456789ABCDEF", "ABCDEFGHIJKLMNOP", "XXXXXXXX"]
            .iter()
            .any(|row| upper.contains(row))
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
    fn finds_markers_in_the_middle() {
        let title = |text: &str| find(text).map(|(format, span)| (format.title, span.of(text).to_owned()));
        let telegram = format!("123456789:AA{}", "Hq7Zk2".repeat(6).get(..33).unwrap());
        assert_eq!(title(&telegram), Some(("a Telegram bot token", telegram.clone())));
        let mailchimp = "0f1e2d3c4b5a69788796a5b4c3d2e1f0-us12";
        assert_eq!(title(mailchimp), Some(("a Mailchimp key", mailchimp.to_owned())));
        let slack = "https://hooks.slack.com/services/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";
        assert_eq!(title(slack).unwrap().0, "a Slack webhook");
        assert!(find("https://hooks.slack.com/services/").is_none());
        assert!(find("cache-key-0f1e2d3c4b5a69788796a5b4c3d2e1f0").is_none());
        assert!(find("us-east-1").is_none());
    }

    #[test]
    fn joins_name_and_value() {
        let title = |name: &str, value: &str| {
            find_by_name(&super::super::sensitive_name::words(name), value).map(|format| format.title)
        };
        let key = "wJalrXUtnFEMIqK7MDENGqbPxRfiCYzzzzKEY123";
        assert_eq!(title("AWS_SECRET_ACCESS_KEY", key), Some("an AWS secret access key"));
        assert_eq!(title("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"), None);
        assert_eq!(title("SECRET", key), None);
        assert_eq!(title("DD_API_KEY", "0f1e2d3c4b5a69788796a5b4c3d2e1f0"), Some("a Datadog API key"));
        assert_eq!(title("DD_GIT_SHA", "0f1e2d3c4b5a69788796a5b4c3d2e1f0"), None);
    }

    /// A text that fits a format, made of all its characters in turn.
    fn made_to(format: &Format) -> String {
        let characters: Vec<char> =
            (b'!'..=b'~').filter(|&byte| format.alphabet.contains(byte)).map(char::from).collect();
        let some = |count: usize| -> String {
            // A stride that meets small letters, capitals and digits within a few steps.
            (0..count).map(|index| characters[(index * 23 + index / 3 * 5 + 5) % characters.len()]).collect()
        };
        let (least, _) = format.length;
        let tail = match format.check {
            Check::Pieces(separator, lengths) => {
                let fixed: usize = lengths.iter().sum::<usize>() + lengths.len() - 1;
                let free = lengths.iter().filter(|length| **length == 0).count();
                let each = if free == 0 { 0 } else { (least.saturating_sub(fixed)).div_ceil(free) };
                let piece = |length: &usize| {
                    let text = some(if *length == 0 { each } else { *length });
                    text.replace([separator, '.', '-', '/', '$', '='], "7")
                };
                lengths.iter().map(piece).collect::<Vec<String>>().join(&separator.to_string())
            }
            Check::Contains(marker) => format!("{marker}{}", some(least - marker.len())),
            Check::Crc32 => {
                let body = some(least - 6);
                let digits = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
                let mut sum = crc32(body.as_bytes());
                let mut tail = String::new();
                for _ in 0..6 {
                    tail.insert(0, char::from(digits[(sum % 62) as usize]));
                    sum /= 62;
                }
                body + &tail
            }
            Check::None | Check::Mixed => some(least),
        };
        let before = format.before.map_or(String::new(), |(alphabet, least, _)| {
            let own: Vec<char> =
                ('0'..='9').chain('a'..='f').filter(|c| alphabet.contains(*c as u8)).collect();
            (0..least).map(|index| own[(index * 7 + 3) % own.len()]).collect()
        });
        format!("{before}{}{tail}", format.prefix)
    }

    #[test]
    fn every_format_is_found_and_hides_behind_no_other() {
        for format in FORMATS {
            let token = made_to(format);
            for text in [token.clone(), format!("x={token} y"), format!("\"{token}\"")] {
                let found = find(&text).map(|(found, span)| (found.title, span.of(&text)));
                assert_eq!(found, Some((format.title, token.as_str())), "{} in {text}", format.prefix);
            }
        }
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
