//! Rule `dependency-unknown`.

use serde_json::json;

use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::syntax::rewrite;
use crate::text::similar;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "dependency-unknown",
    group: Group::Dependencies,
    severity: Severity::Error,
    summary: "A container waits for one that the task does not have.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "DEP-002",
    peers: &["cdk-preflight", "copilot"],
    aws_messages: &["Cannot depend on container {container} because it does not exist."],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    if cx.container.depends_on.elements().is_empty() {
        return;
    }
    // A container whose name is not known may be the one.
    let Some(names) = cx.task.lookup.containers(cx.task.task) else { return };
    let own = cx.name().unwrap_or_default();
    for dependency in cx.container.depends_on.items() {
        let (Some(name), Some(node)) = (dependency.container_name.as_str(), dependency.container_name.node())
        else {
            continue;
        };
        if name.is_empty() || (name != own && names.contains_key(name)) {
            continue;
        }
        if name == own {
            sink.report(Place::Value(node), format!("container `{name}` waits for itself"))
                .help("remove the dependency");
            continue;
        }
        let report = sink.report(
            Place::Value(node),
            format!("{} waits for `{name}`, which the task does not have", cx.title()),
        );
        let containers = cx.task.task.container_definitions.items();
        let others = containers.filter_map(|other| other.name.as_str()).filter(|other| *other != own);
        match similar::nearest(name, others) {
            Some(near) => report.help(format!("did you mean `{near}`?")).safe_fix(
                format!("write `{near}`"),
                Some(rewrite::replace(cx.document(), node, &json!(near))),
            ),
            None => report.help("name a container of this task"),
        };
    }
}
