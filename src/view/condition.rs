//! What kind of text is there: decides between results, an invitation and one sentence of advice.

use crate::analysis::{Analysis, LONGEST_TEXT};

/// What the text is, as far as showing results goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Nothing but white space.
    Empty,
    /// Longer than what is analysed.
    TooLong {
        /// Its length in bytes.
        length: usize,
        /// The most that is analysed.
        most: usize,
    },
    /// Another kind of document.
    Foreign {
        /// What it is called in a sentence.
        title: &'static str,
        /// How to go on.
        advice: &'static str,
    },
    /// Task definitions.
    Understood,
}

/// The condition of a text with its result.
pub fn condition(text: &str, analysis: &Analysis) -> Condition {
    if text.len() > LONGEST_TEXT {
        return Condition::TooLong { length: text.len(), most: LONGEST_TEXT };
    }
    if text.trim().is_empty() {
        return Condition::Empty;
    }
    match analysis.located.dialect.advice() {
        Some(advice) if analysis.tasks.is_empty() => {
            Condition::Foreign { title: analysis.located.dialect.title(), advice }
        }
        _ => Condition::Understood,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Options, analyze};

    fn of(text: &str) -> Condition {
        condition(text, &analyze(text, &Options::default()))
    }

    #[test]
    fn tells_texts_apart() {
        assert_eq!(of(" \n"), Condition::Empty);
        assert_eq!(of("{ \"family\": \"web\", \"containerDefinitions\": [] }"), Condition::Understood);
        assert!(matches!(
            of("{ \"Statement\": [] }"),
            Condition::Foreign { title: "an IAM policy", advice } if !advice.is_empty()
        ));
        let long = "x".repeat(LONGEST_TEXT + 1);
        assert_eq!(of(&long), Condition::TooLong { length: LONGEST_TEXT + 1, most: LONGEST_TEXT });
    }
}
