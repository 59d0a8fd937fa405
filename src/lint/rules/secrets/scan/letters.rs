//! Which characters a text has. Most texts lack one of those of a word that is looked for, and need not be searched for it.

/// The ASCII characters of a text, one bit each.
#[derive(Clone, Copy)]
pub(crate) struct Letters(u128);

impl Letters {
    /// Those of a text.
    pub(crate) const fn of(text: &str) -> Self {
        let mut bits = 0;
        let mut rest = text.as_bytes();
        while let [first, others @ ..] = rest {
            if *first < 128 {
                bits |= 1 << *first;
            }
            rest = others;
        }
        Self(bits)
    }

    /// Are all characters of a word among them?
    pub(crate) const fn hold(self, word: Self) -> bool {
        self.0 & word.0 == word.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_characters_of_a_text() {
        let letters = Letters::of("https://é");
        assert!(letters.hold(Letters::of("://")) && letters.hold(Letters::of("")));
        assert!(!letters.hold(Letters::of("://x")));
    }
}
