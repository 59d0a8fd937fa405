//! The last part of a launch: containers are created with their final environment and started in the order of `dependsOn`.

use super::recorder::Recorder;
use super::words::Words;
use super::{files, kernel, logs, stage, waits};
use crate::facts::Certainty;
use crate::facts::stopped_reasons::agent;
use crate::model::enums::ContainerCondition;
use crate::model::{ContainerDefinition, Origin};
use crate::simulate::environment::ContainerEnvironment;
use crate::simulate::{Cx, overrides};

/// Creates and starts all containers.
pub(super) fn containers(
    cx: &Cx<'_>,
    recorder: &mut Recorder,
    environments: &[ContainerEnvironment],
) -> Option<Words> {
    let all: Vec<&ContainerDefinition> = cx.inputs.task.container_definitions.items().collect();
    recorder.at(stage::CREATE, stage::CREATE);
    let Some(ordered) = in_order(cx, &all) else {
        let detail = "containers wait for each other in a circle, or for one that is not there".to_owned();
        let origin = cx.inputs.task.container_definitions.node().map(Origin::Node);
        recorder.failure("start", "dependsOn", detail, origin, Certainty::Assumed);
        let reason = &agent::DEPENDENCIES;
        let task = super::task_arn(cx);
        return Some(Words { text: reason.fill(&[("task", &task)]), certainty: Certainty::Assumed });
    };
    let certainty = cx.profile.certainty_if_documented();
    // How many containers are waited for, one after the other.
    let mut depths: Vec<(&str, u32)> = Vec::new();
    for container in ordered {
        let name = container.name.text().unwrap_or_default();
        let waits_for =
            container.depends_on.items().filter_map(|dependency| dependency.container_name.as_str());
        let behind = |other: &str| depths.iter().find(|(name, _)| *name == other).map(|(_, depth)| depth + 1);
        let depth = waits_for.filter_map(behind).max().unwrap_or_default();
        depths.push((name, depth));
        let created = stage::CREATE + 2 * depth;
        // It waits while those before it start.
        recorder.at(created - u32::from(depth > 0), created - u32::from(depth > 0));
        let origin = Some(Origin::Node(container.origin));
        waits::write(cx, recorder, container);
        recorder.at(created, created);
        if let Some(failure) = files::read(cx, recorder, container) {
            return Some(failure);
        }
        if let Some(failure) = nameless_variable(cx, recorder, container) {
            return Some(failure);
        }
        let detail = "the container is created; its environment is fixed from here on".to_owned();
        recorder.step("create", name, detail, origin, certainty);
        recorder.at(created + 1, created + 1);
        if cx.profile.is_agent()
            && let Some(failure) = logs::stream(cx, recorder, container)
        {
            return Some(failure);
        }
        let environment = environments.iter().find(|environment| environment.origin == container.origin);
        if kernel::refuses(cx, recorder, container, environment) {
            return None;
        }
        recorder.step("start", name, start_detail(container), origin, certainty);
    }
    None
}

fn start_detail(container: &ContainerDefinition) -> String {
    let conditions: Vec<String> = container
        .depends_on
        .items()
        .filter_map(|dependency| {
            let name = dependency.container_name.text()?;
            Some(match dependency.condition.get()? {
                ContainerCondition::Start => format!("`{name}` has started"),
                ContainerCondition::Complete => format!("`{name}` has ended"),
                ContainerCondition::Success => format!("`{name}` has ended with exit code 0"),
                ContainerCondition::Healthy => format!("`{name}` is healthy"),
            })
        })
        .collect();
    if conditions.is_empty() {
        "the container starts".to_owned()
    } else {
        format!("the container starts once {}", conditions.join(" and "))
    }
}

/// Docker does not create a container with a variable that has no name, and prints the value.
fn nameless_variable(cx: &Cx<'_>, recorder: &mut Recorder, container: &ContainerDefinition) -> Option<Words> {
    let is_nameless = |name: &str| name.is_empty() || name.starts_with('=');
    let mut plain = container.environment.items().filter_map(|pair| {
        let value = pair.value.text().unwrap_or_default().to_owned();
        Some((pair.name.text()?, value, pair.name.origin))
    });
    let mut secret = container.secrets.items().filter_map(|secret| {
        // A secret's value is not repeated here, though Docker does.
        Some((secret.name.text()?, "<value>".to_owned(), secret.name.origin))
    });
    let found =
        plain.find(|(name, ..)| is_nameless(name)).or_else(|| secret.find(|(name, ..)| is_nameless(name)));
    let container_name = container.name.text().unwrap_or_default();
    let overridden = overrides::environment(cx.inputs.world, container_name);
    let value = match (found, overridden.iter().find(|(name, _)| is_nameless(name))) {
        (Some((_, value, origin)), _) => (value, Some(origin)),
        (None, Some((_, value))) => ((*value).to_owned(), None),
        (None, None) => return None,
    };
    let (value, origin) = value;
    let detail = "a variable has no name".to_owned();
    recorder.failure("create", container_name, detail, origin, cx.profile.certainty());
    let reason = &agent::EMPTY_NAME;
    Some(Words {
        text: reason.fill(&[("value", &value)]),
        certainty: cx.profile.certainty().min(reason.certainty),
    })
}

/// Containers so that each stands behind those it waits for; those that wait for nothing keep the order of the text.
/// `None` when that is impossible.
pub(super) fn in_order<'a>(
    cx: &Cx<'_>,
    all: &[&'a ContainerDefinition],
) -> Option<Vec<&'a ContainerDefinition>> {
    let is_known = |name: &str| all.iter().any(|container| container.name.text() == Some(name));
    let mut waiting: Vec<&ContainerDefinition> = all.to_vec();
    let mut ordered: Vec<&ContainerDefinition> = Vec::new();
    while !waiting.is_empty() {
        let is_ready = |container: &&ContainerDefinition| {
            container.depends_on.items().all(|dependency| {
                let Some(name) = dependency.container_name.as_str() else { return true };
                if !is_known(name) {
                    // In a list that is not known whole the container may still be there.
                    return !cx.inputs.task.container_definitions.is_closed();
                }
                ordered.iter().any(|done: &&ContainerDefinition| done.name.text() == Some(name))
            })
        };
        let position = waiting.iter().position(is_ready)?;
        ordered.push(waiting.remove(position));
    }
    Some(ordered)
}
