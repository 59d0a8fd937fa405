//! What can be wrong with YAML only, how it is worded, and which of it each refusal of the scanner means.

use granit_parser::ErrorKind;

/// A mistake that only YAML has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YamlMistake {
    /// A tab where the indentation is.
    TabIndentation,
    /// A line that fits none of the blocks that are open.
    Indentation,
    /// `image:nginx`
    NoSpaceAfterColon,
    /// `-nginx`
    NoSpaceAfterDash,
    /// `a: b: c`
    ColonInValue,
    /// `@…`, `` `… ``, `%…`, `*`, `&` at the start of a plain value.
    ReservedStart,
    /// A quote that is never closed.
    OpenQuote,
    /// `"a" b`
    TextAfterQuote,
    /// `*name` without `&name` before it.
    UnknownAnchor,
    /// An alias inside the value that it names.
    RecursiveAlias,
    /// `&` or `*` without a name, or not before a value.
    BadAnchor,
    /// A tag that cannot be read.
    BadTag,
    /// A list or mapping as a key.
    KeyNotText,
    /// A key in a list, or a list entry among keys.
    MixedBlock,
    /// A line that is neither `key: value` nor `- entry`.
    NoKey,
    /// A block scalar (`|`, `>`) whose first line or lines are not as they must be.
    BlockScalar,
    /// `%…` at the start of a line, or a marker where none can be.
    Directive,
    /// A comma or bracket of a `[…]` or `{…}` that is missing or too many.
    FlowSeparator,
    /// Whatever else the scanner refuses.
    Other,
}

/// One line for each mistake: message and help.
const WORDS: [(YamlMistake, &str, &str); 19] = [
    (YamlMistake::TabIndentation, "YAML does not allow tabs in the indentation", "indent with spaces"),
    (
        YamlMistake::Indentation,
        "this line is not indented like any line above it",
        "begin it in the column of its neighbours",
    ),
    (YamlMistake::NoSpaceAfterColon, "a space is missing after the colon", "write `key: value`"),
    (YamlMistake::NoSpaceAfterDash, "a space is missing after the dash", "write `- value`"),
    (YamlMistake::ColonInValue, "a value that holds `: ` must be in quotes", "put the value in quotes"),
    (
        YamlMistake::ReservedStart,
        "a value without quotes cannot begin with this character",
        "put the value in quotes",
    ),
    (YamlMistake::OpenQuote, "the quote is never closed", "add the closing quote"),
    (
        YamlMistake::TextAfterQuote,
        "nothing may follow the closing quote",
        "put the whole value inside the quotes",
    ),
    (
        YamlMistake::UnknownAnchor,
        "no value before this has that anchor",
        "write `&name` before the value that is to be repeated",
    ),
    (YamlMistake::RecursiveAlias, "the alias stands inside the value it names", "write the value out here"),
    (
        YamlMistake::BadAnchor,
        "a name is missing after `&` or `*`",
        "name the anchor, or put the value in quotes",
    ),
    (YamlMistake::BadTag, "the tag after `!` cannot be read", "correct the tag, or put the value in quotes"),
    (YamlMistake::KeyNotText, "a key must be text", "write one word as the key"),
    (
        YamlMistake::MixedBlock,
        "list entries and keys are mixed in one block",
        "indent the line, or add or remove its dash",
    ),
    (YamlMistake::NoKey, "this line is neither `key: value` nor `- entry`", "add the colon and the value"),
    (
        YamlMistake::BlockScalar,
        "the text after `|` or `>` is not indented as it must be",
        "indent every line of it by the same number of spaces",
    ),
    (
        YamlMistake::Directive,
        "this is not allowed here in YAML",
        "put the value in quotes, or remove the line",
    ),
    (
        YamlMistake::FlowSeparator,
        "a comma or a closing bracket is missing before this",
        "separate entries with commas and close every bracket",
    ),
    (YamlMistake::Other, "this is not YAML", "check the quotes, colons and indentation of this line"),
];

impl YamlMistake {
    /// What is wrong, in one sentence without full stop.
    pub fn message(self) -> &'static str {
        WORDS.iter().find(|(mistake, ..)| *mistake == self).map_or("", |&(_, message, _)| message)
    }

    /// What to do.
    pub fn help(self) -> &'static str {
        WORDS.iter().find(|(mistake, ..)| *mistake == self).map_or("", |&(.., help)| help)
    }

    /// What a refusal of the scanner means in our words.
    pub(super) fn from_scanner(kind: &ErrorKind) -> Self {
        match kind {
            ErrorKind::TabNotAllowed
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabInIndentation
            | ErrorKind::TabInPlainScalar
            | ErrorKind::TabAtBlockScalarStart
            | ErrorKind::InvalidBlockEntryWhitespace
            | ErrorKind::InvalidMappingValueWhitespace => Self::TabIndentation,
            ErrorKind::InvalidIndentation
            | ErrorKind::InvalidFlowScalarIndent
            | ErrorKind::InvalidQuotedScalarIndent
            | ErrorKind::ExpectedBlockMappingKey => Self::Indentation,
            ErrorKind::BlockSequenceEntryNotAllowed
            | ErrorKind::BlockEntryInFlowCollection
            | ErrorKind::ExpectedBlockSequenceEntry => Self::MixedBlock,
            ErrorKind::SimpleKeyExpected
            | ErrorKind::InvalidSimpleKey
            | ErrorKind::MappingKeyNotAllowed
            | ErrorKind::ExpectedNodeContent => Self::NoKey,
            ErrorKind::MappingValueNotAllowed => Self::ColonInValue,
            ErrorKind::UnexpectedCharacter { .. } | ErrorKind::PlainScalarStartsWithDashFlowIndicator => {
                Self::ReservedStart
            }
            ErrorKind::UnclosedQuotedScalar | ErrorKind::DocumentIndicatorInQuotedScalar => Self::OpenQuote,
            ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar => {
                Self::TextAfterQuote
            }
            ErrorKind::UnknownAnchor => Self::UnknownAnchor,
            ErrorKind::MissingAnchorOrAliasName => Self::BadAnchor,
            ErrorKind::ExpectedTagBang
            | ErrorKind::InvalidGlobalTagCharacter
            | ErrorKind::UndeclaredTagHandle
            | ErrorKind::InvalidTagTerminator
            | ErrorKind::MissingTagUri
            | ErrorKind::UnclosedVerbatimTag
            | ErrorKind::InvalidTagEscape
            | ErrorKind::InvalidTagUtf8LeadingByte
            | ErrorKind::InvalidTagUtf8TrailingByte
            | ErrorKind::InvalidTagUtf8 => Self::BadTag,
            ErrorKind::ZeroBlockScalarIndent
            | ErrorKind::InvalidBlockScalarHeader
            | ErrorKind::InvalidBlockScalarIndent => Self::BlockScalar,
            ErrorKind::ExpectedFlowMappingSeparator
            | ErrorKind::ExpectedFlowSequenceSeparator
            | ErrorKind::FlowMappingValueAdjacentCollection
            | ErrorKind::InvalidColonPlacement
            | ErrorKind::UnexpectedEofFlowSequence
            | ErrorKind::UnexpectedEofFlowMapping
            | ErrorKind::UnexpectedEofImplicitFlowMapping => Self::FlowSeparator,
            ErrorKind::InvalidDocumentEnd
            | ErrorKind::MissingDocumentEndBeforeDirective
            | ErrorKind::InvalidDirectiveTerminator
            | ErrorKind::MissingDirectiveName
            | ErrorKind::InvalidDirectiveName
            | ErrorKind::MissingYamlVersion
            | ErrorKind::MissingYamlVersionSeparator
            | ErrorKind::UnsupportedYamlMajorVersion
            | ErrorKind::ExpectedDocumentStart => Self::Directive,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_in_house_style() {
        for (mistake, message, help) in WORDS {
            assert_eq!(mistake.message(), message, "listed twice: {mistake:?}");
            assert!(!message.ends_with('.') && !help.ends_with('.'), "{mistake:?}");
            assert!(
                message.starts_with(|first: char| first.is_ascii_lowercase() || message.starts_with("YAML")),
                "{mistake:?}"
            );
        }
    }
}
