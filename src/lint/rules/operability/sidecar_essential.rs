//! Rule `sidecar-essential`.

use serde_json::json;

use crate::facts::sidecars::SIDECARS;
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::ContainerDefinition;
use crate::model::image::Image;
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "sidecar-essential",
    group: Group::Operability,
    severity: Severity::Info,
    summary: "The whole task stops when a sidecar dies.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::C,
    since: "0.1.0",
    catalogue: "OPS-008",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let container = cx.container;
    let essential = &container.essential;
    let (Some(what), true) = (sidecar(container), essential.is_absent() || essential.get() == Some(true))
    else {
        return;
    };
    // Another container has to hold the task up.
    let mut others = cx.task.task.container_definitions.items();
    let holds = |other: &ContainerDefinition| {
        sidecar(other).is_none() && (other.essential.is_absent() || other.essential.get() == Some(true))
    };
    if !others.any(holds) {
        return;
    }
    let value = json!(false);
    let (place, edit) = match essential.node().filter(|_| essential.is_present()) {
        Some(node) => (Place::Member(node), Some(rewrite::replace(cx.document(), node, &value))),
        None => (
            Place::Missing(container.origin),
            rewrite::insert_member(cx.document(), container.origin, "essential", &value),
        ),
    };
    sink.report(place, format!("{} is essential: when {what} dies, the whole task stops", cx.title()))
        .help("set `essential` to `false`, unless the task is of no use without it")
        .unsafe_fix("make it not essential", edit);
}

/// What sidecar a container is. A log router is not one that can be missed: nothing would be logged.
fn sidecar(container: &ContainerDefinition) -> Option<&'static str> {
    if container.firelens_configuration.is_present() {
        return None;
    }
    let repository = Image::parse(container.image.text()?)?.repository;
    let fits = |name: &str| {
        repository.strip_suffix(name).is_some_and(|before| before.is_empty() || before.ends_with('/'))
    };
    SIDECARS.iter().find(|(name, _)| fits(name)).map(|(_, what)| *what)
}
