//! Rule `healthy-without-health-check`.

use serde_json::json;

use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::enums::ContainerCondition;
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "healthy-without-health-check",
    group: Group::Dependencies,
    severity: Severity::Error,
    summary: "A container waits for another one to be healthy, which has no health check.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "DEP-004",
    peers: &["cdk-preflight"],
    aws_messages: &["A dependency container with HEALTHY condition must have health check configured."],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for dependency in cx.container.depends_on.items() {
        let healthy = dependency.condition.get() == Some(ContainerCondition::Healthy);
        let (Some(name), Some(node), true) =
            (dependency.container_name.as_str(), dependency.condition.node(), healthy)
        else {
            continue;
        };
        let mut containers = cx.task.task.container_definitions.items();
        let Some(other) = containers.find(|other| other.name.as_str() == Some(name)) else { continue };
        if other.health_check.is_present() {
            continue;
        }
        let start = rewrite::replace(cx.document(), node, &json!(ContainerCondition::Start.word()));
        sink.report(
            Place::Value(node),
            format!("{} waits for `{name}` to be healthy, but `{name}` has no `healthCheck`", cx.title()),
        )
        .help("give it a `healthCheck`; ECS does not look at the HEALTHCHECK of an image")
        .related(Place::Missing(other.origin), "the container without a health check")
        .unsafe_fix("wait for its start only", Some(start));
    }
}
