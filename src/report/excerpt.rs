//! One source line with carets under a span: secrets covered, long lines cut, columns right for wide characters.

use std::ops::Range;

use super::width::{columns, visible};
use crate::syntax::Document;
use crate::text::span::clamp;
use crate::text::{Encoding, Span};

/// Shown in place of a secret.
const COVER: &str = "••••";

/// The widest excerpt, in columns.
const WIDEST: usize = 120;

/// Columns kept before the span when a line is cut.
const BEFORE: usize = 40;

/// Bytes of a line that are looked at on either side of the start of the span. Enough for [`WIDEST`] columns of any script.
const REACH: usize = 1024;

/// A source line, ready to print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The number of the line, from 1.
    pub line: u32,
    /// The text of the line.
    pub source: String,
    /// Blanks and carets below it.
    pub carets: String,
}

/// A character as it is shown.
struct Cell {
    shown: char,
    width: usize,
    marked: bool,
}

/// The line on which a span starts. Of a span over several lines, the first is marked to its end.
/// `secrets` are the spans to cover.
pub fn of(document: &Document, span: Span, secrets: &[Span]) -> Excerpt {
    let lines = &document.lines;
    let line = lines.position(span.start, Encoding::Utf8).line;
    let whole = Span::new(lines.line_start(line), lines.line_start(line + 1));
    let text = document.slice(whole);
    let end = whole.start as usize + text.trim_end_matches(['\r', '\n']).len();
    let whole = whole.start as usize..end;

    let start = span.start as usize;
    let text = &document.text;
    let from = text.floor_char_boundary(start.saturating_sub(REACH)).max(whole.start);
    let to = text.ceil_char_boundary(start.saturating_add(REACH)).min(whole.end);
    let (cells, first) = cells(document, Span::from_range(from..to.max(from)), span, secrets);

    let kept = window(&cells, first);
    let cut_before = kept.start > 0 || from > whole.start;
    let cut_after = kept.end < cells.len() || to < whole.end;
    let kept_cells = cells.get(kept.clone()).unwrap_or_default();

    let mut source: String = kept_cells.iter().map(|cell| cell.shown).collect();
    let mut carets = String::new();
    for cell in kept_cells.iter().take(first.saturating_sub(kept.start)) {
        if cell.shown == '\t' {
            carets.push('\t');
        } else {
            carets.extend(std::iter::repeat_n(' ', cell.width));
        }
    }
    let marked: usize = kept_cells.iter().filter(|cell| cell.marked).map(|cell| cell.width).sum();
    carets.extend(std::iter::repeat_n('^', marked.max(1)));
    if cut_before {
        source.insert_str(0, "… ");
        carets.insert_str(0, "  ");
    }
    if cut_after {
        source.push_str(" …");
    }
    Excerpt { line: line + 1, source, carets }
}

/// The characters of a part of a line, and the index of the first one that is marked (or would be: an empty span).
fn cells(document: &Document, part: Span, span: Span, secrets: &[Span]) -> (Vec<Cell>, usize) {
    let mut cells: Vec<Cell> = Vec::new();
    let mut first = None;
    let mut covered_to = 0;
    let secrets: Vec<Span> =
        secrets.iter().copied().filter(|secret| secret.start < part.end && part.start < secret.end).collect();
    for (offset, character) in document.slice(part).char_indices() {
        let offset = part.start + clamp(offset);
        if offset < covered_to {
            continue;
        }
        let secret = secrets.iter().find(|secret| secret.start <= offset && offset < secret.end);
        let here = secret.map_or(Span::new(offset, offset + 1), |secret| Span::new(offset, secret.end));
        let marked = span.start < here.end && here.start < span.end;
        if first.is_none() && (marked || offset >= span.start) {
            first = Some(cells.len());
        }
        if secret.is_some() {
            covered_to = here.end;
            cells.extend(COVER.chars().map(|shown| Cell { shown, width: 1, marked }));
        } else {
            let shown = visible(character);
            cells.push(Cell { shown, width: columns(shown), marked });
        }
    }
    let first = first.unwrap_or(cells.len());
    (cells, first)
}

/// Which cells fit into [`WIDEST`] columns, around the first marked one.
fn window(cells: &[Cell], first: usize) -> Range<usize> {
    let fitting = |cells: &mut dyn Iterator<Item = &Cell>, mut room: usize| {
        let mut count = 0;
        for cell in cells {
            let Some(rest) = room.checked_sub(cell.width) else { break };
            room = rest;
            count += 1;
        }
        (count, room)
    };
    let (before, after) = cells.split_at_checked(first).unwrap_or((cells, &[]));
    // As much after the span as fits beside the least before it; then as much before it as is left.
    let (_, spared) = fitting(&mut before.iter().rev(), BEFORE);
    let (kept_after, left) = fitting(&mut after.iter(), WIDEST - BEFORE + spared);
    let (kept_before, _) = fitting(&mut before.iter().rev(), BEFORE - spared + left);
    first - kept_before..first + kept_after
}
