//! What can be wrong with HCL only, and how it is worded.

/// A mistake that only HCL has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HclMistake {
    /// `family: "web"` in a body.
    Colon,
    /// `"family" = "web"` in a body.
    QuotedName,
    /// `family = "web",` in a body.
    Comma,
    /// `resource "a" "b"` without braces.
    NoBody,
    /// A second attribute on the same line.
    NoLineBreak,
    /// `{ name "web" }`
    NoEquals,
    /// `<<EOF` without a line `EOF`.
    OpenHeredoc,
    /// `${` without `}`.
    OpenTemplate,
    /// An expression that ends too early, such as `a +`.
    HalfExpression,
}

/// One line for each mistake: message and help.
const WORDS: [(HclMistake, &str, &str); 9] = [
    (HclMistake::Colon, "an attribute is written `name = value`", "write `=`"),
    (HclMistake::QuotedName, "the name of an attribute is not in quotes", "remove the quotes"),
    (HclMistake::Comma, "attributes end with their line, not with a comma", "remove the comma"),
    (HclMistake::NoBody, "this block has no body", "add `{ … }`"),
    (HclMistake::NoLineBreak, "a line break is missing before this", "put it on a line of its own"),
    (HclMistake::NoEquals, "`=` is missing between key and value", "write `key = value`"),
    (HclMistake::OpenHeredoc, "the heredoc is never closed", "put its word alone on a line behind it"),
    (HclMistake::OpenTemplate, "`${` is never closed", "add the `}`"),
    (HclMistake::HalfExpression, "the expression ends too early", "write what belongs here"),
];

impl HclMistake {
    fn words(self) -> (&'static str, &'static str) {
        let found = WORDS.iter().find(|(mistake, ..)| *mistake == self);
        found.map_or(("", ""), |(_, message, help)| (message, help))
    }

    /// What is wrong, in one sentence without full stop.
    pub fn message(self) -> &'static str {
        self.words().0
    }

    /// What to do.
    pub fn help(self) -> &'static str {
        self.words().1
    }
}
