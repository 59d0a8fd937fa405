//! Edit distance, for "did you mean".

/// Number of insertions, deletions, replacements and swaps of neighbours that turn `left` into `right`, ignoring case.
pub fn distance(left: &str, right: &str) -> usize {
    let left: Vec<char> = left.chars().map(|character| character.to_ascii_lowercase()).collect();
    let right: Vec<char> = right.chars().map(|character| character.to_ascii_lowercase()).collect();
    let mut before: Vec<usize> = Vec::new();
    let mut previous: Vec<usize> = (0..=right.len()).collect();
    for (row, &from) in left.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, &to) in right.iter().enumerate() {
            let at = |line: &[usize], place: usize| line.get(place).copied().unwrap_or(usize::MAX - 1);
            let mut best = at(&previous, column) + usize::from(from != to);
            best = best.min(at(&previous, column + 1) + 1).min(at(&current, column) + 1);
            let swapped = row > 0
                && column > 0
                && left.get(row - 1) == Some(&to)
                && right.get(column - 1) == Some(&from)
                && from != to;
            if swapped {
                best = best.min(at(&before, column - 1) + 1);
            }
            current.push(best);
        }
        before = std::mem::replace(&mut previous, current);
    }
    previous.last().copied().unwrap_or_default()
}

/// The letters of a word, one bit each, ignoring case.
fn letters(word: &str) -> u32 {
    let plain = word.bytes().filter(u8::is_ascii_alphabetic).map(|byte| byte.to_ascii_lowercase() - b'a');
    plain.fold(0, |letters, letter| letters | 1 << letter)
}

/// The candidate nearest to `word`: equal but for case, else within two edits (one for words of up to four letters).
/// `None` when nothing is near or two different candidates are equally near.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = if word.chars().count() <= 4 { 1 } else { 2 };
    let mut best: Option<(usize, &str)> = None;
    let mut tied = false;
    let own = letters(word);
    for candidate in candidates {
        if candidate.len().abs_diff(word.len()) > limit {
            continue;
        }
        // No edit brings more than one letter that the other word lacks. Most candidates are told apart by that.
        let others = letters(candidate);
        let missing = (own & !others).count_ones().max((others & !own).count_ones());
        if missing as usize > limit {
            continue;
        }
        let score = distance(word, candidate);
        match best {
            Some((least, found)) if score > least || found == candidate => {}
            Some((least, _)) if score == least => tied = true,
            _ if score <= limit => {
                best = Some((score, candidate));
                tied = false;
            }
            _ => {}
        }
    }
    best.filter(|_| !tied).map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_distance() {
        assert_eq!(distance("environment", "enviroment"), 1);
        assert_eq!(distance("abcd", "abdc"), 1);
        assert_eq!(distance("AWSVPC", "awsvpc"), 0);
        assert_eq!(distance("", "abc"), 3);
    }

    #[test]
    fn finds_one_nearest_word() {
        let fields = ["environment", "environmentFiles", "essential", "image"];
        assert_eq!(nearest("enviroment", fields), Some("environment"));
        assert_eq!(nearest("imgae", fields), Some("image"));
        assert_eq!(nearest("volumes", fields), None);
    }
}
