//! The members that an object does not have yet, and the options of a log driver.

use super::place::Place;
use super::values::log_options;
use super::{Offer, OfferKind};
use crate::model::decode::Type;
use crate::model::structures;
use crate::syntax::Language;
use crate::text::{Span, order};

/// What can be a key.
pub(super) fn offers(place: &Place<'_>) -> Vec<Offer> {
    match place.kind {
        Type::Structure(name) => members(place, name),
        Type::Map => options(place),
        _ => Vec::new(),
    }
}

fn members(place: &Place<'_>, structure: &'static str) -> Vec<Offer> {
    let Some(shape) = structures::find(structure) else { return Vec::new() };
    let tree = &place.document.tree;
    let is_there = |member: &str| tree.get(place.node, member).is_some();
    let offer = |&(member, kind, required): &(&'static str, Type, bool)| {
        let key = place.document.spelled_key(structure, member);
        let (insert, selected) = written(place, &key, opening(place, kind));
        let detail = if required { [kind.title(), ", required"].concat() } else { kind.title().to_owned() };
        Offer { label: key.into_owned(), kind: OfferKind::Member, detail, insert, selected }
    };
    // What is required first, then by name.
    let mut open: Vec<_> = shape.members.iter().filter(|(member, ..)| !is_there(member)).collect();
    order::by(&mut open, |(left, _, needed), (right, _, wanted)| wanted.cmp(needed).then(left.cmp(right)));
    open.into_iter().map(offer).collect()
}

fn options(place: &Place<'_>) -> Vec<Offer> {
    let tree = &place.document.tree;
    let offer = |(name, required): (&'static str, bool)| {
        let (insert, selected) = written(place, name, opening(place, Type::String));
        let detail = if required { "required" } else { "" };
        Offer { label: name.to_owned(), kind: OfferKind::Member, detail: detail.to_owned(), insert, selected }
    };
    log_options(place)
        .into_iter()
        .filter(|(name, _)| tree.get(place.node, name).is_none())
        .map(offer)
        .collect()
}

/// How a value begins and ends.
fn opening(place: &Place<'_>, kind: Type) -> (String, &'static str) {
    let own = |text: &str| text.to_owned();
    if place.document.language == Language::Yaml {
        let indent = " ".repeat(place.caret.column);
        return match kind {
            Type::List(_) => (["\n", &indent, "  - "].concat(), ""),
            Type::Map | Type::Structure(_) => (["\n", &indent, "  "].concat(), ""),
            _ => (own(" "), ""),
        };
    }
    match kind {
        Type::String | Type::Enum(..) => (own(" \""), "\""),
        Type::List(_) => (own(" ["), "]"),
        Type::Map | Type::Structure(_) => (own(" {"), "}"),
        Type::Integer | Type::Boolean => (own(" "), ""),
    }
}

/// The text of a key with what belongs behind it, and the place in it where its value is typed.
fn written(place: &Place<'_>, key: &str, (open, close): (String, &'static str)) -> (String, Span) {
    let caret = &place.caret;
    let is_hcl = place.document.language == Language::Hcl;
    let quotes = place.document.language == Language::Json || caret.is_quoted;
    let mut text = String::new();
    if quotes && !caret.is_quoted {
        text.push('"');
    }
    text.push_str(key);
    if quotes {
        text.push(caret.closing.unwrap_or('"'));
    }
    let mut at = text.len();
    if !caret.has_colon {
        text.push_str(if is_hcl { " =" } else { ":" });
        text.push_str(&open);
        at = text.len();
        text.push_str(close);
        if caret.wants_comma {
            text.push(',');
        }
    }
    (text, Span::from_range(at..at))
}
