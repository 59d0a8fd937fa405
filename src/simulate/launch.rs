//! The launch: what is fetched, in which order, and where it stops.
//!
//! The agent on EC2 fetches while it pulls and needs all of it before it creates a container; one failure stops the whole task.
//! Fargate fetches first, then reads files and prepares logs, then pulls. Source: amazon-ecs-agent 1.105.1 (2026-06),
//! developer guide and public logs for Fargate (2026).

mod directory;
mod fetch;
mod files;
mod kernel;
mod logs;
mod placement;
mod pull;
mod recorder;
mod register;
mod registry;
mod start;
mod validation;
mod waits;
pub(crate) mod words;

use super::Cx;
use super::caller::TASK_ID;
use super::environment::ContainerEnvironment;
use crate::facts::{Certainty, prices};
use crate::model::enums::NetworkMode;
use crate::model::{ContainerDefinition, Origin};
use crate::syntax::NodeId;
use recorder::Recorder;
use register::Refusal;
use words::Words;

/// When steps begin; what has one number runs side by side.
mod stage {
    pub(super) const RUN: u32 = 1;
    pub(super) const PROVISION: u32 = 2;
    /// On an instance all fetches run while images are pulled; only logins to registries come before.
    pub(super) const LOGIN: u32 = 3;
    pub(super) const PULL: u32 = 4;
    /// Fargate fetches what may be secret first, then files, then it pulls.
    pub(super) const FIRST_FETCH: u32 = 3;
    pub(super) const PREPARE: u32 = 4;
    pub(super) const LAST_PULL: u32 = 5;
    /// Each container is created and then started, those that wait for others after them.
    pub(super) const CREATE: u32 = 6;
}

/// How a launch goes.
#[derive(Clone, Debug)]
pub struct Launch {
    /// How it ends.
    pub outcome: Outcome,
    /// The task's `stoppedReason`, or what RegisterTaskDefinition (or RunTask) says.
    pub stopped_reason: Option<String>,
    /// The task's `stopCode`.
    pub stop_code: Option<&'static str>,
    /// The steps, in order.
    pub events: Vec<Event>,
    /// The API calls that the platform makes for the task.
    pub api_calls: Vec<ApiCall>,
}

/// How a launch ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All containers start.
    Running,
    /// The task stops before its containers run.
    Stopped,
    /// RegisterTaskDefinition or RunTask says no.
    Refused,
    /// It depends on something that is not known here.
    Unknown,
}

impl Outcome {
    /// The word used in results.
    pub fn name(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Stopped => "stopped",
            Self::Refused => "refused",
            Self::Unknown => "unknown",
        }
    }
}

/// One step.
#[derive(Clone, Debug)]
pub struct Event {
    /// The kind of step: `register`, `run`, `provision`, `pull`, `fetch`, `wait`, `create`, `start`, `stop`.
    pub step: &'static str,
    /// What it is about: a container, a secret, an image.
    pub subject: String,
    /// What happens.
    pub detail: String,
    /// Whether it goes well.
    pub ok: bool,
    /// Whether it fails only because another part of the same call does.
    pub collateral: bool,
    /// When it begins: steps of one stage run side by side, those of a higher one come later.
    pub stage: u32,
    /// The last stage in which it may still run.
    pub last_stage: u32,
    /// The number of the API call that fetches it.
    pub call: Option<usize>,
    /// Where in the text it comes from.
    pub origin: Option<Origin>,
    /// How sure we are.
    pub certainty: Certainty,
}

/// API calls of one kind to one resource or batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiCall {
    /// `secretsmanager`
    pub service: &'static str,
    /// `GetSecretValue`
    pub action: &'static str,
    /// The ARN without selectors, or the names of a batch.
    pub resource: String,
    /// Who calls: `execution`, `task`, or `instance` where an EC2 instance calls as itself.
    pub role: &'static str,
    /// How many calls.
    pub count: u32,
}

impl ApiCall {
    /// What these calls cost in a million launches, in US cents; `None` where the price is not known.
    pub fn cents_per_million_launches(&self) -> Option<u32> {
        prices::of(self.service).map(|price| price.cents_per_million.saturating_mul(self.count))
    }
}

/// Runs the launch.
pub(crate) fn run(cx: &Cx<'_>, environments: &[ContainerEnvironment]) -> Launch {
    let mut recorder = Recorder::default();
    if let Some(refusal) = register::refusal(cx) {
        return refused(recorder, "register", refusal);
    }
    let family = cx.inputs.task.family.text().unwrap_or_default();
    let detail = "RegisterTaskDefinition takes the definition".to_owned();
    recorder.step("register", family, detail, None, Certainty::Reported);
    recorder.at(stage::RUN, stage::RUN);
    if let Some(refusal) = register::run_refusal(cx).or_else(|| register::role_refusal(cx)) {
        return refused(recorder, "run", refusal);
    }
    if let Some((detail, origin)) = register::doubtful_trust(cx) {
        let role = cx.caller.execution_role.as_deref().unwrap_or_default();
        recorder.step("run", role, detail, origin, Certainty::Assumed);
    }
    for (container, name) in register::overridden_secrets(cx) {
        let detail = format!(
            "the override sets `{name}` of `{container}`, which is a secret; RunTask may refuse that"
        );
        recorder.step("run", name, detail, None, Certainty::Assumed);
    }
    recorder.at(stage::PROVISION, stage::PROVISION);
    if let Some(refusal) = placement::refusal(cx) {
        return refused(recorder, "provision", refusal);
    }
    provision(cx, &mut recorder);
    let failure =
        if cx.profile.is_agent() { on_an_instance(cx, &mut recorder) } else { on_fargate(cx, &mut recorder) };
    let failure = match failure {
        None if !recorder.is_stuck() => start::containers(cx, &mut recorder, environments),
        failure => failure,
    };
    match failure {
        Some(reason) => recorder.stop(cx, &reason),
        None => recorder.finish(),
    }
}

fn refused(mut recorder: Recorder, step: &'static str, refusal: Refusal) -> Launch {
    let Refusal { reason, subject, origin, certainty } = refusal;
    recorder.failure(step, &subject, reason.clone(), origin, certainty);
    recorder.refuse(reason)
}

fn provision(cx: &Cx<'_>, recorder: &mut Recorder) {
    let title = cx.profile.title();
    let mut detail = format!("the task is placed on {title}");
    if let Some(guess) = cx.profile.guess {
        detail = format!("{detail}: {guess}");
    } else if cx.profile.is_agent() && !cx.profile.agent_is_given {
        detail.push_str(", the newest that is known here, since no version is given");
    }
    let certainty = if cx.profile.guess.is_some() { Certainty::Assumed } else { Certainty::Verified };
    recorder.step("provision", "task", detail, None, certainty);
    if cx.profile.is_fargate() || cx.inputs.task.network_mode.get() == Some(NetworkMode::Awsvpc) {
        let detail = "a network interface is attached to the task".to_owned();
        let origin = cx.inputs.task.network_mode.node().map(Origin::Node);
        recorder.step("provision", "task", detail, origin, Certainty::Reported);
    }
}

/// Fetches and pulls run side by side; whichever fails first decides, which is not foreseeable when several do.
fn on_an_instance(cx: &Cx<'_>, recorder: &mut Recorder) -> Option<Words> {
    recorder.at(stage::LOGIN, stage::LOGIN);
    let registries = registry::credentials(cx, recorder).or_else(|| pull::logins(cx, recorder));
    let first_pull = if recorder.has(stage::LOGIN) { stage::PULL } else { stage::LOGIN };
    recorder.at(first_pull, stage::PULL);
    let pulls = if registries.is_none() { pull::images(cx, recorder) } else { None };
    recorder.at(stage::LOGIN, stage::PULL);
    let failures: Vec<Words> = [
        fetch::secrets(cx, recorder),
        fetch::parameters(cx, recorder),
        files::download(cx, recorder),
        directory::credentials(cx, recorder),
        registries,
        pulls,
    ]
    .into_iter()
    .flatten()
    .collect();
    let several = failures.len() > 1;
    let first = failures.into_iter().next()?;
    Some(if several { Words { certainty: Certainty::Assumed, ..first } } else { first })
}

/// One step after the other. The order inside the first step is not known.
fn on_fargate(cx: &Cx<'_>, recorder: &mut Recorder) -> Option<Words> {
    recorder.at(stage::FIRST_FETCH, stage::FIRST_FETCH);
    let first_step = [
        fetch::secrets(cx, recorder),
        fetch::parameters(cx, recorder),
        registry::credentials(cx, recorder),
        pull::logins(cx, recorder),
    ];
    let failures: Vec<Words> = first_step.into_iter().flatten().collect();
    let several = failures.len() > 1;
    if let Some(first) = failures.into_iter().next() {
        return Some(if several { Words { certainty: Certainty::Assumed, ..first } } else { first });
    }
    recorder.at(stage::PREPARE, stage::PREPARE);
    let failure = files::download(cx, recorder)
        .or_else(|| directory::credentials(cx, recorder))
        .or_else(|| logs::streams(cx, recorder));
    recorder.at(stage::LAST_PULL, stage::LAST_PULL);
    failure.or_else(|| pull::images(cx, recorder))
}

/// The containers in the order in which they start; that of the text where they cannot.
pub(crate) fn start_order(cx: &Cx<'_>) -> Vec<NodeId> {
    let all: Vec<&ContainerDefinition> = cx.inputs.task.container_definitions.items().collect();
    start::in_order(cx, &all).unwrap_or(all).into_iter().map(|container| container.origin).collect()
}

/// The task's ARN, as far as it is known.
fn task_arn(cx: &Cx<'_>) -> String {
    let (region, account) = (cx.caller.region(), cx.caller.account());
    format!("arn:{}:ecs:{region}:{account}:task/<cluster>/{TASK_ID}", cx.caller.partition)
}
