//! A stopped reason, explained.

use serde::Serialize;

use super::{Places, Range};
use crate::analysis;

/// What a `stoppedReason` means.
#[derive(Clone, Debug, Serialize)]
pub struct StoppedReason {
    recognised: bool,
    step: Option<&'static str>,
    cause: Option<String>,
    fix: Option<String>,
    next: Option<&'static str>,
    secret: Option<String>,
    origin: Option<Range>,
    certainty: &'static str,
    nearest: Vec<String>,
    rules: Vec<&'static str>,
}

impl StoppedReason {
    pub(in crate::api) fn new(explained: analysis::Explained, places: Places<'_>) -> Self {
        let analysis::Explained { reason, rules, span } = explained;
        Self {
            recognised: reason.recognised,
            step: reason.step,
            cause: reason.cause,
            fix: reason.fix,
            next: reason.next,
            secret: reason.secret,
            origin: span.map(|span| places.range(span)),
            certainty: reason.certainty.name(),
            nearest: reason.nearest,
            rules: rules.iter().map(|caught| caught.rule.name).collect(),
        }
    }
}
