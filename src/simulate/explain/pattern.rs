//! Finds a text of the tables inside what somebody pasted: anywhere in it, whatever the case of letters, and also when the end is cut.

/// The parts of a pattern: fixed words and named holes, in turn.
enum Part<'a> {
    Words(String),
    Hole(&'a str),
}

/// How a pattern was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found<'a> {
    /// What stands in the holes.
    pub(super) parts: Vec<(&'a str, String)>,
    /// How many bytes of fixed words were found.
    pub(super) weight: usize,
}

/// A text that is cut must still show so much of a pattern.
const LEAST_OF_A_CUT_TEXT: usize = 24;

/// Holes that hold one word: a match that puts more into them is none.
const ONE_WORD: [&str; 16] = [
    "action",
    "bucket",
    "code",
    "container",
    "driver",
    "image",
    "index",
    "key",
    "length",
    "port",
    "reference",
    "region",
    "resource",
    "retries",
    "secret",
    "volume",
];

/// Finds a pattern. The text comes in its own spelling and in lower case.
pub(super) fn find<'a>(pattern: &'a str, text: &Lowered<'_>) -> Option<Found<'a>> {
    let found = find_parts(pattern, text)?;
    let is_odd = |(name, value): &(&str, String)| ONE_WORD.contains(name) && value.contains(' ');
    (!found.parts.iter().any(is_odd)).then_some(found)
}

fn find_parts<'a>(pattern: &'a str, text: &Lowered<'_>) -> Option<Found<'a>> {
    let parts = split(pattern);
    let mut found = Found { parts: Vec::new(), weight: 0 };
    let mut position = 0;
    let mut hole: Option<&str> = None;
    for (index, part) in parts.iter().enumerate() {
        let words = match part {
            Part::Hole(name) => {
                hole = Some(name);
                continue;
            }
            Part::Words(words) => words,
        };
        let twice = hole.and_then(|hole| found.parts.iter().find(|(name, _)| *name == hole)).cloned();
        let start = match &twice {
            // A part that is there twice is the same both times.
            Some((_, value)) => {
                let end = position + value.len();
                text.starts_with_at(words, end).then_some(end)
            }
            None if is_repeated(&parts, index, hole) => text.find_repeated(words, position),
            None => text.find(words, position),
        };
        if let Some(start) = start {
            if let (Some(hole), None) = (hole.take(), twice) {
                found.parts.push((hole, text.slice(position, start)));
            }
            found.weight += words.len();
            position = start + words.len();
            continue;
        }
        // The text may end inside these words.
        let (start, length) = text.cut_end(words, position)?;
        found.weight += length;
        if found.weight < LEAST_OF_A_CUT_TEXT || !text.is_cut {
            return None;
        }
        if let Some(hole) = hole {
            found.parts.push((hole, text.slice(position, start)));
        }
        return Some(found);
    }
    if let Some(hole) = hole
        && !found.parts.iter().any(|(name, _)| *name == hole)
    {
        found.parts.push((hole, text.slice(position, text.lower.len())));
    }
    Some(found)
}

/// Does the hole before these words come again right behind them?
fn is_repeated(parts: &[Part<'_>], index: usize, hole: Option<&str>) -> bool {
    matches!((parts.get(index + 1), hole), (Some(Part::Hole(next)), Some(hole)) if *next == hole)
}

fn split(pattern: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = pattern;
    while let Some((words, after)) = rest.split_once('{') {
        let Some((name, behind)) = after.split_once('}') else { break };
        if !words.is_empty() {
            parts.push(Part::Words(words.to_ascii_lowercase()));
        }
        // `interface {}` is no hole.
        if name.is_empty() {
            parts.push(Part::Words("{}".to_owned()));
        } else {
            parts.push(Part::Hole(name));
        }
        rest = behind;
    }
    if !rest.is_empty() {
        parts.push(Part::Words(rest.to_ascii_lowercase()));
    }
    parts
}

/// A text and itself in lower case, byte for byte as long.
pub(super) struct Lowered<'t> {
    text: &'t str,
    lower: String,
    /// Whether it may be cut: it ends in dots, or is as long as ECS lets a reason be.
    is_cut: bool,
}

impl<'t> Lowered<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let whole = text.trim_end_matches(['.', '…', ' ']);
        let is_cut = text.ends_with("...") || text.ends_with('…') || text.len() > 250;
        // Dots at the end that belong to a sentence stay, so that whole sentences are found whole.
        let text = if text.ends_with("...") || text.ends_with('…') { whole } else { text };
        Self { text, lower: text.to_ascii_lowercase(), is_cut }
    }

    pub(super) fn contains(&self, words: &str) -> bool {
        self.lower.contains(&words.to_ascii_lowercase())
    }

    fn slice(&self, start: usize, end: usize) -> String {
        self.text.get(start..end).unwrap_or_default().to_owned()
    }

    fn rest(&self, position: usize) -> &str {
        self.lower.get(position..).unwrap_or_default()
    }

    fn starts_with_at(&self, words: &str, position: usize) -> bool {
        self.rest(position).starts_with(words)
    }

    fn find(&self, words: &str, position: usize) -> Option<usize> {
        self.rest(position).find(words).map(|offset| position + offset)
    }

    /// Words between two equal parts that fill the rest of the text.
    fn find_repeated(&self, words: &str, position: usize) -> Option<usize> {
        let rest = self.rest(position);
        rest.match_indices(words)
            .find(|(offset, _)| {
                let (first, second) = (rest.get(..*offset), rest.get(offset + words.len()..));
                // Of a cut text the second part may be shorter.
                matches!((first, second), (Some(first), Some(second)) if !second.is_empty()
                    && (first == second || (self.is_cut && first.starts_with(second))))
            })
            .map(|(offset, _)| position + offset)
    }

    /// Where the text ends in the beginning of these words, and how much of them it shows.
    fn cut_end(&self, words: &str, position: usize) -> Option<(usize, usize)> {
        let rest = self.rest(position);
        (1..words.len())
            .rev()
            .filter_map(|length| words.get(..length))
            .find(|beginning| rest.ends_with(beginning))
            .map(|beginning| (self.lower.len() - beginning.len(), beginning.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pattern: &str, text: &str, expected: Option<&[(&str, &str)]>) {
        let found = find(pattern, &Lowered::new(text));
        let parts = found
            .as_ref()
            .map(|found| found.parts.iter().map(|(name, value)| (*name, value.as_str())).collect::<Vec<_>>());
        assert_eq!(parts.as_deref(), expected, "{text}");
    }

    #[test]
    fn finds_patterns_anywhere() {
        check("no key {key}", "Error: No key a.b", Some(&[("key", "a.b")]));
        check(
            "secret {s}: {c}: {c}",
            "Secret arn:x: bad: y: bad: y",
            Some(&[("s", "arn:x"), ("c", "bad: y")]),
        );
        check("a {x} b", "a 1 c", None);
        check("type map[string]interface {}", "into Type map[string]interface {}", Some(&[]));
    }

    #[test]
    fn finds_patterns_that_are_cut() {
        let pattern = "There is a connection issue between the task and {service}. Check {what}.";
        check(pattern, "There is a connection issue between the ta...", Some(&[]));
        check(
            pattern,
            "There is a connection issue between the task and ECR. Ch…",
            Some(&[("service", "ECR")]),
        );
        check(pattern, "There is a...", None);
        check(pattern, "There is a connection issue between the ta", None);
    }
}
