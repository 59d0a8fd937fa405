//! Rule `duplicate-container-name`.

use std::collections::BTreeMap;

use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::syntax::NodeId;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "duplicate-container-name",
    group: Group::Syntax,
    severity: Severity::Error,
    summary: "Two containers of a task definition have the same name.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SYN-024",
    peers: &["cdk-preflight ecs-duplicate-container-names"],
    aws_messages: &["Container names must be unique"],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let mut seen: BTreeMap<&str, NodeId> = BTreeMap::new();
    for container in cx.containers() {
        let field = &container.container.name;
        let (Some(name), Some(node)) = (field.as_str(), field.node()) else { continue };
        if name.trim().is_empty() {
            continue;
        }
        match seen.get(name) {
            Some(&first) => {
                sink.report(Place::Value(node), format!("another container is named `{name}` too"))
                    .help("give each container its own name")
                    .related(Place::Value(first), "the first one");
            }
            None => drop(seen.insert(name, node)),
        }
    }
}
