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
    /// The first and the last stage of the steps that follow.
    stages: (u32, u32),
    /// The number of the call that the fetches that follow belong to.
    current: Option<usize>,
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
        self.push(step, subject, detail, origin, certainty);
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
        self.push(step, subject, detail, origin, certainty);
        if let Some(event) = self.events.last_mut() {
            event.ok = false;
        }
    }

    /// The last step failed only because another part of its call did.
    pub(super) fn collateral(&mut self) {
        if let Some(event) = self.events.last_mut() {
            event.collateral = true;
        }
    }

    fn push(
        &mut self,
        step: &'static str,
        subject: &str,
        detail: String,
        origin: Option<Origin>,
        certainty: Certainty,
    ) {
        self.events.push(Event {
            step,
            subject: subject.to_owned(),
            detail,
            ok: true,
            collateral: false,
            stage: self.stages.0,
            last_stage: self.stages.1,
            call: self.current.filter(|_| step == "fetch"),
            origin,
            certainty,
        });
    }

    /// The steps that follow begin at one stage and may last until another.
    pub(super) fn at(&mut self, from: u32, until: u32) {
        self.stages = (from, until);
        self.current = None;
    }

    /// Is there a step of this stage?
    pub(super) fn has(&self, stage: u32) -> bool {
        self.events.iter().any(|event| event.stage == stage)
    }

    /// The steps that follow belong to no call yet.
    pub(super) fn apart(&mut self) {
        self.current = None;
    }

    /// The steps that follow belong to the calls to a resource that were made before.
    pub(super) fn resume(&mut self, resource: &str) {
        self.current = self.calls.iter().position(|call| call.resource == resource);
    }

    /// A call that the steps that follow belong to. Calls of one kind to one resource are counted together.
    pub(super) fn call(
        &mut self,
        service: &'static str,
        action: &'static str,
        resource: &str,
        role: &'static str,
    ) {
        self.current = Some(self.also(service, action, resource, role));
    }

    /// A call that another one brings with it; returns its number.
    pub(super) fn also(
        &mut self,
        service: &'static str,
        action: &'static str,
        resource: &str,
        role: &'static str,
    ) -> usize {
        let same = |call: &ApiCall| {
            call.service == service && call.action == action && call.resource == resource && call.role == role
        };
        let number = self.calls.iter().position(same).unwrap_or(self.calls.len());
        match self.calls.get_mut(number) {
            Some(call) => call.count += 1,
            None => {
                self.calls.push(ApiCall { service, action, resource: resource.to_owned(), role, count: 1 });
            }
        }
        number
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
        let last = self.events.iter().map(|event| event.stage).max().unwrap_or_default();
        self.at(last + 1, last + 1);
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
