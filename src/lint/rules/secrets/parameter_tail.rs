//! What follows the name of a parameter behind a colon: a version, or JSON key and versions as for a secret. ECS takes
//! neither. Shared by the two rules that say so.

use super::misread::{self, Misread};
use super::reference;
use crate::lint::{ContainerCx, Place, Sink};
use crate::model::carrier::Carrier;
use crate::model::value_from::ValueFrom;
use crate::syntax::rewrite;
use crate::text::Span;
use crate::text::span::clamp;

/// What the tail asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tail {
    /// `name:3`
    Version,
    /// `name:key::`
    JsonKey,
}

/// The words of one of the two rules.
pub(crate) struct Words {
    /// What the tail asks for, and why that cannot be.
    pub(crate) asks: &'static str,
    pub(crate) help: &'static str,
    /// What is left when the tail goes.
    pub(crate) fix: &'static str,
}

/// Reports every reference whose tail asks for this.
pub(crate) fn report(cx: &ContainerCx<'_>, sink: &mut Sink<'_>, wanted: Tail, words: &Words) {
    for carrier in reference::values(cx) {
        let Some((_, tail)) = of(carrier).filter(|(found, _)| *found == wanted) else { continue };
        let span = carrier.part(tail);
        sink.report(Place::Part(carrier.node, span), format!("`{}` {}", tail.of(carrier.text), words.asks))
            .help(words.help)
            .unsafe_fix(words.fix, Some(rewrite::replace_part(cx.document(), carrier.node, span, "")));
    }
}

/// The first colon behind the name and what follows it.
fn of(carrier: &Carrier<'_>) -> Option<(Tail, Span)> {
    match &carrier.value_from {
        ValueFrom::InvalidName => match misread::of(carrier.text) {
            Misread::ParameterWithKey(span) => Some((Tail::JsonKey, span)),
            Misread::ParameterWithVersion(span) => Some((Tail::Version, span)),
            _ => None,
        },
        ValueFrom::Parameter(parameter) => {
            let (before, after) = parameter.name_span.of(carrier.text).split_once(':')?;
            let start = parameter.name_span.start + clamp(before.len());
            let tail = if after.contains(':') { Tail::JsonKey } else { Tail::Version };
            Some((tail, Span::new(start, parameter.name_span.end)))
        }
        _ => None,
    }
}
