//! Replacements in a text, and how offsets move through them.

use super::span::clamp;
use super::{Span, order};

/// Replaces the bytes of `span` by `insert`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// What goes away; empty for an insertion.
    pub span: Span,
    /// What comes in its place.
    pub insert: String,
}

/// Several replacements that are made at once.
///
/// INVARIANT: the edits are sorted and do not overlap, so all spans are of the text before the change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextEdit {
    edits: Vec<Edit>,
}

impl TextEdit {
    /// Sorts the edits. `None` when two of them overlap.
    pub fn new(mut edits: Vec<Edit>) -> Option<Self> {
        order::by_place(&mut edits, |edit| (edit.span, 0));
        edits.dedup();
        let disjoint = edits.windows(2).all(|pair| match pair {
            [first, second] => first.span.end <= second.span.start && first.span != second.span,
            _ => true,
        });
        disjoint.then_some(Self { edits })
    }

    /// One replacement.
    pub fn replace(span: Span, insert: impl Into<String>) -> Self {
        Self { edits: vec![Edit { span, insert: insert.into() }] }
    }

    /// One insertion.
    pub fn insert(offset: u32, insert: impl Into<String>) -> Self {
        Self::replace(Span::at(offset), insert)
    }

    /// One deletion.
    pub fn delete(span: Span) -> Self {
        Self::replace(span, "")
    }

    /// The edits in order.
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }

    /// True when nothing would change.
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }

    /// The span from the first edit to the last, or `None` without edits.
    pub fn span(&self) -> Option<Span> {
        let first = self.edits.first()?;
        let last = self.edits.last()?;
        Some(first.span.cover(last.span))
    }

    /// True when an edit of one touches an edit of the other, so that they cannot be made together.
    pub fn conflicts_with(&self, other: &Self) -> bool {
        self.edits.iter().any(|mine| {
            other
                .edits
                .iter()
                .any(|theirs| mine.span.start <= theirs.span.end && theirs.span.start <= mine.span.end)
        })
    }

    /// The union of two edits, or `None` when they conflict.
    pub fn merge(&self, other: &Self) -> Option<Self> {
        if self.conflicts_with(other) {
            return None;
        }
        Self::new(self.edits.iter().chain(&other.edits).cloned().collect())
    }

    /// The text after the change. Edits that do not fit the text are left out.
    pub fn apply(&self, text: &str) -> String {
        let mut result = String::with_capacity(text.len());
        let mut done = 0;
        for edit in &self.edits {
            let range = edit.span.range();
            let Some(kept) = text.get(done..range.start) else { continue };
            if text.get(range.clone()).is_none() {
                continue;
            }
            result.push_str(kept);
            result.push_str(&edit.insert);
            done = range.end;
        }
        result.push_str(text.get(done..).unwrap_or_default());
        result
    }

    /// Where an offset of the old text lies in the new one. An offset inside a replaced part goes to its end.
    pub fn map_offset(&self, offset: u32) -> u32 {
        let mut shift = 0i64;
        for edit in &self.edits {
            if edit.span.start > offset || (edit.span.start == offset && !edit.span.is_empty()) {
                break;
            }
            let inserted = i64::from(clamp(edit.insert.len()));
            if edit.span.end > offset {
                return u32::try_from(i64::from(edit.span.start) + shift + inserted).unwrap_or_default();
            }
            shift += inserted - i64::from(edit.span.len());
        }
        u32::try_from(i64::from(offset) + shift).unwrap_or_default()
    }

    /// Where an offset of the new text lay in the old one: the way back of [`TextEdit::map_offset`]. An offset at the start
    /// of an inserted part goes to the start of what was replaced, any other in it to the end.
    pub fn map_back(&self, offset: u32) -> u32 {
        let mut shift = 0i64;
        for edit in &self.edits {
            let start = i64::from(edit.span.start) + shift;
            let end = start + i64::from(clamp(edit.insert.len()));
            if i64::from(offset) <= start {
                break;
            }
            if i64::from(offset) <= end {
                return edit.span.end;
            }
            shift = end - i64::from(edit.span.end);
        }
        u32::try_from(i64::from(offset) - shift).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(start: u32, end: u32, insert: &str) -> Edit {
        Edit { span: Span::new(start, end), insert: insert.to_owned() }
    }

    #[test]
    fn applies_sorted_edits_and_maps_offsets() {
        let edits = TextEdit::new(vec![edit(4, 5, ""), edit(0, 1, "xyz")]).unwrap();
        assert_eq!(edits.apply("abcdef"), "xyzbcdf");
        assert_eq!(edits.map_offset(5), 6);
        assert_eq!(edits.map_offset(1), 3);
    }

    #[test]
    fn maps_offsets_back() {
        let edits = TextEdit::new(vec![edit(4, 5, ""), edit(0, 1, "xyz")]).unwrap();
        assert_eq!([0, 1, 3, 4, 6].map(|offset| edits.map_back(offset)), [0, 1, 1, 2, 4]);
        assert_eq!(TextEdit::insert(2, "ab").map_back(4), 2);
    }

    #[test]
    fn refuses_overlaps() {
        assert_eq!(TextEdit::new(vec![edit(0, 3, ""), edit(2, 4, "")]), None);
        assert!(TextEdit::new(vec![edit(0, 3, ""), edit(3, 4, "")]).is_some());
    }
}
