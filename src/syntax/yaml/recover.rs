//! Reading on behind a mistake. The scanner stops at the first thing it does not understand; so the text is repaired there, in
//! a copy, and scanned again, a few times. What stands before and behind each mistake keeps its meaning that way, and every
//! offset of the repaired copy can be traced back to the text as it was written.

use std::borrow::Cow;

use granit_parser::{ErrorKind, Event, Parser};

use super::mistake::YamlMistake;
use super::repair::{self, Candidate};
use crate::syntax::error::{SyntaxError, SyntaxErrorKind, SyntaxFix};
use crate::text::span::clamp;
use crate::text::{Edit, Span, TextEdit};

/// How many mistakes are repaired in one text.
const REPAIR_LIMIT: usize = 8;

/// How many bytes may be scanned to try repairs out, so that a long broken text does not stall the page.
const SCAN_BUDGET: usize = 1 << 20;

/// A repair that carries this far beyond the mistake is taken to be right.
const FAR_ENOUGH: usize = 4096;

/// A text that the scanner reads further than the original, and the way back to the original.
pub(super) struct Repaired<'a> {
    /// The text as it was given.
    pub(super) written: &'a str,
    /// The text to read.
    pub(super) text: Cow<'a, str>,
    /// Have repairs been looked for?
    pub(super) tried: bool,
    /// What was wrong, in places of the original.
    pub(super) errors: Vec<SyntaxError>,
    rounds: Vec<TextEdit>,
}

impl<'a> Repaired<'a> {
    /// A text in which no mistake has been looked for.
    pub(super) fn untouched(text: &'a str) -> Self {
        Self {
            written: text,
            text: Cow::Borrowed(text),
            tried: false,
            errors: Vec::new(),
            rounds: Vec::new(),
        }
    }

    /// The place in the original of an offset in the repaired text.
    pub(super) fn original(&self, offset: usize) -> u32 {
        self.rounds.iter().rev().fold(clamp(offset), |offset, round| round.map_back(offset))
    }

    fn original_span(&self, span: Span) -> Span {
        Span::new(self.original(span.start as usize), self.original(span.end as usize))
    }

    fn tell(&mut self, kind: SyntaxErrorKind, span: Span, fix: Option<SyntaxFix>) {
        let span = self.original_span(span);
        self.errors.push(SyntaxError { kind, span, fix });
    }

    /// Takes a repair that was found to help.
    fn take(&mut self, candidate: Candidate) {
        if let Some((kind, span)) = candidate.mistake {
            let edits = candidate
                .edit
                .edits()
                .iter()
                .map(|edit| Edit { span: self.original_span(edit.span), insert: edit.insert.clone() });
            let fix = candidate
                .fix
                .and_then(|title| Some(SyntaxFix { title, edit: TextEdit::new(edits.collect())? }));
            self.tell(kind, span, fix);
        }
        self.text = Cow::Owned(candidate.edit.apply(&self.text));
        self.rounds.push(candidate.edit);
    }
}

/// The options of every scan: positions of unknown aliases instead of an end, and any number of comments.
pub(super) fn options() -> granit_parser::Options {
    granit_parser::options! {
        emit_unresolved_aliases: true,
        max_buffered_comment_events: usize::MAX,
    }
}

/// Repairs a text as far as possible. A text without mistakes comes back as it is.
pub(super) fn repair(text: &str) -> Repaired<'_> {
    let mut repaired = Repaired { tried: true, ..Repaired::untouched(text) };
    let mut budget = SCAN_BUDGET;
    while let Some((kind, at)) = first_error(&repaired.text, usize::MAX) {
        let candidates = if repaired.rounds.len() < REPAIR_LIMIT && kind != ErrorKind::RecursionLimitExceeded
        {
            repair::candidates(&repaired.text, &kind, at)
        } else {
            Vec::new()
        };
        match best(&repaired.text, candidates, at, &mut budget) {
            Some(candidate) => repaired.take(candidate),
            None => {
                let span = repair::place(&repaired.text, at);
                let kind = match kind {
                    ErrorKind::RecursionLimitExceeded => SyntaxErrorKind::TooDeep(super::NESTING_LIMIT),
                    kind => SyntaxErrorKind::Yaml(YamlMistake::from_scanner(&kind)),
                };
                repaired.tell(kind, span, None);
                break;
            }
        }
    }
    repaired
}

/// The first repair that gets the scanner far beyond the mistake, or else the one that gets it furthest.
fn best(text: &str, candidates: Vec<Candidate>, at: usize, budget: &mut usize) -> Option<Candidate> {
    let mut best: Option<(usize, Candidate)> = None;
    for candidate in candidates {
        let Some(rest) = budget.checked_sub(text.len().min(at + FAR_ENOUGH)) else { break };
        *budget = rest;
        let attempt = candidate.edit.apply(text);
        if attempt == text {
            continue;
        }
        let Some((_, stopped)) = first_error(&attempt, at + FAR_ENOUGH) else { return Some(candidate) };
        let reached = candidate.edit.map_back(clamp(stopped)) as usize;
        if reached > best.as_ref().map_or(at, |&(furthest, _)| furthest) {
            best = Some((reached, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Where and why the scanner stops within the first document, if it does so before `limit`.
fn first_error(text: &str, limit: usize) -> Option<(ErrorKind, usize)> {
    let mut documents = 0;
    let mut reached = 0;
    for next in Parser::new_from_str_with_options(text, options()) {
        match next {
            Ok((Event::DocumentStart(..), _)) if documents > 0 => return None,
            Ok((Event::DocumentStart(..), _)) => documents += 1,
            Ok((_, span)) => {
                reached = span.byte_range().map_or(reached, |range| range.end);
                if reached > limit {
                    return None;
                }
            }
            Err(error) => {
                let at = error.marker().byte_offset().unwrap_or(reached).min(text.len());
                return Some((error.kind().clone(), at));
            }
        }
    }
    None
}
