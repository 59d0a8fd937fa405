//! Who waits for whom in a task.

use crate::lint::TaskCx;
use crate::model::ContainerDefinition;
use crate::model::container::ContainerDependency;
use crate::model::enums::{ContainerCondition, LogDriver};
use crate::syntax::NodeId;

/// One container waits for another.
pub(crate) struct Wait<'a> {
    /// The name that is waited for.
    pub(crate) target: &'a str,
    /// Where that is said.
    pub(crate) node: NodeId,
}

/// What a container waits for: `dependsOn`, `links`, `volumesFrom`, and the log router, which ECS lets start first.
pub(crate) fn of<'a>(container: &'a ContainerDefinition, router: Option<&'a str>) -> Vec<Wait<'a>> {
    let mut found = Vec::new();
    let mut add = |target: Option<&'a str>, node: Option<NodeId>| {
        if let (Some(target), Some(node)) = (target, node) {
            found.push(Wait { target, node });
        }
    };
    for dependency in container.depends_on.items() {
        add(dependency.container_name.as_str(), dependency.container_name.node());
    }
    for link in container.links.elements() {
        add(link.as_str().and_then(|link| link.split(':').next()), link.node());
    }
    for from in container.volumes_from.items() {
        add(from.source_container.as_str(), from.source_container.node());
    }
    let log = container.log_configuration.known();
    if let Some(log) = log.filter(|log| log.log_driver.get() == Some(LogDriver::Awsfirelens)) {
        add(router, log.log_driver.node());
    }
    found
}

/// The name of the log router of the task.
pub(crate) fn router<'a>(cx: &'a TaskCx<'_>) -> Option<&'a str> {
    let mut containers = cx.task.container_definitions.items();
    containers.find(|container| container.firelens_configuration.is_present())?.name.as_str()
}

/// A task has at most ten containers; a text with so many more is no task definition, and is not searched.
pub(crate) const MOST: usize = 100;

/// Is it known of every container whom it waits for?
pub(crate) fn are_known(cx: &TaskCx<'_>) -> bool {
    let containers = &cx.task.container_definitions;
    containers.elements().len() <= MOST
        && containers.is_closed()
        && containers.items().all(|container| {
            container.depends_on.is_closed()
                && container.depends_on.items().all(|other| other.container_name.as_str().is_some())
        })
}

/// The dependencies of all containers on one of them.
pub(crate) fn on<'a>(cx: &'a TaskCx<'_>, name: &'a str) -> impl Iterator<Item = &'a ContainerDependency> {
    let all = cx.task.container_definitions.items().flat_map(|container| container.depends_on.items());
    all.filter(move |dependency| dependency.container_name.as_str() == Some(name))
}

/// Does the condition wait until the other container has ended?
pub(crate) fn for_end(dependency: &ContainerDependency) -> bool {
    matches!(dependency.condition.get(), Some(ContainerCondition::Complete | ContainerCondition::Success))
}
