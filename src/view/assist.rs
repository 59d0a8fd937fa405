//! What the editor is told when it asks: what can be typed at the caret, and what the member at a place is. In UTF-16 units.

use super::editor::place;
use super::state::Shown;
use crate::analysis::Options;
use crate::complete::{self, Offer, OfferKind};
use crate::text::LineIndex;

pub use crate::facts::Source;

/// What can be typed, and in place of what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choices {
    /// First UTF-16 unit that a choice replaces.
    pub from: u32,
    /// One past the last.
    pub to: u32,
    /// The choices, the most likely first.
    pub list: Vec<Choice>,
}

/// One choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What it is, in words.
    pub offer: Offer,
    /// The part of its text that is selected afterwards.
    pub selected: (u32, u32),
}

impl Choice {
    /// The word for what it is.
    pub fn kind(&self) -> &'static str {
        match self.offer.kind {
            OfferKind::Member => "member",
            OfferKind::Value => "value",
            OfferKind::Template => "template",
        }
    }
}

/// What can be typed at an offset.
pub fn choices(text: &str, offset: u32, options: &Options) -> Option<Choices> {
    let lines = LineIndex::new(text);
    let found = complete::complete(text, lines.from_utf16(offset) as usize, options)?;
    let choice = |offer: Offer| {
        let inside = LineIndex::new(&offer.insert);
        let selected = (inside.utf16(offer.selected.start), inside.utf16(offer.selected.end));
        Choice { offer, selected }
    };
    let (from, to) = (lines.utf16(found.span.start), lines.utf16(found.span.end));
    Some(Choices { from, to, list: found.offers.into_iter().map(choice).collect() })
}

/// A member of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// First UTF-16 unit of its key.
    pub from: u32,
    /// One past the last.
    pub to: u32,
    /// Its name in the API.
    pub name: &'static str,
    /// What it is.
    pub summary: String,
    /// The words that it may be.
    pub words: &'static [&'static str],
    /// Where it can be read.
    pub source: &'static Source,
}

/// The member whose key is at an offset.
pub fn member(shown: &Shown, offset: u32) -> Option<Member> {
    let document = &shown.analysis.document;
    let about = complete::about(&shown.analysis, document.lines.from_utf16(offset))?;
    let at = place(document, about.span);
    Some(Member {
        from: at.from,
        to: at.to,
        name: about.member,
        summary: about.summary,
        words: about.words,
        source: about.source,
    })
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::analysis::analyze;

    #[test]
    fn choices_count_utf16_units() {
        let text = "{ \"family\": \"😀\", \"netw\" }";
        let at = u32::try_from(text.split_inclusive("netw").next().unwrap().encode_utf16().count()).unwrap();
        let found = choices(text, at, &Options::default()).unwrap();
        assert_eq!((found.from, found.to), (at - 4, at + 1));
        let choice = found.list.iter().find(|choice| choice.offer.label == "networkMode").unwrap();
        assert_eq!(choice.offer.insert, "networkMode\": \"\"");
        assert_eq!(choice.selected, (15, 15));
        assert_eq!(choice.kind(), "member");
    }

    #[test]
    fn a_member_is_told_in_words() {
        let text = "{ \"family\": \"😀\", \"networkMode\": \"awsvpc\", \"containerDefinitions\": [] }";
        let options = Rc::new(Options::default());
        let shown = Shown { revision: 1, analysis: Rc::new(analyze(text, &options)), options };
        let at = |word: &str| u32::try_from(text.split(word).next().unwrap().encode_utf16().count()).unwrap();
        let mode = member(&shown, at("networkMode") + 3).unwrap();
        assert_eq!((mode.name, mode.summary.as_str()), ("networkMode", "a string, optional"));
        assert_eq!(mode.words, ["bridge", "host", "awsvpc", "none"]);
        assert_eq!((mode.from, mode.to), (at("networkMode") - 1, at("networkMode") + 12));
        let list = member(&shown, at("containerDefinitions")).unwrap();
        assert_eq!(list.summary, "a list of ContainerDefinition, required");
        assert_eq!(member(&shown, at("awsvpc")), None);
        assert_eq!(member(&shown, 0), None);
    }
}
