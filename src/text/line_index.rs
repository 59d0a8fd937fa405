//! Converts byte offsets to line and column and back, counting columns in UTF-8 bytes or UTF-16 units.
//!
//! A line ends at LF, CRLF or a lone CR, as in CodeMirror and the Language Server Protocol.

use super::span::clamp;

/// A zero-based line and column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Zero-based line.
    pub line: u32,
    /// Zero-based column, counted in units of the [`Encoding`] that was asked for.
    pub column: u32,
}

/// What a column or an offset counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// JavaScript's string units.
    Utf16,
}

/// The starts of all lines of one text, and where its characters are wider in UTF-8 than in UTF-16.
#[derive(Clone, Debug, Default)]
pub struct LineIndex {
    /// Byte offset of the start of each line; the first is 0.
    starts: Vec<u32>,
    /// For each character beyond ASCII: byte offset just after it, and bytes minus UTF-16 units up to there.
    wide: Vec<(u32, u32)>,
    length: u32,
}

impl LineIndex {
    /// Reads the text once.
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0];
        let mut wide = Vec::new();
        let mut surplus = 0;
        let bytes = text.as_bytes();
        for (offset, character) in text.char_indices() {
            let after = offset + character.len_utf8();
            match character {
                '\n' => starts.push(clamp(after)),
                '\r' if bytes.get(after) != Some(&b'\n') => starts.push(clamp(after)),
                _ if character.is_ascii() => {}
                _ => {
                    surplus += clamp(character.len_utf8() - character.len_utf16());
                    wide.push((clamp(after), surplus));
                }
            }
        }
        Self { starts, wide, length: clamp(text.len()) }
    }

    /// Number of lines; an empty text has one.
    pub fn line_count(&self) -> u32 {
        clamp(self.starts.len())
    }

    /// The offset of the first byte of a line, or the end of the text for a line that is not there.
    pub fn line_start(&self, line: u32) -> u32 {
        self.starts.get(line as usize).copied().unwrap_or(self.length)
    }

    /// Line and column of a byte offset. An offset past the end is taken as the end.
    pub fn position(&self, offset: u32, encoding: Encoding) -> Position {
        let offset = offset.min(self.length);
        let line = self.starts.partition_point(|&start| start <= offset).saturating_sub(1);
        let start = self.starts.get(line).copied().unwrap_or_default();
        let column = match encoding {
            Encoding::Utf8 => offset - start,
            Encoding::Utf16 => self.utf16(offset) - self.utf16(start),
        };
        Position { line: clamp(line), column }
    }

    /// The UTF-16 offset of a byte offset. Inside a character, the offset of its start.
    pub fn utf16(&self, offset: u32) -> u32 {
        let offset = offset.min(self.length);
        let passed = self.wide.partition_point(|&(after, _)| after <= offset);
        let surplus = passed.checked_sub(1).and_then(|last| self.wide.get(last)).map_or(0, |&(_, sum)| sum);
        offset - surplus
    }

    /// The byte offset of a UTF-16 offset: the inverse of [`LineIndex::utf16`] on character boundaries.
    pub fn from_utf16(&self, offset: u32) -> u32 {
        let passed = self.wide.partition_point(|&(after, sum)| after - sum <= offset);
        let surplus = passed.checked_sub(1).and_then(|last| self.wide.get(last)).map_or(0, |&(_, sum)| sum);
        (offset + surplus).min(self.length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_lines_of_every_kind() {
        let index = LineIndex::new("a\nb\r\nc\rd");
        assert_eq!(index.line_count(), 4);
        assert_eq!(index.position(7, Encoding::Utf8), Position { line: 3, column: 0 });
        assert_eq!(index.line_start(9), 8);
    }

    #[test]
    fn counts_utf16_units() {
        let text = "é😀x";
        let index = LineIndex::new(text);
        assert_eq!(index.utf16(6), 3);
        assert_eq!(index.from_utf16(3), 6);
        assert_eq!(index.position(7, Encoding::Utf16).column, 4);
    }
}
