//! Rule `container-name-format`.

use super::{edits, names};
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, RuleMeta, Severity, Sink};
use crate::model::Field;
use crate::syntax::{NodeId, rewrite};
use crate::text::TextEdit;
use serde_json::json;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "container-name-format",
    group: Group::Syntax,
    severity: Severity::Error,
    summary: "The name of a container holds characters that ECS does not take, or is too long.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "SYN-023",
    peers: &[],
    aws_messages: &[],
    yields_to: &["invisible-characters"],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let (Some(name), Some(node)) = (cx.name(), cx.container.name.node()) else { return };
    let Some(defect) = names::defect(name) else { return };
    let report = sink
        .report(defect.place(node), format!("the name of a container {}", defect.message()))
        .help("use letters, digits, `-` and `_`, at most 255");
    let taken = |new: &str| cx.task.containers().any(|other| other.name() == Some(new));
    if let Some(new) = names::repaired(name).filter(|new| !taken(new)) {
        let edits = mentions(cx, name).into_iter().map(|mention| renamed(cx, mention, name, &new));
        report.unsafe_fix(format!("rename it to `{new}` everywhere"), edits::together(edits));
    }
}

/// Every string that names the container.
fn mentions(cx: &ContainerCx<'_>, name: &str) -> Vec<NodeId> {
    let mut fields: Vec<&Field<String>> = vec![&cx.container.name];
    for other in cx.task.containers() {
        let container = other.container;
        fields.extend(container.links.elements());
        fields.extend(container.depends_on.items().map(|dependency| &dependency.container_name));
        fields.extend(container.volumes_from.items().map(|volumes| &volumes.source_container));
    }
    fields.extend(cx.task.task.proxy_configuration.known().map(|proxy| &proxy.container_name));
    let names_it = |field: &&Field<String>| {
        field.as_str().is_some_and(|text| text == name || text.split(':').next() == Some(name))
    };
    fields.into_iter().filter(names_it).filter_map(Field::node).collect()
}

/// The name, and in a link what follows it.
fn renamed(cx: &ContainerCx<'_>, node: NodeId, name: &str, new: &str) -> TextEdit {
    let text = cx.document().tree.string(node).unwrap_or_default();
    let rest = text.strip_prefix(name).unwrap_or_default();
    rewrite::replace(cx.document(), node, &json!(format!("{new}{rest}")))
}
