//! Where the parts of a YAML scalar stand: the folding, escaping and indenting of YAML, followed step by step.
//!
//! The value itself comes from the scanner. What is found here is checked against it; where the two part company no anchor
//! is made, and a place in the rest of the value is taken as at the last anchor.

use granit_parser::ScalarStyle;

use crate::text::span::clamp;

/// Pairs of (offset in the value, offset in the text) at which value and text begin to run in step.
/// `source` is the scalar as written, quotes or `|` included, and begins at `start`.
pub(super) fn anchors(value: &str, source: &str, style: ScalarStyle, start: usize) -> Vec<(u32, u32)> {
    let pairs = match style {
        ScalarStyle::Literal | ScalarStyle::Folded => block(value, source),
        ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => flow(value, source, 1, style),
        ScalarStyle::Plain => flow(value, source, 0, style),
    };
    pairs.iter().map(|&(value, source)| (clamp(value), clamp(source + start))).collect()
}

/// Plain and quoted scalars: line breaks are folded, quotes and backslashes are escapes.
fn flow(value: &str, source: &str, opening: usize, style: ScalarStyle) -> Vec<(usize, usize)> {
    let mut pairs = vec![(0, opening)];
    let (mut at, mut from) = (0, opening);
    while let (Some(rest), Some(text)) = (value.get(at..), source.get(from..)) {
        let (Some(wanted), Some(found)) = (rest.chars().next(), text.chars().next()) else { break };
        if let Some(length) = fold(text) {
            from += length;
            at += folded_break(rest, text.get(..length).unwrap_or_default());
            pairs.push((at, from));
            continue;
        }
        let (value_length, source_length) = match (style, found) {
            (ScalarStyle::SingleQuoted, '\'') if text.starts_with("''") => (1, 2),
            (ScalarStyle::DoubleQuoted, '\\') => match text.get(1..).and_then(fold_after_backslash) {
                Some(length) => (0, 1 + length),
                None => (wanted.len_utf8(), escape_length(text)),
            },
            _ if found == wanted => {
                at += wanted.len_utf8();
                from += found.len_utf8();
                continue;
            }
            _ => break,
        };
        at += value_length;
        from += source_length;
        pairs.push((at, from));
    }
    pairs
}

/// The length of blanks, line breaks and indentation, if `text` begins with these and holds a line break.
fn fold(text: &str) -> Option<usize> {
    let length = text.len() - text.trim_start_matches([' ', '\t', '\n', '\r']).len();
    text.get(..length).filter(|blanks| blanks.contains(['\n', '\r'])).map(str::len)
}

/// The same behind a backslash that joins two lines.
fn fold_after_backslash(text: &str) -> Option<usize> {
    text.starts_with(['\n', '\r']).then(|| fold(text)).flatten()
}

/// How much of the value a folded run of line breaks became: a space, or the line breaks after the first.
fn folded_break(value: &str, blanks: &str) -> usize {
    let breaks = blanks.matches('\n').count().max(1);
    if breaks == 1 {
        usize::from(value.starts_with(' '))
    } else {
        value.bytes().take(breaks - 1).take_while(|&byte| byte == b'\n').count()
    }
}

fn escape_length(text: &str) -> usize {
    let digits = |count: usize| 2 + count;
    match text.as_bytes().get(1) {
        Some(b'x') => digits(2),
        // Two halves of a surrogate pair make one character.
        Some(b'u') if is_high_surrogate(text) => digits(4) * 2,
        Some(b'u') => digits(4),
        Some(b'U') => digits(8),
        _ => 1 + text.chars().nth(1).map_or(0, char::len_utf8),
    }
}

fn is_high_surrogate(text: &str) -> bool {
    let unit = text.get(2..6).and_then(|digits| u32::from_str_radix(digits, 16).ok());
    unit.is_some_and(|unit| (0xd800..0xdc00).contains(&unit))
}

/// Block scalars: every line of the text stands in the value, without its indentation.
fn block(value: &str, source: &str) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut at = 0;
    let mut from = 0;
    let mut indent = None;
    for (number, line) in source.split_inclusive('\n').enumerate() {
        let start = from;
        from += line.len();
        let content = line.trim_end_matches(['\n', '\r']);
        let blanks = content.len() - content.trim_start_matches(' ').len();
        if number == 0 || blanks == content.len() {
            continue;
        }
        // A written indentation (`|2`) may be less than that of the first line; the blanks between are then skipped below.
        let text = content.get(blanks.min(*indent.get_or_insert(blanks))..).unwrap_or_default();
        let skipped = value.get(at..).and_then(|rest| {
            (0..=rest.len())
                .take_while(|&count| {
                    rest.get(..count).is_some_and(|passed| passed.trim_matches([' ', '\n']).is_empty())
                })
                .find(|&count| rest.get(count..).is_some_and(|rest| rest.starts_with(text)))
        });
        let Some(skipped) = skipped else { break };
        at += skipped;
        pairs.push((at, start + content.len() - text.len()));
        at += text.len();
    }
    if pairs.is_empty() {
        pairs.push((0, source.len()));
    }
    pairs
}
