//! Wildcards of policies, matched against text of which parts may not be known.
//!
//! `*` is any run of characters, the empty one included; `?` is exactly one. Nothing is special about `/` and `:`; ARNs are split into
//! their six fields before. Source: IAM User Guide, elements of a policy, Resource (2023).

use crate::model::placeholder;

/// One step of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    /// This character.
    Char(char),
    /// `?`
    One,
    /// `*`
    Many,
}

/// One step of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// This character.
    Char(char),
    /// One letter or digit that is not known.
    SomeCharacter,
    /// A run of characters that is not known, by its number in the subject.
    SomeRun(usize),
}

/// Does a pattern match a text?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// Whatever stands for the unknown parts.
    Yes,
    /// It depends on the unknown parts.
    Perhaps,
    /// In no case.
    No,
}

/// The steps of a pattern.
pub fn wildcard(text: &str) -> Vec<Token> {
    let token = |character| match character {
        '*' => Token::Many,
        '?' => Token::One,
        other => Token::Char(other),
    };
    text.chars().map(token).collect()
}

/// The steps of a text that means itself.
pub fn literal(text: &str) -> Vec<Token> {
    text.chars().map(Token::Char).collect()
}

/// A text to match, of which parts may not be known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    marks: Vec<Mark>,
    /// The placeholders that stand for unknown runs.
    runs: Vec<String>,
}

impl Subject {
    /// A text that is known to the letter.
    pub fn known(text: &str) -> Self {
        Self { marks: text.chars().map(Mark::Char).collect(), runs: Vec::new() }
    }

    /// A text in which placeholders, and `-??????` at the end of a secret's ARN, stand for what is not known.
    pub fn new(text: &str) -> Self {
        const SUFFIX: &str = "??????";
        let (text, suffix) = match text.strip_suffix(SUFFIX) {
            Some(before) if before.contains(":secretsmanager:") => (before, SUFFIX.len()),
            _ => (text, 0),
        };
        let mut subject = Self { marks: Vec::new(), runs: Vec::new() };
        let mut rest = text;
        while let Some((before, found, after)) = placeholder::find(rest).and_then(|span| {
            let range = span.range();
            Some((rest.get(..range.start)?, rest.get(range.clone())?, rest.get(range.end..)?))
        }) {
            subject.marks.extend(before.chars().map(Mark::Char));
            rest = after;
            if !["<", "${", "{{"].iter().any(|opening| found.starts_with(opening)) {
                // The other styles look too much like names of real things.
                subject.marks.extend(found.chars().map(Mark::Char));
                continue;
            }
            let number = subject.runs.iter().position(|run| run == found).unwrap_or_else(|| {
                subject.runs.push(found.to_owned());
                subject.runs.len() - 1
            });
            subject.marks.push(Mark::SomeRun(number));
        }
        subject.marks.extend(rest.chars().map(Mark::Char));
        subject.marks.extend(std::iter::repeat_n(Mark::SomeCharacter, suffix));
        subject
    }

    /// What a pattern matches, as a text of which the wildcards are not known: a pattern that matches it always matches no less.
    pub fn of_pattern(text: &str) -> Self {
        let mut subject = Self { marks: Vec::new(), runs: Vec::new() };
        for token in wildcard(text) {
            subject.marks.push(match token {
                Token::Char(character) => Mark::Char(character),
                Token::One => Mark::SomeCharacter,
                Token::Many => {
                    // No text is the name of such a run, so that nothing else stands for the same.
                    subject.runs.push(String::from("\u{0}"));
                    Mark::SomeRun(subject.runs.len() - 1)
                }
            });
        }
        subject
    }

    /// The fields between colons, the last one with its colons.
    pub fn fields(&self, most: usize) -> Vec<Self> {
        let marks = self.marks.splitn(most, |mark| *mark == Mark::Char(':'));
        marks.map(|marks| Self { marks: marks.to_vec(), runs: self.runs.clone() }).collect()
    }

    /// Is every character known?
    pub fn is_known(&self) -> bool {
        self.marks.iter().all(|mark| matches!(mark, Mark::Char(_)))
    }

    /// Does the pattern match?
    pub fn matches(&self, pattern: &[Token]) -> Match {
        if self.is_known() {
            return if matches_known(pattern, &self.marks) { Match::Yes } else { Match::No };
        }
        let steps = self.steps(pattern);
        if reaches_end(&steps, &self.marks, covers_always) {
            Match::Yes
        } else if reaches_end(&steps, &self.marks, covers_perhaps) {
            Match::Perhaps
        } else {
            Match::No
        }
    }

    /// The pattern, where the text of one of our placeholders stands for the same unknown run.
    fn steps(&self, pattern: &[Token]) -> Vec<Step> {
        let runs: Vec<(usize, Vec<Token>)> =
            self.runs.iter().enumerate().map(|(number, run)| (number, literal(run))).collect();
        let mut steps = Vec::with_capacity(pattern.len());
        let mut rest = pattern;
        while let Some((&first, after)) = rest.split_first() {
            let run =
                runs.iter().find_map(|(number, run)| Some((*number, rest.strip_prefix(run.as_slice())?)));
            let (step, next) = match run {
                Some((number, next)) => (Step::Run(number), next),
                None => (Step::Token(first), after),
            };
            steps.push(step);
            rest = next;
        }
        spread(&steps)
    }
}

/// `??*` means the same as `*?*?*`, in which an unknown run finds its `*` wherever it stands.
fn spread(steps: &[Step]) -> Vec<Step> {
    let is_wildcard = |step: &Step| matches!(step, Step::Token(Token::One | Token::Many));
    let many = Step::Token(Token::Many);
    let mut spread = Vec::with_capacity(steps.len());
    for block in steps.chunk_by(|one, next| is_wildcard(one) && is_wildcard(next)) {
        if block.contains(&many) {
            spread.push(many);
            let ones = block.iter().filter(|step| **step != many);
            spread.extend(ones.flat_map(|one| [*one, many]));
        } else {
            spread.extend(block);
        }
    }
    spread
}

/// A token, or the placeholder of an unknown run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Token(Token),
    Run(usize),
}

/// Greedy matching: on a mismatch the last `*` takes one character more.
fn matches_known(pattern: &[Token], text: &[Mark]) -> bool {
    let (mut at, mut position) = (0, 0);
    let mut retry: Option<(usize, usize)> = None;
    while let Some(mark) = text.get(position) {
        let step = match (pattern.get(at), mark) {
            (Some(Token::Many), _) => {
                retry = Some((at + 1, position));
                at += 1;
                continue;
            }
            (Some(Token::One), _) => true,
            (Some(Token::Char(wanted)), Mark::Char(found)) => wanted == found,
            _ => false,
        };
        if step {
            at += 1;
            position += 1;
        } else if let Some((behind, taken)) = retry {
            retry = Some((behind, taken + 1));
            at = behind;
            position = taken + 1;
        } else {
            return false;
        }
    }
    pattern.get(at..).unwrap_or_default().iter().all(|token| *token == Token::Many)
}

/// What a step of the pattern can do with a mark of the text.
struct Covers {
    /// The step takes the mark, and both are done.
    both: bool,
    /// The step takes the mark and may take more.
    mark: bool,
    /// The mark takes the step and may take more.
    step: bool,
}

fn covers_always(step: Step, mark: Mark) -> Covers {
    let many = step == Step::Token(Token::Many);
    let both = match (step, mark) {
        (Step::Token(Token::One), mark) => !matches!(mark, Mark::SomeRun(_)),
        (Step::Token(Token::Char(wanted)), Mark::Char(found)) => wanted == found,
        (Step::Run(wanted), Mark::SomeRun(found)) => wanted == found,
        _ => false,
    };
    Covers { both, mark: many, step: false }
}

fn covers_perhaps(step: Step, mark: Mark) -> Covers {
    let always = covers_always(step, mark);
    let both = match (step, mark) {
        (Step::Token(Token::Char(wanted)), Mark::SomeCharacter) => wanted.is_ascii_alphanumeric(),
        (Step::Run(_), Mark::SomeCharacter) => true,
        _ => always.both,
    };
    Covers { both, step: matches!(mark, Mark::SomeRun(_)), ..always }
}

/// Can both be walked to their ends? A table of all pairs of positions, row by row.
fn reaches_end(steps: &[Step], marks: &[Mark], covers: fn(Step, Mark) -> Covers) -> bool {
    // row[j] says whether the first j steps can take the marks so far.
    let mut row = vec![false; steps.len() + 1];
    if let Some(start) = row.first_mut() {
        *start = true;
    }
    for (index, step) in steps.iter().enumerate() {
        // A `*` takes nothing, too.
        let reached = row.get(index) == Some(&true) && *step == Step::Token(Token::Many);
        if let Some(cell) = row.get_mut(index + 1) {
            *cell |= reached;
        }
    }
    for &mark in marks {
        let mut next = vec![false; steps.len() + 1];
        let run = matches!(mark, Mark::SomeRun(_)) && covers(Step::Token(Token::One), mark).step;
        if let Some(first) = next.first_mut() {
            // An unknown run may be empty.
            *first = run && row.first() == Some(&true);
        }
        for (index, &step) in steps.iter().enumerate() {
            let at = |row: &[bool], index: usize| row.get(index) == Some(&true);
            let covers = covers(step, mark);
            let reached = (covers.both && at(&row, index))
                || (covers.mark && at(&row, index + 1))
                || (covers.step && (at(&next, index) || at(&row, index + 1)))
                || (step == Step::Token(Token::Many) && at(&next, index));
            if let Some(cell) = next.get_mut(index + 1) {
                *cell = reached;
            }
        }
        row = next;
    }
    row.last() == Some(&true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pattern: &str, text: &str) -> Match {
        Subject::new(text).matches(&wildcard(pattern))
    }

    #[test]
    fn six_unknown_characters() {
        let text = "arn:aws:secretsmanager:r:1:secret:db-??????";
        let base = "arn:aws:secretsmanager:r:1:secret:";
        for (name, expected) in [
            ("db-??????", Match::Yes),
            ("db-*", Match::Yes),
            ("db*", Match::Yes),
            ("*", Match::Yes),
            ("db-AbCdEf", Match::Perhaps),
            ("db-*f", Match::Perhaps),
            ("db", Match::No),
            ("db-?????", Match::No),
            ("db-???????", Match::No),
            ("db-?????/", Match::No),
        ] {
            assert_eq!(check(&format!("{base}{name}"), text), expected, "{name}");
        }
    }

    #[test]
    fn unknown_runs() {
        for (pattern, text, expected) in [
            ("a/*", "a/<stage>", Match::Yes),
            ("a/?*", "a/<stage>", Match::Perhaps),
            ("a/b", "a/<stage>", Match::Perhaps),
            ("a/b/c", "a/<stage>/c", Match::Perhaps),
            ("a/b/d", "a/<stage>/c", Match::No),
            ("a/", "a/<stage>", Match::Perhaps),
            ("a/<stage>", "a/<stage>", Match::Yes),
            ("a/<stage>x", "a/<stage>", Match::Perhaps),
            ("<stage>", "a/<stage>", Match::No),
            ("<other>", "<stage>", Match::Perhaps),
            ("b", "a<stage>", Match::No),
        ] {
            assert_eq!(check(pattern, text), expected, "{pattern} {text}");
        }
    }
}
