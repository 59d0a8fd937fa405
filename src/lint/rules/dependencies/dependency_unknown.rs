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
    let containers = &cx.task.task.container_definitions;
    // A container whose name is not known may be the one.
    if !containers.is_closed() || containers.items().any(|container| container.name.as_str().is_none()) {
        return;
    }
    let own = cx.name().unwrap_or_default();
    let others: Vec<&str> = containers
        .items()
        .filter_map(|container| container.name.as_str())
        .filter(|name| *name != own)
        .collect();
    for dependency in cx.container.depends_on.items() {
        let (Some(name), Some(node)) = (dependency.container_name.as_str(), dependency.container_name.node())
        else {
            continue;
        };
        if others.contains(&name) || name.is_empty() {
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
        match similar::nearest(name, others.iter().copied()) {
            Some(near) => report.help(format!("did you mean `{near}`?")).safe_fix(
                format!("write `{near}`"),
                Some(rewrite::replace(cx.document(), node, &json!(near))),
            ),
            None => report.help("name a container of this task"),
        };
    }
}
