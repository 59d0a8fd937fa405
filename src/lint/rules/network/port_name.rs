//! Rule `port-name`.

use std::collections::BTreeMap;

use crate::facts::ports::NAME;
use crate::facts::sources::{API_MODEL, CDK_PREFLIGHT};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::syntax::{NodeId, rewrite};
use serde_json::json;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "port-name",
    group: Group::Network,
    severity: Severity::Error,
    summary: "A name of a port that ECS does not take.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "NET-009",
    peers: &["cdk-preflight ecs-port-mapping-duplicate-name", "aws-cdk"],
    aws_messages: &["port mapping name is already used"],
    yields_to: &[],
    sources: &[&API_MODEL, &CDK_PREFLIGHT],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let mut seen: BTreeMap<&str, NodeId> = BTreeMap::new();
    for container in cx.task.container_definitions.items() {
        for mapping in container.port_mappings.items() {
            let (Some(name), Some(node)) = (mapping.name.as_str(), mapping.name.node()) else { continue };
            if name.is_empty() {
                continue;
            }
            let place = Place::Value(node);
            if let Some(&first) = seen.get(name) {
                sink.report(place, format!("the port name `{name}` stands twice in this task"))
                    .help("give each port a name of its own")
                    .related(Place::Value(first), "the first one");
            }
            seen.entry(name).or_insert(node);
            let lower = name.to_ascii_lowercase();
            if name.len() > NAME {
                sink.report(place, format!("a port name of {} characters; {NAME} are allowed", name.len()))
                    .help("shorten it");
            } else if name.starts_with('-') {
                sink.report(place, "a port name cannot start with `-`").help("start with a letter or digit");
            } else if !lower.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')) {
                sink.report(place, "a port name has lower-case letters, digits, `-` and `_` only")
                    .help("change the other characters");
            } else if lower != name {
                sink.report(place, format!("the port name `{name}` has capitals"))
                    .help("port names are lower-case; Service Connect must use the same one")
                    .safe_fix(
                        format!("write `{lower}`"),
                        Some(rewrite::replace(cx.document, node, &json!(lower))),
                    );
            }
        }
    }
}
