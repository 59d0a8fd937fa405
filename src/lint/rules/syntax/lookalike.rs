//! Characters that look like nothing, or like a plain one, and get into text from documents and chats.

use crate::text::Span;

/// The first such character of a text.
pub(crate) fn find(text: &str) -> Option<(Span, char)> {
    if text.is_ascii() {
        return None;
    }
    let (offset, character) = text.char_indices().find(|&(_, character)| name_of(character).is_some())?;
    Some((Span::from_range(offset..offset + character.len_utf8()), character))
}

/// What it is, with its code point.
pub(crate) fn name(character: char) -> String {
    format!("{} (U+{:04X})", name_of(character).unwrap_or("a character"), u32::from(character))
}

/// The text with plain characters in their place; what looks like nothing goes away.
pub(crate) fn plain(text: &str) -> String {
    text.chars()
        .filter_map(
            |character| if name_of(character).is_some() { as_plain(character) } else { Some(character) },
        )
        .collect()
}

fn name_of(character: char) -> Option<&'static str> {
    match character {
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => {
            Some("a blank of another width")
        }
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}' => Some("an invisible character"),
        '‘' | '’' | '“' | '”' | '„' | '‚' => Some("a typographic quote"),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => Some("a dash that is not `-`"),
        '\u{ff01}'..='\u{ff5e}' => Some("a full-width character"),
        _ => None,
    }
}

/// The plain character that it looks like.
fn as_plain(character: char) -> Option<char> {
    match character {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => Some('-'),
        // Full-width forms run in step with ASCII.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0),
        _ => None,
    }
}
