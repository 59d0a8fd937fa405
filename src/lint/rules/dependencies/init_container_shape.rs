//! Rule `init-container-shape`.

use super::waits;
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "init-container-shape",
    group: Group::Dependencies,
    severity: Severity::Info,
    summary: "A container that prepares something is not set up as one.",
    fix: FixAvailability::None,
    evidence: Evidence::C,
    since: "0.1.0",
    catalogue: "DEP-012",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

/// Words in the name of a container that ends when its work is done.
const WORDS: [&str; 4] = ["init", "migrate", "migration", "migrations"];

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let (container, containers) = (cx.container, &cx.task.task.container_definitions);
    let Some((name, node)) = cx.name().zip(container.name.node()) else { return };
    // Alone in its task it is the job; what listens or is asked for its health goes on.
    if !name.split(['-', '_', '.']).any(|word| WORDS.contains(&word))
        || containers.elements().len() < 2
        || !waits::are_known(cx.task)
        || container.port_mappings.is_present()
        || container.health_check.is_present()
        || waits::on(cx.task, name).next().is_some()
    {
        return;
    }
    if container.essential.is_absent() || container.essential.get() == Some(true) {
        sink.report(
            Place::Value(node),
            format!("when `{name}` ends, the whole task stops, since it is essential"),
        )
        .help("set `essential` to false, and let others wait for its SUCCESS");
    } else if container.restart_policy.is_absent() && container.essential.get() == Some(false) {
        sink.report(Place::Value(node), format!("nothing waits for `{name}`"))
            .help("add a `dependsOn` with SUCCESS to the containers that need its work");
    }
}
