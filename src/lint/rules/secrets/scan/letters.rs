//! Which characters a text has. Most texts lack one of those of a word that is looked for, and need not be searched for it.

/// The ASCII characters of a text, one bit each, in halves: 128 bits at once are slow in wasm.
#[derive(Clone, Copy)]
pub(crate) struct Letters(u64, u64);

impl Letters {
    /// Those of a text.
    pub(crate) const fn of(text: &str) -> Self {
        let (mut low, mut high) = (0, 0);
        let mut rest = text.as_bytes();
        while let [first, others @ ..] = rest {
            // Without a branch, which nobody could foresee.
            let bit = 1 << (*first % 64);
            low |= if *first < 64 { bit } else { 0 };
            high |= if *first / 64 == 1 { bit } else { 0 };
            rest = others;
        }
        Self(low, high)
    }

    /// Are all characters of a word among them?
    pub(crate) const fn hold(self, word: Self) -> bool {
        self.0 & word.0 == word.0 && self.1 & word.1 == word.1
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
