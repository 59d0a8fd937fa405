//! The launch.

use serde::Serialize;

use super::{Places, Range};
use crate::analysis::UsedRole;
use crate::simulate;

/// How a launch goes.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Launch {
    outcome: &'static str,
    execution_role: &'static str,
    stopped_reason: Option<String>,
    stop_code: Option<&'static str>,
    events: Vec<Event>,
    api_calls: Vec<ApiCall>,
}

/// One step.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Event {
    step: &'static str,
    subject: String,
    detail: String,
    ok: bool,
    collateral: bool,
    stage: u32,
    last_stage: u32,
    call: Option<usize>,
    origin: Option<Range>,
    certainty: &'static str,
}

/// API calls of one kind.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ApiCall {
    service: &'static str,
    action: &'static str,
    resource: String,
    role: &'static str,
    count: u32,
    usd_per_million_launches: Option<f64>,
}

impl Launch {
    pub(super) fn new(launch: &simulate::Launch, used: UsedRole, places: Places<'_>) -> Self {
        let events = launch.events.iter().map(|event| Event {
            step: event.step,
            subject: event.subject.clone(),
            detail: event.detail.clone(),
            ok: event.ok,
            collateral: event.collateral,
            stage: event.stage,
            last_stage: event.last_stage,
            call: event.call,
            origin: places.origin(event.origin),
            certainty: event.certainty.name(),
        });
        let api_calls = launch.api_calls.iter().map(|call| ApiCall {
            service: call.service,
            action: call.action,
            resource: call.resource.clone(),
            role: call.role,
            count: call.count,
            usd_per_million_launches: call.cents_per_million_launches().map(|cents| f64::from(cents) / 100.0),
        });
        Self {
            outcome: launch.outcome.name(),
            execution_role: used.name(),
            stopped_reason: launch.stopped_reason.clone(),
            stop_code: launch.stop_code,
            events: events.collect(),
            api_calls: api_calls.collect(),
        }
    }
}
