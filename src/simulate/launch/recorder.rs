//! Writes a launch down as it goes: steps, API calls, what stops it, and what it depends on.

use super::words::{self, Words};
use super::{ApiCall, Event, Launch, Outcome};
use crate::facts::Certainty;
use crate::model::Origin;
use crate::simulate::Cx;

/// The launch so far.
#[derive(Default)]
pub(super) struct Recorder {
    events: Vec<Event>,
    calls: Vec<ApiCall>,
    /// Whether something undecided could decide.
    is_unsure: bool,
    /// Whether the launch does not go on, though nothing says so.
    is_stuck: bool,
}

impl Recorder {
    /// A step that goes well.
    pub(super) fn step(
        &mut self,
        step: &'static str,
        subject: &str,
        detail: String,
        origin: Option<Origin>,
        certainty: Certainty,
    ) {
        self.events.push(Event { step, subject: subject.to_owned(), detail, ok: true, origin, certainty });
    }

    /// A step that does not.
    pub(super) fn failure(
        &mut self,
        step: &'static str,
        subject: &str,
        detail: String,
        origin: Option<Origin>,
        certainty: Certainty,
    ) {
        self.events.push(Event { step, subject: subject.to_owned(), detail, ok: false, origin, certainty });
    }

    /// A call. Calls of one kind to one resource are counted together.
    pub(super) fn call(
        &mut self,
        service: &'static str,
        action: &'static str,
        resource: &str,
        role: &'static str,
    ) {
        let same = |call: &&mut ApiCall| {
            call.service == service && call.action == action && call.resource == resource && call.role == role
        };
        match self.calls.iter_mut().find(same) {
            Some(call) => call.count += 1,
            None => {
                self.calls.push(ApiCall { service, action, resource: resource.to_owned(), role, count: 1 });
            }
        }
    }

    /// Something could decide that is not known here.
    pub(super) fn unsure(&mut self) {
        self.is_unsure = true;
    }

    /// The launch does not go on from here, and no reason is given.
    pub(super) fn stick(&mut self) {
        self.is_unsure = true;
        self.is_stuck = true;
    }

    /// Does the launch not go on?
    pub(super) fn is_stuck(&self) -> bool {
        self.is_stuck
    }

    /// The task runs, or nobody knows.
    pub(super) fn finish(self) -> Launch {
        let outcome = if self.is_unsure { Outcome::Unknown } else { Outcome::Running };
        self.end(outcome, None, None)
    }

    /// RegisterTaskDefinition or RunTask says no.
    pub(super) fn refuse(self, reason: String) -> Launch {
        self.end(Outcome::Refused, Some(reason), None)
    }

    /// The task stops before its containers run.
    pub(super) fn stop(mut self, cx: &Cx<'_>, reason: &Words) -> Launch {
        let text = words::terminal(cx, &reason.text);
        self.failure("stop", "task", text.clone(), None, reason.certainty);
        self.end(Outcome::Stopped, Some(text), Some("TaskFailedToStart"))
    }

    fn end(
        self,
        outcome: Outcome,
        stopped_reason: Option<String>,
        stop_code: Option<&'static str>,
    ) -> Launch {
        Launch { outcome, stopped_reason, stop_code, events: self.events, api_calls: self.calls }
    }
}
