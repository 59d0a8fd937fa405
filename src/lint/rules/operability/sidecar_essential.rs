//! Rule `sidecar-essential`.

use serde_json::json;

use crate::facts::sidecars::SIDECARS;
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
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
    let (Some(what), true) = (sidecar(cx), essential.is_absent() || essential.get() == Some(true)) else {
        return;
    };
    // Another container has to hold the task up.
    let holds = |other: ContainerCx<'_>| {
        let essential = &other.container.essential;
        sidecar(&other).is_none() && (essential.is_absent() || essential.get() == Some(true))
    };
    if !cx.task.containers().any(holds) {
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
fn sidecar(cx: &ContainerCx<'_>) -> Option<&'static str> {
    if cx.container.firelens_configuration.is_present() {
        return None;
    }
    let repository = &cx.task.lookup.image(cx.task.task, cx.index)?.image.repository;
    let fits = |name: &str| {
        repository.strip_suffix(name).is_some_and(|before| before.is_empty() || before.ends_with('/'))
    };
    SIDECARS.iter().find(|(name, _)| fits(name)).map(|(_, what)| *what)
}
