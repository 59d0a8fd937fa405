//! What each layer says by itself, for whoever wants to see which one decides.

use serde_json::Value;

use super::layer::{Found, Hit};
use super::message::{depends, place_of};
use super::{Cx, Judge, Request, Response};
use crate::iam::document::{self, Effect, Kind};
use crate::iam::truth::Truth;

/// What a layer says to a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// In one word.
    pub verdict: Verdict,
    /// Why, in a few.
    pub because: String,
}

/// An answer in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It lets the request through.
    Allowed,
    /// It does not.
    Denied,
    /// It depends on something that is not known.
    Depends,
    /// It has no say.
    Silent,
}

impl Verdict {
    /// The word used in results.
    pub fn name(self) -> &'static str {
        match self {
            Self::Allowed => "allowed",
            Self::Denied => "denied",
            Self::Depends => "depends",
            Self::Silent => "silent",
        }
    }
}

/// What every layer says, and what comes of it.
#[derive(Clone, Debug)]
pub struct ByLayer {
    /// The policies of the role.
    pub identity: Answer,
    /// The policy of the resource or key.
    pub resource: Answer,
    /// The permissions boundary.
    pub boundary: Answer,
    /// All of them together.
    pub whole: Response,
}

impl Answer {
    /// An answer and its reason.
    pub fn new(verdict: Verdict, because: impl Into<String>) -> Self {
        Self { verdict, because: because.into() }
    }
}

impl Judge {
    /// Puts a request to each layer by itself, with another policy of the resource.
    pub fn by_layer(&self, request: &Request, resource: Option<&Value>) -> ByLayer {
        let resource = resource.map(|json| document::read(json, Kind::Resource));
        let cx = Cx::new(request, self.boundary.is_some());
        let layers = self.layers(&cx, resource.as_ref());
        let boundary = match &layers.boundary {
            Some(found) => answer(found),
            None => Answer::new(Verdict::Silent, "no boundary is given"),
        };
        let of_resource = match resource {
            Some(_) => of_resource(&cx, &layers.resource),
            None => Answer::new(Verdict::Silent, "no policy is given"),
        };
        let whole = self.respond(&cx, &layers, resource.as_ref());
        ByLayer { identity: answer(&layers.identity), resource: of_resource, boundary, whole }
    }
}

fn answer(found: &Found) -> Answer {
    match (&found.deny, &found.allow) {
        (Truth::True, _) => Answer::new(Verdict::Denied, named(found, Effect::Deny, "denied by")),
        (Truth::Unknown(unknown), _) | (Truth::False, Truth::Unknown(unknown)) => {
            Answer::new(Verdict::Depends, depends(unknown))
        }
        (Truth::False, Truth::True) => {
            Answer::new(Verdict::Allowed, named(found, Effect::Allow, "allowed by"))
        }
        (Truth::False, Truth::False) => Answer::new(Verdict::Denied, "no statement allows it"),
    }
}

/// A policy on the other side: in the same account it need not say anything, unless it is that of a key.
fn of_resource(cx: &Cx<'_>, found: &Found) -> Answer {
    let is_free = cx.is_same_account() && !cx.is_kms();
    let mut answer = answer(found);
    let only_account = found.account.is_true() && !found.direct.is_true() && !found.role.is_true();
    match answer.verdict {
        Verdict::Denied if is_free && !found.deny.is_true() => {
            answer.verdict = Verdict::Silent;
            answer.because = "it does not speak of this; the role's own policy decides".to_owned();
        }
        Verdict::Allowed if only_account && cx.is_same_account() => {
            answer.because.push_str(", which leaves it to the role's own policy");
        }
        _ => {}
    }
    answer
}

/// The first statement with an effect that applies.
fn named(found: &Found, effect: Effect, words: &str) -> String {
    let hit = found.hits.iter().find(|hit| hit.effect == Some(effect) && hit.truth.is_true());
    let place = hit.map(Hit::decided_by).and_then(|decided| place_of(&decided));
    format!("{words} {}", place.unwrap_or_default())
}
