//! Where in a text somebody is typing, told by the characters before it: the text there is seldom whole enough for a parser.
//! With a marker in the place of what is being typed, the text can be parsed.

use crate::syntax::Language;
use crate::text::Span;

/// A word that nobody types.
pub(super) const MARKER: &str = "taskdef-caret-marker-0";

/// What is being typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A key.
    Key,
    /// A value.
    Value,
    /// In YAML the beginning of a line can be either.
    Either,
}

/// The place of the caret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Caret {
    /// The word that is being typed, without its quotes.
    pub word: Span,
    /// What is being typed.
    pub part: Part,
    /// Whether it stands behind an opening quote.
    pub is_quoted: bool,
    /// The closing quote, where there is one.
    pub closing: Option<char>,
    /// Whether a key has its colon already.
    pub has_colon: bool,
    /// Whether the next entry follows without a comma, where one is needed.
    pub wants_comma: bool,
    /// Where the word begins in its line: how far what is below it is indented.
    pub column: usize,
    /// The text with the marker in the place of the word.
    pub marked: String,
}

/// The place of an offset; nothing in a comment, in the middle of prose, or where nothing can be typed.
pub(super) fn caret(text: &str, offset: usize, language: Language) -> Option<Caret> {
    let before = text.get(..offset)?;
    if language == Language::Yaml { in_yaml(text, before) } else { in_brackets(text, before, language) }
}

fn is_word(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '_' | '-' | '.' | '/')
}

/// How many bytes at the end of a text belong to a word.
fn word_before(before: &str) -> usize {
    before.len() - before.trim_end_matches(is_word).len()
}

fn word_after(after: &str) -> usize {
    after.len() - after.trim_start_matches(is_word).len()
}

/// What has been read from the start of a text in brackets.
#[derive(Default)]
struct Scan {
    /// The brackets that are open.
    open: Vec<char>,
    /// The last character that is neither blank nor in a comment; a whole string counts as its quote.
    last: Option<char>,
    /// Where the string that is open begins, behind its quote.
    string: Option<usize>,
    in_comment: bool,
}

fn scan(text: &str, language: Language) -> Scan {
    let mut scan = Scan::default();
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map(|&(_, next)| next);
        match (character, next) {
            ('"', _) => {
                scan.string = Some(at + 1);
                while let Some((_, inner)) = characters.next() {
                    match inner {
                        '\\' => drop(characters.next()),
                        '"' | '\n' => {
                            scan.string = None;
                            break;
                        }
                        _ => {}
                    }
                }
                scan.last = Some('"');
            }
            ('/', Some('/')) | ('#', _) if character == '/' || language == Language::Hcl => {
                scan.in_comment = characters.all(|(_, inner)| inner != '\n');
            }
            ('/', Some('*')) => {
                let mut last = ' ';
                scan.in_comment = characters.all(|(_, inner)| {
                    let ends = last == '*' && inner == '/';
                    last = inner;
                    !ends
                });
            }
            ('{' | '[', _) => {
                scan.open.push(character);
                scan.last = Some(character);
            }
            ('}' | ']', _) => {
                scan.open.pop();
                scan.last = Some(character);
            }
            _ if character.is_whitespace() => {}
            _ => scan.last = Some(character),
        }
    }
    scan
}

fn in_brackets(text: &str, before: &str, language: Language) -> Option<Caret> {
    let found = scan(before, language);
    if found.in_comment {
        return None;
    }
    let start = found.string.unwrap_or_else(|| before.len() - word_before(before));
    let outside = before.get(..start - usize::from(found.string.is_some()))?;
    let found_outside = scan(outside, language);
    let assigns = |character: char| character == ':' || (language == Language::Hcl && character == '=');
    let part = match found_outside.open.last()? {
        _ if found_outside.last.is_some_and(assigns) => Part::Value,
        '{' => Part::Key,
        _ => Part::Value,
    };
    let after = text.get(before.len()..)?;
    let (end, closing) = match found.string {
        Some(_) => end_of_string(after),
        None => (word_after(after), None),
    };
    let rest = after.get(end + usize::from(closing.is_some())..)?;
    let next = rest.trim_start().chars().next();
    let has_colon = part == Part::Key && next.is_some_and(assigns);
    let is_json = language == Language::Json;
    let wants_comma = is_json && next.is_some_and(|next| !matches!(next, ',' | '}' | ']' | ':'));
    let lacks_comma = is_json && part == Part::Key && !matches!(found_outside.last, Some('{' | ',') | None);
    let value = match (part, has_colon, is_json) {
        (Part::Key, false, true) => ": 0",
        (Part::Key, false, false) => " = 0",
        _ => "",
    };
    let comma = |wanted: bool| if wanted { "," } else { "" };
    let quote = if part == Part::Key && !is_json { "" } else { "\"" };
    let marked =
        [outside, comma(lacks_comma), quote, MARKER, quote, value, comma(wants_comma && !has_colon), rest]
            .concat();
    Some(Caret {
        word: Span::from_range(start..before.len() + end),
        part,
        is_quoted: found.string.is_some(),
        closing,
        has_colon,
        wants_comma: wants_comma && !has_colon,
        column: column(before, start),
        marked,
    })
}

/// How much of the rest of a string follows, and whether it is closed. A quote that opens the next string closes nothing.
fn end_of_string(after: &str) -> (usize, Option<char>) {
    let line = after.lines().next().unwrap_or_default();
    let Some(end) = line.find('"') else { return (0, None) };
    let behind = line.get(end + 1..).unwrap_or_default().trim_start();
    if behind.is_empty() || behind.starts_with([',', ':', ']', '}', '=', '/', ')', '"']) {
        (end, Some('"'))
    } else {
        (0, None)
    }
}

fn column(before: &str, start: usize) -> usize {
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    before.get(line..start).unwrap_or_default().chars().count()
}

fn in_yaml(text: &str, before: &str) -> Option<Caret> {
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    let typed = before.get(line..)?;
    if typed.trim_start().starts_with('#') || typed.contains(" #") {
        return None;
    }
    let mut body = typed.trim_start_matches(' ');
    while let Some(rest) = body.strip_prefix("- ") {
        body = rest.trim_start_matches(' ');
    }
    let (part, value) = match body.split_once(": ").filter(|_| !body.starts_with(['[', '{'])) {
        Some((_, value)) => (Part::Value, value.trim_start_matches(' ')),
        None if body.ends_with([':', '-']) => return None,
        None => (Part::Either, body),
    };
    let (part, word) = match value.rfind(['[', '{', ',', ':']) {
        Some(at) if value.starts_with(['[', '{']) => {
            let opened = value.get(..=at)?.rfind(['[', '{']).and_then(|at| value.get(at..)?.chars().next());
            let is_key = opened == Some('{') && !value.get(at..)?.starts_with(':');
            (if is_key { Part::Key } else { Part::Value }, value.get(at + 1..)?.trim_start_matches(' '))
        }
        _ => (part, value),
    };
    let quote = word.chars().next().filter(|first| matches!(first, '"' | '\''));
    let word = word.get(usize::from(quote.is_some())..)?;
    if !word.chars().all(|character| is_word(character) || character == ':') {
        return None;
    }
    let start = before.len() - word.len();
    let after = text.get(before.len()..)?;
    let end = word_after(after);
    let closing = quote.filter(|&quote| after.get(end..).is_some_and(|rest| rest.starts_with(quote)));
    let rest = after.get(end + usize::from(closing.is_some())..)?;
    let has_colon = part != Part::Value && rest.trim_start_matches(' ').starts_with(':');
    let value = if part == Part::Value || has_colon { "" } else { ": 0" };
    let outside = before.get(..start - usize::from(quote.is_some()))?;
    Some(Caret {
        word: Span::from_range(start..before.len() + end),
        part,
        is_quoted: quote.is_some(),
        closing,
        has_colon,
        wants_comma: false,
        column: column(before, start),
        marked: [outside, MARKER, value, rest].concat(),
    })
}
