//! Who routes logs in a task, and who has them routed.

use crate::lint::{ContainerCx, TaskCx};
use crate::model::ContainerDefinition;
use crate::model::enums::LogDriver;

/// The containers that are log routers.
pub(crate) fn routers<'a>(cx: &'a TaskCx<'_>) -> impl Iterator<Item = &'a ContainerDefinition> {
    let containers = cx.task.container_definitions.items();
    containers.filter(|container| container.firelens_configuration.is_present())
}

/// The containers that log through the router.
pub(crate) fn users<'a>(cx: &'a TaskCx<'_>) -> impl Iterator<Item = ContainerCx<'a>> {
    cx.containers().filter(|container| is_user(container.container))
}

/// Does the container log through the router?
pub(crate) fn is_user(container: &ContainerDefinition) -> bool {
    let log = container.log_configuration.known();
    log.is_some_and(|log| log.log_driver.get() == Some(LogDriver::Awsfirelens))
}

/// Is it known of every container how it logs?
pub(crate) fn are_known(cx: &TaskCx<'_>) -> bool {
    let containers = &cx.task.container_definitions;
    containers.is_closed()
        && containers.items().all(|container| {
            let log = &container.log_configuration;
            log.is_absent() || log.known().is_some_and(|log| log.log_driver.known().is_some())
        })
}
