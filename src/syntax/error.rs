//! What can be wrong with the syntax of a text, and how each is worded.

use super::hcl::mistake::HclMistake;
use super::yaml::mistake::YamlMistake;
use crate::text::{Span, TextEdit};

/// One thing that is wrong with the syntax.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// What is wrong.
    pub kind: SyntaxErrorKind,
    /// Where.
    pub span: Span,
    /// An edit that repairs it without changing the meaning.
    pub fix: Option<SyntaxFix>,
}

/// A repair of a syntax error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxFix {
    /// What the edit does, in the imperative.
    pub title: &'static str,
    /// The edit.
    pub edit: TextEdit,
}

/// The kinds of syntax error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SyntaxErrorKind {
    /// Nothing but blanks.
    EmptyText,
    /// U+FEFF before the first value.
    ByteOrderMark,
    /// `// …` or `/* … */`, which JSON does not have.
    Comment,
    /// `/*` without `*/`.
    UnterminatedComment,
    /// `"a": 1 "b": 2`
    MissingComma,
    /// `[1, 2, ]`
    TrailingComma,
    /// `[1,, 2]`
    ExtraComma,
    /// `"a" 1`
    MissingColon,
    /// `"a" = 1` or `"a" => 1`
    WrongColon,
    /// `"a": ,` or `"a": }`
    MissingValue,
    /// `{ "a" }`
    MissingColonAndValue,
    /// `{ : 1 }`
    MissingKey,
    /// `{ a: 1 }`
    UnquotedKey(String),
    /// `{ 1: 2 }`, `{ [1]: 2 }`
    KeyNotString,
    /// `'text'`
    SingleQuotes,
    /// `“text”`
    SmartQuotes,
    /// `text` without quotes
    UnquotedString(String),
    /// `True`, `FALSE`, `None`, `undefined`
    WrongLiteral {
        /// As written.
        found: String,
        /// What JSON writes.
        expected: &'static str,
    },
    /// A string that does not end on its line.
    UnterminatedString,
    /// A raw line break inside quotes.
    LineBreakInString,
    /// A raw tab or another control character inside quotes.
    ControlCharacter(char),
    /// `\d`
    InvalidEscape(String),
    /// `\ud83d` without its second half
    LoneSurrogate(String),
    /// `012`
    LeadingZero,
    /// `+1`
    PlusSign,
    /// `.5` or `5.`
    BareDecimalPoint,
    /// `0x1F`, `1_000`, `NaN`, `1e`
    InvalidNumber(String),
    /// `[` or `{` without its end.
    Unclosed(char),
    /// `]` or `}` without its beginning, or the wrong one of the two.
    Unmatched(char),
    /// `...`, as documentation writes it
    Ellipsis,
    /// Members without the braces around them.
    MissingBraces,
    /// More than one value in the text.
    SecondDocument,
    /// A character that begins nothing.
    UnexpectedCharacter(char),
    /// Nested deeper than the parser follows.
    TooDeep(usize),
    /// A mistake that only YAML has.
    Yaml(YamlMistake),
    /// A mistake that only HCL has.
    Hcl(HclMistake),
    /// YAML anchors that would expand without end.
    TooManyAliases,
}

/// How serious a syntax error is for somebody who hands the text to AWS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tolerance {
    /// No reader accepts it.
    Refused,
    /// Some tools accept it and it is plain what is meant.
    Understood,
}

impl SyntaxErrorKind {
    /// What is wrong, in one sentence without full stop.
    pub fn message(&self) -> String {
        match self {
            Self::EmptyText => "the text is empty".to_owned(),
            Self::ByteOrderMark => {
                "the text begins with a byte-order mark, which JSON does not allow".to_owned()
            }
            Self::Comment => "JSON has no comments".to_owned(),
            Self::UnterminatedComment => "the comment is never closed".to_owned(),
            Self::MissingComma => "a comma is missing before this".to_owned(),
            Self::TrailingComma => "the last entry is followed by a comma".to_owned(),
            Self::ExtraComma => "there is one comma too many".to_owned(),
            Self::MissingColon => "a colon is missing after the key".to_owned(),
            Self::WrongColon => "a key and its value are separated by `:`".to_owned(),
            Self::MissingValue => "a value is missing".to_owned(),
            Self::MissingColonAndValue => "this key has no value".to_owned(),
            Self::MissingKey => "a key is missing before the colon".to_owned(),
            Self::UnquotedKey(key) => format!("the key `{key}` is not in double quotes"),
            Self::KeyNotString => "a key must be a string in double quotes".to_owned(),
            Self::SingleQuotes => "JSON strings are in double quotes, not single ones".to_owned(),
            Self::SmartQuotes => "these are typographic quotes; JSON wants plain `\"`".to_owned(),
            Self::UnquotedString(word) => format!("`{word}` is not in double quotes"),
            Self::WrongLiteral { found, expected } => format!("`{found}` is written `{expected}` in JSON"),
            Self::UnterminatedString => "the string is not closed on this line".to_owned(),
            Self::LineBreakInString => "a string runs over a line break; write `\\n`".to_owned(),
            Self::ControlCharacter(character) => {
                format!("the string holds a raw control character (U+{:04X})", u32::from(*character))
            }
            Self::InvalidEscape(escape) => format!("`{escape}` is not an escape that exists"),
            Self::LoneSurrogate(escape) => format!("`{escape}` is half of a surrogate pair"),
            Self::LeadingZero => "a number must not begin with `0`".to_owned(),
            Self::PlusSign => "a number must not begin with `+`".to_owned(),
            Self::BareDecimalPoint => "a decimal point needs a digit on both sides".to_owned(),
            Self::InvalidNumber(number) => format!("`{number}` is not a JSON number"),
            Self::Unclosed(bracket) => format!("`{bracket}` is never closed"),
            Self::Unmatched(bracket) => format!("`{bracket}` closes nothing here"),
            Self::Ellipsis => "something was left out here".to_owned(),
            Self::MissingBraces => "these members are not inside `{ … }`".to_owned(),
            Self::SecondDocument => "a second value begins here; only the first is read".to_owned(),
            Self::UnexpectedCharacter(character) => match character {
                ' '..='~' => format!("`{character}` is not expected here"),
                _ => format!("the character U+{:04X} is not expected here", u32::from(*character)),
            },
            Self::TooDeep(limit) => {
                format!("nested more than {limit} levels deep; what is inside is not read")
            }
            Self::Yaml(mistake) => mistake.message().to_owned(),
            Self::Hcl(mistake) => mistake.message().to_owned(),
            Self::TooManyAliases => "the YAML aliases expand to too many values".to_owned(),
        }
    }

    /// What to do, where the message does not already say it.
    pub fn help(&self) -> Option<&'static str> {
        match self {
            Self::EmptyText => Some("paste a task definition, or choose an example"),
            Self::ByteOrderMark => Some("save the file as UTF-8 without a byte-order mark"),
            Self::Comment | Self::UnterminatedComment => Some("remove the comment before you register this"),
            Self::UnterminatedString => Some("add the closing `\"`"),
            Self::InvalidEscape(_) => Some("write a backslash as `\\\\`"),
            Self::Ellipsis => Some("write out what belongs here, or remove the dots"),
            Self::SecondDocument => Some("keep one task definition, or put them into a list"),
            Self::Yaml(mistake) => Some(mistake.help()),
            Self::Hcl(mistake) => Some(mistake.help()),
            _ => None,
        }
    }

    /// Whether any reader accepts it.
    pub fn tolerance(&self) -> Tolerance {
        match self {
            Self::ByteOrderMark | Self::Comment | Self::TrailingComma => Tolerance::Understood,
            _ => Tolerance::Refused,
        }
    }
}
