//! How many columns a character takes in a terminal, and which characters must not reach one as they are.
//!
//! Only what task definitions hold: full-width East Asian text and emoji are two columns, combining marks none. Ranges after
//! Unicode Standard Annex 11 and the general categories Mn and Me, shortened to whole blocks.

/// Blocks of characters that take no column.
const ZERO: &[(u32, u32)] = &[
    (0x0300, 0x036F),
    (0x0483, 0x0489),
    (0x0591, 0x05BD),
    (0x064B, 0x065F),
    (0x0E34, 0x0E3A),
    (0x200B, 0x200D),
    (0x20D0, 0x20FF),
    (0xFE00, 0xFE0F),
    (0xFE20, 0xFE2F),
    (0x1F3FB, 0x1F3FF),
    (0xE0100, 0xE01EF),
];

/// Blocks of characters that take two columns.
const WIDE: &[(u32, u32)] = &[
    (0x1100, 0x115F),
    (0x231A, 0x231B),
    (0x23E9, 0x23F3),
    (0x2614, 0x2615),
    (0x26A1, 0x26A1),
    (0x2705, 0x2705),
    (0x2728, 0x2728),
    (0x274C, 0x274C),
    (0x2753, 0x2757),
    (0x2B50, 0x2B55),
    (0x2E80, 0x303E),
    (0x3041, 0x33FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0xA4CF),
    (0xA960, 0xA97F),
    (0xAC00, 0xD7A3),
    (0xF900, 0xFAFF),
    (0xFE30, 0xFE6F),
    (0xFF00, 0xFF60),
    (0xFFE0, 0xFFE6),
    (0x1F1E6, 0x1F64F),
    (0x1F680, 0x1F6FF),
    (0x1F900, 0x1FAFF),
    (0x20000, 0x3FFFD),
];

/// The number of columns of a character that is shown as [`visible`] says.
pub fn columns(character: char) -> usize {
    let code = u32::from(character);
    let within = |blocks: &[(u32, u32)]| blocks.iter().any(|&(first, last)| (first..=last).contains(&code));
    match code {
        0..0x0300 => 1,
        _ if within(ZERO) => 0,
        _ if within(WIDE) => 2,
        _ => 1,
    }
}

/// The character to show: itself, or a stand-in for one that would move the cursor or turn the direction of writing.
pub fn visible(character: char) -> char {
    match character {
        '\t' => '\t',
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(character)).unwrap_or('\u{FFFD}'),
        '\x7f' => '\u{2421}',
        '\u{80}'..='\u{9f}' | '\u{2028}' | '\u{2029}' => '\u{FFFD}',
        '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => '\u{FFFD}',
        other => other,
    }
}

/// A text on one line, with stand-ins for what is not [`visible`].
pub fn one_line(text: &str) -> String {
    text.chars().map(|character| if character == '\t' { ' ' } else { visible(character) }).collect()
}
