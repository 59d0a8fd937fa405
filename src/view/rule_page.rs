//! The code blocks on the page of a rule.

/// What a code block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A text that has the problem.
    Bad,
    /// A text that does not have it.
    Good,
    /// The bad text after its fix.
    Fixed,
    /// What is said about the text before.
    Report,
    /// Anything else.
    Other,
}

/// What the words after a fence say: a language and a kind, or `expect`.
pub fn kind(info: &str) -> BlockKind {
    let mut words = info.split_whitespace();
    match (words.next(), words.next()) {
        (Some("expect"), _) => BlockKind::Report,
        (Some(_), Some("bad")) => BlockKind::Bad,
        (Some(_), Some("good")) => BlockKind::Good,
        (Some(_), Some("fixed")) => BlockKind::Fixed,
        _ => BlockKind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_words_after_a_fence() {
        for (info, expected) in [
            ("json bad", BlockKind::Bad),
            ("yaml good options", BlockKind::Good),
            ("json fixed", BlockKind::Fixed),
            ("expect", BlockKind::Report),
            ("json", BlockKind::Other),
            ("", BlockKind::Other),
        ] {
            assert_eq!(kind(info), expected, "{info}");
        }
    }
}
