//! What the containers of a task need together.

use crate::lint::TaskCx;
use crate::model::ContainerDefinition;

/// The sum of what is known of all containers.
pub(crate) fn total(cx: &TaskCx<'_>, amount: fn(&ContainerDefinition) -> Option<i64>) -> i64 {
    let mut sum: i64 = 0;
    for container in cx.task.container_definitions.items() {
        sum = sum.saturating_add(amount(container).unwrap_or_default().max(0));
    }
    sum
}

/// The memory that a container is sure to need: its soft limit, else its hard one.
pub(crate) fn container_memory(container: &ContainerDefinition) -> Option<i64> {
    container.memory_reservation.get().filter(|&mib| mib > 0).or(container.memory.get())
}
