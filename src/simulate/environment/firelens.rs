//! What FireLens puts into environments: the way to the router into the containers that log through it, and their secret log
//! options into the router. Source: amazon-ecs-agent 1.105.1, `task.go` (2026-06).

use super::layers::{Candidate, Rank};
use super::{EnvSource, EnvValue};
use crate::facts::agent_environment;
use crate::model::enums::{FirelensConfigurationType, LogDriver, NetworkMode};
use crate::model::{ContainerDefinition, Origin};
use crate::simulate::Cx;

/// Adds the variables of a container that logs through FireLens, or routes logs.
pub(super) fn add(cx: &Cx<'_>, container: &ContainerDefinition, candidates: &mut Vec<Candidate>) {
    let certainty = cx.profile.certainty();
    let mut push = |name: String, value: EnvValue, origin: Option<Origin>, note: Option<String>, secret| {
        candidates.push(Candidate {
            name,
            value,
            sensitive: secret,
            source: EnvSource::Injected,
            origin,
            note,
            certainty,
            rank: Rank::Injected,
        });
    };
    if logs_through_firelens(container) {
        let port = EnvValue::Text(agent_environment::FLUENT_PORT.to_owned());
        let note = "the address of the log router on the bridge network";
        let host = match cx.inputs.task.network_mode.get() {
            _ if !cx.profile.is_agent() => Some(EnvValue::Text(agent_environment::FLUENT_HOST.to_owned())),
            Some(NetworkMode::Awsvpc) => Some(EnvValue::Text(agent_environment::FLUENT_HOST.to_owned())),
            Some(NetworkMode::Bridge) | None => Some(EnvValue::Unknown),
            Some(NetworkMode::Host | NetworkMode::None) => None,
        };
        if let Some(host) = host {
            let note = (host == EnvValue::Unknown).then(|| note.to_owned());
            push("FLUENT_HOST".to_owned(), host, None, note, false);
            push("FLUENT_PORT".to_owned(), port, None, None, false);
        }
    }
    let Some(router) = container.firelens_configuration.known() else { return };
    if router.kind.get() == Some(FirelensConfigurationType::Fluentd) {
        push("FLUENT_UID".to_owned(), EnvValue::Text("0".to_owned()), None, None, false);
    }
    for (index, application) in cx.inputs.task.container_definitions.elements().iter().enumerate() {
        let Some(application) = application.known().filter(|other| logs_through_firelens(other)) else {
            continue;
        };
        let Some(logging) = application.log_configuration.known() else { continue };
        for option in logging.secret_options.items() {
            let (Some(name), Some(reference)) = (option.name.text(), option.value_from.text()) else {
                continue;
            };
            let answer = cx.answer(reference, option.value_from.is_dynamic());
            let note = match &answer.value {
                Ok(_) => format!("log option `{name}` of another container, readable in the router"),
                Err(failure) => failure.to_string(),
            };
            let value = answer.value.unwrap_or(EnvValue::Unknown);
            push(format!("{name}_{index}"), value, Some(option.value_from.origin), Some(note), true);
        }
    }
}

fn logs_through_firelens(container: &ContainerDefinition) -> bool {
    container
        .log_configuration
        .known()
        .is_some_and(|logging| logging.log_driver.get() == Some(LogDriver::Awsfirelens))
}
