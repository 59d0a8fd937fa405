//! Rule `complete-on-essential`.

use serde_json::json;

use super::waits;
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "complete-on-essential",
    group: Group::Dependencies,
    severity: Severity::Error,
    summary: "A container waits for the end of an essential one.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "DEP-005",
    peers: &["cdk-preflight"],
    aws_messages: &[
        "A dependency container with SUCCESS or COMPLETE condition cannot be an essential container.",
    ],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for dependency in cx.container.depends_on.items().filter(|dependency| waits::for_end(dependency)) {
        let (Some(name), Some(node)) = (dependency.container_name.as_str(), dependency.condition.node())
        else {
            continue;
        };
        let mut containers = cx.task.task.container_definitions.items();
        let Some(other) = containers.find(|other| other.name.as_str() == Some(name)) else { continue };
        let essential = &other.essential;
        if !(essential.is_absent() || essential.get() == Some(true)) || cx.name() == Some(name) {
            continue;
        }
        let edit = match essential.node() {
            Some(value) => Some(rewrite::replace(cx.document(), value, &json!(false))),
            None => rewrite::insert_member(cx.document(), other.origin, "essential", &json!(false)),
        };
        let place = essential.node().map_or(Place::Missing(other.origin), Place::Value);
        sink.report(
            Place::Value(node),
            format!("{} waits for the end of `{name}`, which is essential", cx.title()),
        )
        .help(format!("set `essential` of `{name}` to false; without it, it is true"))
        .related(place, "the essential container")
        .safe_fix(format!("make `{name}` not essential"), edit);
    }
}
