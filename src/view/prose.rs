//! Splits a message into words and code: what stands between backticks is code.

/// A piece of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words.
    Words(&'a str),
    /// What stood between backticks.
    Code(&'a str),
}

/// The pieces of a message. A backtick without partner is a word.
pub fn pieces(message: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = message;
    while let Some((words, code, after)) = next_code(rest) {
        if !words.is_empty() {
            pieces.push(Piece::Words(words));
        }
        pieces.push(Piece::Code(code));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Words(rest));
    }
    pieces
}

fn next_code(text: &str) -> Option<(&str, &str, &str)> {
    let (words, after) = text.split_once('`')?;
    let (code, after) = after.split_once('`')?;
    Some((words, code, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_code() {
        assert_eq!(
            pieces("remove `hostPort` or `a`"),
            [Piece::Words("remove "), Piece::Code("hostPort"), Piece::Words(" or "), Piece::Code("a")]
        );
        assert_eq!(pieces("it`s"), [Piece::Words("it`s")]);
        assert_eq!(pieces(""), []);
    }
}
