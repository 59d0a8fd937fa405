//! A stopped reason, explained.

use serde::Serialize;

use super::{Places, Range};
use crate::simulate;

/// What a `stoppedReason` means.
#[derive(Clone, Debug, Serialize)]
pub struct StoppedReason {
    recognised: bool,
    step: Option<&'static str>,
    cause: Option<String>,
    fix: Option<String>,
    secret: Option<String>,
    origin: Option<Range>,
    certainty: &'static str,
    nearest: Vec<String>,
}

impl StoppedReason {
    pub(in crate::api) fn new(explained: simulate::StoppedReason, places: Places<'_>) -> Self {
        Self {
            recognised: explained.recognised,
            step: explained.step,
            cause: explained.cause,
            fix: explained.fix,
            secret: explained.secret,
            origin: places.origin(explained.origin),
            certainty: explained.certainty.name(),
            nearest: explained.nearest,
        }
    }
}
