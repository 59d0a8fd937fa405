//! The variables that the platform adds to a container. Facts: `facts/agent_environment.rs`.

use super::layers::{Candidate, Rank};
use super::{EnvSource, EnvValue};
use crate::facts::Certainty;
use crate::facts::agent_environment::{self, Condition, INJECTED, Injected, On, Writer};
use crate::facts::agent_features;
use crate::model::ContainerDefinition;
use crate::model::enums::{NetworkMode, ResourceType};
use crate::simulate::{Cx, Platform};

/// Adds what the platform sets, after everything else is known.
pub(super) fn add(cx: &Cx<'_>, container: &ContainerDefinition, candidates: &mut Vec<Candidate>) {
    let is_set = |name: &str, candidates: &[Candidate]| candidates.iter().any(|other| other.name == name);
    let region_is_set = is_set("AWS_REGION", candidates) || is_set("AWS_DEFAULT_REGION", candidates);
    for injected in &INJECTED {
        let Some((certainty, since)) = presence(cx, injected) else { continue };
        let applies = match injected.condition {
            Condition::Always => true,
            Condition::TaskRole => cx.caller.task_role.is_some(),
            Condition::Gpu => container
                .resource_requirements
                .items()
                .any(|requirement| requirement.kind.get() == Some(ResourceType::Gpu)),
            Condition::Terminal => container.pseudo_terminal.get() == Some(true),
            // Elsewhere than with the agent the Region is always seen.
            Condition::NoRegion => !cx.profile.is_agent() || !region_is_set,
        };
        if !applies {
            continue;
        }
        let rank = match injected.writer {
            Writer::Agent | Writer::ControlPlane => Rank::Injected,
            Writer::AgentDefault if cx.profile.is_agent() => Rank::RegionDefault,
            // The closed agents are taken to write all their variables alike.
            Writer::AgentDefault => Rank::Injected,
            Writer::Runtime => Rank::Runtime,
        };
        let (value, note) = value(cx, container, injected);
        let guessed = cx.profile.guess.is_some() && injected.writer != Writer::Runtime;
        let guess = cx.profile.guess.filter(|_| guessed).map(str::to_owned);
        let notes: Vec<String> = [note, since, guess].into_iter().flatten().collect();
        let note = (!notes.is_empty()).then(|| notes.join("; "));
        // A user's own AWS_EXECUTION_ENV meets that of the control plane before the agent sees either.
        let meets = injected.writer == Writer::ControlPlane && is_set(injected.name, candidates);
        candidates.push(Candidate {
            name: injected.name.to_owned(),
            value,
            sensitive: false,
            source: EnvSource::Injected,
            origin: None,
            note,
            certainty: if guessed || meets { Certainty::Assumed } else { certainty },
            rank,
        });
    }
}

/// Whether the platform sets a variable, how sure that is, and what to say of the version.
fn presence(cx: &Cx<'_>, injected: &Injected) -> Option<(Certainty, Option<String>)> {
    let on = match cx.profile.platform {
        Platform::Ec2 => injected.ec2,
        Platform::External => injected.external,
        Platform::FargateLinux | Platform::FargateLegacy => injected.fargate,
        Platform::FargateWindows => injected.fargate_windows,
        Platform::ManagedInstances => injected.managed,
    };
    // Docker adds nothing of its own to Windows containers.
    if cx.profile.windows && injected.writer == Writer::Runtime {
        return None;
    }
    match on {
        On::Yes(certainty) => Some((certainty, None)),
        On::No => None,
        On::Since(version, certainty) if cx.profile.is_agent() => {
            if cx.profile.agent < version {
                return None;
            }
            if cx.profile.agent_is_given {
                return Some((certainty, None));
            }
            let note = format!("set by agents from {version} on; the version of the agent is not given");
            let is_recent = version > agent_features::WIDESPREAD_AGENT;
            Some((if is_recent { Certainty::Assumed } else { certainty }, is_recent.then_some(note)))
        }
        On::Since(version, certainty) => (cx.profile.fargate >= version).then_some((certainty, None)),
    }
}

/// The value, as far as it can be known, or what it looks like.
fn value(cx: &Cx<'_>, container: &ContainerDefinition, injected: &Injected) -> (EnvValue, Option<String>) {
    let text = |text: &str| (EnvValue::Text(text.to_owned()), None);
    let unknown = |note: &str| (EnvValue::Unknown, Some(note.to_owned()));
    match injected.name {
        "AWS_EXECUTION_ENV" => match cx.profile.platform {
            Platform::Ec2 => text("AWS_ECS_EC2"),
            Platform::External => unknown("what ECS sets on EXTERNAL is not known"),
            Platform::ManagedInstances => text("AWS_ECS_MANAGED_INSTANCES"),
            Platform::FargateLinux | Platform::FargateLegacy | Platform::FargateWindows => {
                text("AWS_ECS_FARGATE")
            }
        },
        "AWS_REGION" | "AWS_DEFAULT_REGION" => match &cx.caller.region {
            Some(region) if image_env(cx, container).is_none() && cx.profile.is_agent() => (
                EnvValue::Text(region.clone()),
                Some("unless the image sets AWS_REGION or AWS_DEFAULT_REGION, which is not given".to_owned()),
            ),
            Some(region) => text(region),
            None => unknown("the task's Region, which is not given"),
        },
        "PATH" if image_env(cx, container).is_some() => text(agent_environment::DEFAULT_PATH),
        "TERM" => text("xterm"),
        "HOSTNAME" => hostname(cx, container),
        _ => unknown(injected.looks_like),
    }
}

fn hostname(cx: &Cx<'_>, container: &ContainerDefinition) -> (EnvValue, Option<String>) {
    let unknown = |note: &str| (EnvValue::Unknown, Some(note.to_owned()));
    if !cx.profile.is_agent() {
        return unknown("the private DNS name of the task's address");
    }
    match (container.hostname.text(), cx.inputs.task.network_mode.get()) {
        (Some(hostname), _) => (EnvValue::Text(hostname.to_owned()), None),
        (None, Some(NetworkMode::Awsvpc)) => unknown("the host name of the task's network interface"),
        (None, Some(NetworkMode::Host)) => unknown("the host name of the instance"),
        (None, _) => unknown("the first twelve characters of the container's id"),
    }
}

/// The ENV of the container's image, when it is given.
fn image_env<'a>(
    cx: &Cx<'a>,
    container: &ContainerDefinition,
) -> Option<&'a std::collections::BTreeMap<String, String>> {
    cx.inputs.world.images.get(container.name.text()?)
}
