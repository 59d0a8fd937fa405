//! A file that was opened: its text as the editor takes it, and its bytes as they were, so that saving changes what was changed and
//! nothing else.

use super::difference;
use crate::analysis::LONGEST_TEXT;
use crate::syntax::Language;

/// A file that was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// What it is called.
    pub name: String,
    encoding: Encoding,
    /// Its text with its line ends, without the mark at the start.
    text: String,
}

/// How the bytes of a file give its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Encoding {
    Utf8,
    /// With the mark that Windows puts at the start.
    Utf8Marked,
    /// What PowerShell writes, with its mark.
    Utf16LittleEndian,
    Utf16BigEndian,
}

/// Why a file cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unopened {
    /// It has so many bytes.
    TooLarge(usize),
    /// It is no text.
    NotText,
}

/// The largest file that is read, in bytes. UTF-16 takes two for a letter.
pub const LARGEST: usize = 2 * LONGEST_TEXT + 2;

/// Reads the bytes of a file.
pub fn open(name: &str, bytes: &[u8]) -> Result<Opened, Unopened> {
    if bytes.len() > LARGEST {
        return Err(Unopened::TooLarge(bytes.len()));
    }
    let utf16 = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let (pairs, odd) = rest.as_chunks::<2>();
        let units: Vec<u16> = pairs.iter().copied().map(unit).collect();
        if odd.is_empty() { String::from_utf16(&units).ok() } else { None }
    };
    let (encoding, text) = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => (Encoding::Utf8Marked, utf8(rest)),
        [0xFF, 0xFE, rest @ ..] => (Encoding::Utf16LittleEndian, utf16(rest, u16::from_le_bytes)),
        [0xFE, 0xFF, rest @ ..] => (Encoding::Utf16BigEndian, utf16(rest, u16::from_be_bytes)),
        _ => (Encoding::Utf8, utf8(bytes)),
    };
    let text = text.filter(|text| !text.contains('\0')).ok_or(Unopened::NotText)?;
    if text.len() > LONGEST_TEXT {
        return Err(Unopened::TooLarge(bytes.len()));
    }
    Ok(Opened { name: name.to_owned(), encoding, text })
}

fn utf8(bytes: &[u8]) -> Option<String> {
    String::from_utf8(bytes.to_vec()).ok()
}

impl Opened {
    /// The text as the editor has it: every line ends with a line feed.
    pub fn text(&self) -> String {
        self.text.replace("\r\n", "\n").replace('\r', "\n")
    }

    /// The bytes of the file with another text in it. Lines that are as they were keep their ends; new ones get that of the most.
    pub fn bytes(&self, text: &str) -> Vec<u8> {
        self.encode(&self.with_line_ends(text))
    }

    fn with_line_ends(&self, text: &str) -> String {
        let before = self.text();
        let mut out = String::with_capacity(text.len());
        let mut lines = lines(&self.text).peekable();
        let mut offset = 0;
        let usual = self.usual_end();
        let edits = difference::by_line(&before, text);
        for edit in edits.edits() {
            let (start, end) = (edit.span.start as usize, edit.span.end as usize);
            while offset < start
                && let Some((line, length)) = lines.next()
            {
                push(&mut out, line);
                offset += length;
            }
            push(&mut out, &edit.insert.replace('\n', usual));
            while offset < end
                && let Some((_, length)) = lines.next()
            {
                offset += length;
            }
        }
        lines.for_each(|(line, _)| push(&mut out, line));
        out
    }

    /// How most lines end.
    fn usual_end(&self) -> &'static str {
        let count = |end| self.text.matches(end).count();
        let pairs = count("\r\n");
        let (feeds, returns) = (count("\n") - pairs, count("\r") - pairs);
        match () {
            () if pairs > feeds && pairs >= returns => "\r\n",
            () if returns > feeds => "\r",
            () => "\n",
        }
    }

    fn encode(&self, text: &str) -> Vec<u8> {
        let units = || std::iter::once('\u{FEFF}').chain(text.chars()).collect::<String>();
        match self.encoding {
            Encoding::Utf8 => text.as_bytes().to_vec(),
            Encoding::Utf8Marked => units().into_bytes(),
            Encoding::Utf16LittleEndian => units().encode_utf16().flat_map(u16::to_le_bytes).collect(),
            Encoding::Utf16BigEndian => units().encode_utf16().flat_map(u16::to_be_bytes).collect(),
        }
    }
}

/// Adds a piece; ends of lines that come together do not become one.
fn push(out: &mut String, piece: &str) {
    if piece.starts_with('\n') && out.ends_with('\r') {
        out.push('\n');
    }
    out.push_str(piece);
}

/// Lines with their ends, and how long each is where it ends with a line feed.
fn lines(text: &str) -> impl Iterator<Item = (&str, usize)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = rest.find(['\r', '\n']).map_or(rest.len(), |end| {
            let pair = rest.get(end..).is_some_and(|rest| rest.starts_with("\r\n"));
            end + if pair { 2 } else { 1 }
        });
        let (line, after) = rest.split_at_checked(end).filter(|(line, _)| !line.is_empty())?;
        rest = after;
        Some((line, line.len() - usize::from(line.ends_with("\r\n"))))
    })
}

/// What a text is called when it is saved: as it was opened, or by its language.
pub fn name(opened: Option<&Opened>, language: Option<Language>) -> &str {
    match (opened, language) {
        (Some(opened), _) => &opened.name,
        (None, Some(Language::Yaml)) => "task-definition.yaml",
        (None, Some(Language::Hcl)) => "main.tf",
        (None, Some(Language::Json) | None) => "task-definition.json",
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn saved(bytes: &[u8], text: &str) -> String {
        String::from_utf8(open("a", bytes).unwrap().bytes(text)).unwrap()
    }

    #[test]
    fn what_is_not_changed_comes_back_byte_for_byte() {
        for bytes in [
            &b"{\r\n\t\"a\": 1\r\n}\r\n"[..],
            b"a\rb\r",
            b"a\r\nb\nc\rd",
            b"\xEF\xBB\xBF{}",
            b"\xFF\xFE{\0}\0\r\0\n\0",
            b"\xFE\xFF\0{\0}",
            b"",
            b"\xEF\xBB\xBF",
            b"\r\n",
            b"\n\r",
            "é😀\u{2028}x\r\n".as_bytes(),
        ] {
            let opened = open("a", bytes).unwrap();
            assert!(!opened.text().contains('\r'));
            assert_eq!(opened.bytes(&opened.text()), bytes, "{bytes:?}");
        }
    }

    #[test]
    fn only_what_is_changed_changes() {
        assert_eq!(saved(b"a\r\nb\nc\r\n", "a\nB\nnew\nc\n"), "a\r\nB\r\nnew\r\nc\r\n");
        assert_eq!(saved(b"a\nb\n", "a\nb\nc"), "a\nb\nc");
        assert_eq!(saved(b"a\r\nb\r\n", ""), "");
        assert_eq!(saved(b"", "a\nb\n"), "a\nb\n");
    }

    #[test]
    fn what_is_no_text_or_too_large_is_refused() {
        for bytes in [&b"\x89PNG\r\n\x1a\n\0"[..], b"a\0b", b"\xFF\xFEa", b"\xFF\xFE\0\xD8", b"\xC3"] {
            assert_eq!(open("a", bytes), Err(Unopened::NotText), "{bytes:?}");
        }
        let large = vec![b'a'; LONGEST_TEXT + 1];
        assert_eq!(open("a", &large), Err(Unopened::TooLarge(LONGEST_TEXT + 1)));
        assert!(open("a", &large[1..]).is_ok());
    }

    proptest! {
        #[test]
        fn any_text_comes_back(text in "[ab\r\n]{0,40}", other in "[ab\n]{0,40}") {
            let opened = open("a", text.as_bytes()).unwrap();
            prop_assert_eq!(opened.bytes(&opened.text()), text.as_bytes());
            let again = open("a", &opened.bytes(&other)).unwrap();
            prop_assert_eq!(again.text(), other);
        }
    }
}
