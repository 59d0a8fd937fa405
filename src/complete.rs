//! What can be typed at a place of a text: the members that an object does not have yet, the words that a value may be, patterns of
//! ARNs. All of it follows from the model and from the facts.

mod about;
mod caret;
mod keys;
mod place;
mod values;

use crate::analysis::Options;
use crate::text::Span;

pub use about::{About, about};

/// What can be typed, and in place of what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completions {
    /// What a choice replaces.
    pub span: Span,
    /// The choices, the most likely first.
    pub offers: Vec<Offer>,
}

/// One choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What the user reads, and types the beginning of.
    pub label: String,
    /// What it is.
    pub kind: OfferKind,
    /// A few words about it; "" where there is nothing to say.
    pub detail: String,
    /// The text that is put in.
    pub insert: String,
    /// The part of that text which is selected afterwards, for the user to go on.
    pub selected: Span,
}

/// The kinds of choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfferKind {
    /// A member.
    Member,
    /// A word that a value may be.
    Value,
    /// A pattern that is to be filled in.
    Template,
}

/// What can be typed at an offset; `None` where nothing is known.
pub fn complete(text: &str, offset: usize, options: &Options) -> Option<Completions> {
    let place = place::find(text, offset, options)?;
    let offers = match place.caret.part {
        caret::Part::Key => keys::offers(&place),
        _ => values::offers(&place),
    };
    (!offers.is_empty()).then_some(Completions { span: place.replaced(), offers })
}
