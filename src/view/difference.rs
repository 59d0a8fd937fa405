//! What is different between two texts, line by line: as edits, so that what did not change keeps its place, folds and caret, and
//! as lines to show.

use crate::text::{Edit, Span, TextEdit};

/// A line of one text or of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which text it is of.
    pub side: Side,
    /// The line.
    pub text: String,
}

/// Which of two texts a line is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Both.
    Both,
    /// Only the one before.
    Before,
    /// Only the one after.
    After,
}

/// A piece of a difference that is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A line.
    Line(Line),
    /// So many lines that both have, away from any difference.
    Same(usize),
}

/// How many lines around a difference are shown.
const AROUND: usize = 3;

/// Beyond this many pairs of lines the changed part is replaced as a whole.
const MOST_PAIRS: usize = 1_000_000;

/// The edits that turn `before` into `after`.
pub fn by_line(before: &str, after: &str) -> TextEdit {
    let old: Vec<&str> = before.split_inclusive('\n').collect();
    let new: Vec<&str> = after.split_inclusive('\n').collect();
    let same_start = old.iter().zip(&new).take_while(|(one, other)| one == other).count();
    let rest = old.len().min(new.len()) - same_start;
    let pairs = old.iter().rev().zip(new.iter().rev());
    let same_end = pairs.take(rest).take_while(|(one, other)| one == other).count();
    let middle_old = old.get(same_start..old.len() - same_end).unwrap_or_default();
    let middle_new = new.get(same_start..new.len() - same_end).unwrap_or_default();
    let start = length(old.get(..same_start).unwrap_or_default());
    let edits = if middle_old.len().saturating_mul(middle_new.len()) > MOST_PAIRS {
        vec![replace(start, start + length(middle_old), middle_new.concat())]
    } else {
        align(start, middle_old, middle_new)
    };
    TextEdit::new(edits).unwrap_or_default()
}

/// The lines of two texts, those that only one has marked.
pub fn lines(before: &str, after: &str) -> Vec<Line> {
    let difference = by_line(before, after);
    let mut found = Vec::new();
    let mut add = |side, text: &str| {
        found.extend(text.lines().map(|line| Line { side, text: line.to_owned() }));
    };
    let mut done = 0;
    for edit in difference.edits() {
        let start = edit.span.start as usize;
        add(Side::Both, before.get(done..start).unwrap_or_default());
        add(Side::Before, edit.span.of(before));
        add(Side::After, &edit.insert);
        done = edit.span.end as usize;
    }
    add(Side::Both, before.get(done..).unwrap_or_default());
    found
}

/// The pieces in two columns: lines that go stand beside lines that come.
pub fn beside(pieces: &[Piece]) -> Vec<(Option<&Piece>, Option<&Piece>)> {
    let side = |piece: &Piece| match piece {
        Piece::Line(line) => line.side,
        Piece::Same(_) => Side::Both,
    };
    let mut rows = Vec::new();
    for run in pieces.chunk_by(|one, next| (side(one) == Side::Both) == (side(next) == Side::Both)) {
        let of = |wanted: Side| run.iter().filter(move |piece| side(piece) == wanted);
        rows.extend(of(Side::Both).map(|piece| (Some(piece), Some(piece))));
        let (mut before, mut after) = (of(Side::Before), of(Side::After));
        loop {
            match (before.next(), after.next()) {
                (None, None) => break,
                row => rows.push(row),
            }
        }
    }
    rows
}

/// Edits for the lines that are not in the longest common subsequence.
fn align(start: usize, old: &[&str], new: &[&str]) -> Vec<Edit> {
    let common = common_lengths(old, new);
    let at = |row: usize, column: usize| {
        common.get(row).and_then(|line| line.get(column)).copied().unwrap_or_default()
    };
    let mut edits = Vec::new();
    let (mut row, mut column, mut offset) = (0, 0, start);
    let (mut open, mut insert) = (offset, String::new());
    let mut close = |open: usize, offset: usize, insert: &mut String| {
        if offset > open || !insert.is_empty() {
            edits.push(replace(open, offset, std::mem::take(insert)));
        }
    };
    while let (Some(gone), Some(come)) = (old.get(row), new.get(column)) {
        if gone == come {
            close(open, offset, &mut insert);
            offset += gone.len();
            open = offset;
            (row, column) = (row + 1, column + 1);
        } else if at(row + 1, column) >= at(row, column + 1) {
            offset += gone.len();
            row += 1;
        } else {
            insert.push_str(come);
            column += 1;
        }
    }
    offset += length(old.get(row..).unwrap_or_default());
    insert.push_str(&new.get(column..).unwrap_or_default().concat());
    close(open, offset, &mut insert);
    edits
}

/// For each pair of suffixes, the length of their longest common subsequence.
fn common_lengths(old: &[&str], new: &[&str]) -> Vec<Vec<u32>> {
    let mut table = vec![vec![0; new.len() + 1]];
    for gone in old.iter().rev() {
        let below = table.last().cloned().unwrap_or_default();
        let mut line = vec![0; new.len() + 1];
        let mut right = 0;
        for (column, come) in new.iter().enumerate().rev() {
            let diagonal = below.get(column + 1).copied().unwrap_or_default();
            let down = below.get(column).copied().unwrap_or_default();
            right = if gone == come { diagonal + 1 } else { down.max(right) };
            if let Some(cell) = line.get_mut(column) {
                *cell = right;
            }
        }
        table.push(line);
    }
    table.reverse();
    table
}

fn replace(from: usize, to: usize, insert: String) -> Edit {
    Edit { span: Span::from_range(from..to), insert }
}

fn length(lines: &[&str]) -> usize {
    lines.iter().map(|line| line.len()).sum()
}

/// The lines of two texts, without the long stretches that both have. At most `most` pieces, and how many lines are behind them.
pub fn folded(before: &str, after: &str, most: usize) -> (Vec<Piece>, usize) {
    let lines = lines(before, after);
    let mut pieces = Vec::new();
    let runs: Vec<&[Line]> =
        lines.chunk_by(|one, next| (one.side == Side::Both) == (next.side == Side::Both)).collect();
    let last = runs.len().saturating_sub(1);
    let mut done = 0;
    for (index, run) in runs.iter().enumerate() {
        if pieces.len() >= most {
            break;
        }
        let is_same = run.first().is_some_and(|line| line.side == Side::Both);
        let head = if index == 0 { 0 } else { AROUND };
        let tail = if index == last { 0 } else { AROUND };
        let add =
            |pieces: &mut Vec<Piece>, lines: &[Line]| pieces.extend(lines.iter().cloned().map(Piece::Line));
        match run.len().checked_sub(head + tail) {
            Some(same) if is_same && same > 1 => {
                add(&mut pieces, run.get(..head).unwrap_or_default());
                pieces.push(Piece::Same(same));
                add(&mut pieces, run.get(head + same..).unwrap_or_default());
            }
            _ => {
                let room = if is_same { run.len() } else { run.len().min(most - pieces.len()) };
                add(&mut pieces, run.get(..room).unwrap_or_default());
                done += room;
                continue;
            }
        }
        done += run.len();
    }
    (pieces, lines.len() - done)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(before: &str, after: &str, edits: usize) {
        let difference = by_line(before, after);
        assert_eq!(difference.apply(before), after);
        assert_eq!(difference.edits().len(), edits, "{difference:?}");
    }

    #[test]
    fn equal_texts_have_no_difference() {
        check("a\nb\n", "a\nb\n", 0);
        check("", "", 0);
    }

    #[test]
    fn each_changed_part_is_one_edit() {
        check("a\nb\nc\nd\ne\n", "a\nB\nc\nd\nE\n", 2);
        check("a\nb\nc\n", "a\nc\n", 1);
        check("a\nc\n", "a\nb\nc\n", 1);
        check("a\na\na\n", "a\n", 1);
    }

    #[test]
    fn ends_without_a_line_break_are_kept() {
        check("a\nb", "a\nb\n", 1);
        check("é", "😀", 1);
        check("", "a", 1);
        check("a\n", "", 1);
    }

    #[test]
    fn very_different_long_texts_are_replaced_as_a_whole() {
        let before: String = (0..1500).map(|line| format!("old {line}\n")).collect();
        let after: String = (0..1500).map(|line| format!("new {line}\n")).collect();
        check(&before, &after, 1);
    }

    #[test]
    fn marks_the_lines_of_each_side() {
        let sides = |before: &str, after: &str| -> Vec<(Side, String)> {
            lines(before, after).into_iter().map(|line| (line.side, line.text)).collect()
        };
        assert_eq!(
            sides("a\nb\nc\n", "a\nB\nc\n"),
            [
                (Side::Both, "a".to_owned()),
                (Side::Before, "b".to_owned()),
                (Side::After, "B".to_owned()),
                (Side::Both, "c".to_owned()),
            ]
        );
        assert_eq!(sides("", ""), []);
    }

    #[test]
    fn long_stretches_that_both_have_are_folded() {
        let text = |changed: &str| -> String {
            (0..20)
                .map(|line| if line == 10 { format!("{changed}\n") } else { format!("{line}\n") })
                .collect()
        };
        let (pieces, rest) = folded(&text("a"), &text("b"), 100);
        let gaps = |pieces: &[Piece]| -> Vec<(usize, usize)> {
            let gaps = pieces.iter().enumerate();
            gaps.filter_map(
                |(at, piece)| if let Piece::Same(same) = piece { Some((at, *same)) } else { None },
            )
            .collect()
        };
        assert_eq!((gaps(&pieces), pieces.len(), rest), (vec![(0, 7), (9, 6)], 10, 0));
        let (pieces, rest) = folded(&text("a"), &text("a"), 100);
        assert_eq!((pieces, rest), (vec![Piece::Same(20)], 0));
        let (pieces, rest) = folded("", &"a\n".repeat(30), 10);
        assert_eq!((pieces.len(), rest), (10, 20));
        assert_eq!(folded("", "", 10), (Vec::new(), 0));
    }

    #[test]
    fn what_goes_stands_beside_what_comes() {
        let (pieces, _) = folded("a\nb\nc\n", "a\nB\nC\nD\n", 100);
        let text = |piece: Option<&Piece>| match piece {
            Some(Piece::Line(line)) => line.text.clone(),
            _ => String::new(),
        };
        let rows: Vec<(String, String)> =
            beside(&pieces).into_iter().map(|(one, other)| (text(one), text(other))).collect();
        let expected = [("a", "a"), ("b", "B"), ("c", "C"), ("", "D")];
        assert_eq!(rows, expected.map(|(one, other)| (one.to_owned(), other.to_owned())));
    }
}
