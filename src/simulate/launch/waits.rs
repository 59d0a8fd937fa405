//! What containers wait for: `dependsOn` with its conditions, health checks and start timeouts; and what RegisterTaskDefinition refuses
//! of it.
//!
//! Source: ECS API model 2014-11-13, ContainerDependency, HealthCheck and startTimeout (2026-11); refusals in public logs (2026).

use super::recorder::Recorder;
use super::register::{Refusal, refuse};
use crate::facts::durations::{DEFAULT_INTERVAL, DEFAULT_RETRIES, DEFAULT_START_PERIOD};
use crate::facts::stopped_reasons::registration;
use crate::model::container::ContainerDependency;
use crate::model::enums::ContainerCondition;
use crate::model::{ContainerDefinition, Origin};
use crate::simulate::Cx;

/// Why RegisterTaskDefinition refuses the dependencies.
pub(super) fn refusal(cx: &Cx<'_>) -> Option<Refusal> {
    let containers = &cx.inputs.task.container_definitions;
    if !containers.is_closed() {
        return None;
    }
    for container in containers.items() {
        for dependency in container.depends_on.items() {
            let Some(name) = dependency.container_name.as_str() else { continue };
            let node = dependency.condition.node().or(Some(dependency.origin));
            let reason = match (find(cx, name), dependency.condition.get()) {
                (None, _) => &registration::DEPENDENCY_UNKNOWN,
                (Some(other), Some(ContainerCondition::Complete | ContainerCondition::Success))
                    if is_essential(other) =>
                {
                    &registration::DEPENDENCY_ESSENTIAL
                }
                (Some(other), Some(ContainerCondition::Healthy)) if other.health_check.is_absent() => {
                    &registration::DEPENDENCY_HEALTH
                }
                _ => continue,
            };
            return Some(refuse(reason, &[("name", name)], name, node));
        }
    }
    let mut all = containers.items();
    let none_is_essential =
        containers.items().next().is_some() && all.all(|container| container.essential.get() == Some(false));
    none_is_essential.then(|| refuse(&registration::NO_ESSENTIAL, &[], "essential", containers.node()))
}

/// Absent means essential; what another tool decides is not known to be.
fn is_essential(container: &ContainerDefinition) -> bool {
    container.essential.is_absent() || container.essential.get() == Some(true)
}

fn find<'a>(cx: &Cx<'a>, name: &str) -> Option<&'a ContainerDefinition> {
    cx.inputs.task.container_definitions.items().find(|container| container.name.text() == Some(name))
}

/// Writes down what a container waits for before it is created.
pub(super) fn write(cx: &Cx<'_>, recorder: &mut Recorder, container: &ContainerDefinition) {
    for dependency in container.depends_on.items() {
        let Some(detail) = detail(cx, container, dependency) else { continue };
        let name = dependency.container_name.text().unwrap_or_default();
        let origin = Some(Origin::Node(dependency.origin));
        recorder.step("wait", name, detail, origin, cx.profile.certainty_if_documented());
    }
}

/// A start needs no words of its own: the order of the steps shows it.
fn detail(cx: &Cx<'_>, container: &ContainerDefinition, dependency: &ContainerDependency) -> Option<String> {
    let name = dependency.container_name.text()?;
    let other = find(cx, name);
    let condition = match dependency.condition.get()? {
        ContainerCondition::Start => return None,
        ContainerCondition::Complete => "has ended".to_owned(),
        ContainerCondition::Success => "has ended with exit code 0".to_owned(),
        ContainerCondition::Healthy => match other.and_then(|other| other.health_check.known()) {
            Some(check) => {
                let interval = check.interval.get().unwrap_or(DEFAULT_INTERVAL);
                let retries = check.retries.get().unwrap_or(DEFAULT_RETRIES);
                let grace = check.start_period.get().unwrap_or(DEFAULT_START_PERIOD);
                let mut text = format!(
                    "is healthy: a check every {interval} seconds, healthy with the first that passes, unhealthy after {retries} \
                     in a row that fail"
                );
                if grace > 0 {
                    text.push_str(&format!(", those of the first {grace} seconds not counted"));
                }
                text
            }
            None => "is healthy".to_owned(),
        },
    };
    let waiting = container.name.text().unwrap_or_default();
    let limit = match other.and_then(|other| other.start_timeout.get()) {
        Some(seconds) => format!("; after {seconds} seconds (`startTimeout`) it gives up and the task stops"),
        None => String::new(),
    };
    Some(format!("`{waiting}` waits until `{name}` {condition}{limit}"))
}
