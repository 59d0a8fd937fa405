//! The edits that lead from one text to another, line by line, so that what did not change keeps its place, folds and caret.

use crate::text::{Edit, Span, TextEdit};

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
}
