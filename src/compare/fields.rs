//! Every other member: what is different in a task definition or a container besides its variables.

use super::{Change, FieldDelta, Side, Written};
use crate::facts::described_defaults::DEFAULTS;
use crate::model::enums::NetworkMode;
use crate::model::placeholder::{self, OF_SHELLS};
use crate::simulate::ContainerEnvironment;
use crate::source::recognise::OUTPUT_ONLY;
use crate::syntax::{NodeId, NodeKind, Tree, print};
use crate::text::order;

/// Members that have a delta of their own.
const ELSEWHERE: [&str; 3] = ["containerDefinitions", "environment", "secrets"];

/// Lists of objects, and the member that tells their elements apart.
const NAMED_BY: [(&str, &str); 18] = [
    ("dependsOn", "containerName"),
    ("devices", "hostPath"),
    ("environment", "name"),
    ("environmentFiles", "value"),
    ("extraHosts", "hostname"),
    ("inferenceAccelerators", "deviceName"),
    ("mountPoints", "containerPath"),
    ("placementConstraints", "expression"),
    ("portMappings", "containerPort"),
    ("properties", "name"),
    ("resourceRequirements", "type"),
    ("secretOptions", "name"),
    ("systemControls", "namespace"),
    ("tags", "key"),
    ("tmpfs", "containerPath"),
    ("ulimits", "name"),
    ("volumes", "name"),
    ("volumesFrom", "sourceContainer"),
];

/// Lists whose order means nothing.
const UNORDERED: [&str; 3] = ["requiresCompatibilities", "add", "drop"];

/// A value and the tree it stands in.
type At<'a> = (&'a Tree, NodeId);

/// What is different in a task definition outside of its containers.
pub(super) fn of_task(before: Option<Side<'_>>, after: Option<Side<'_>>) -> Vec<FieldDelta> {
    let mut fields = Fields::default();
    if let (Some(before), Some(after)) = (before, after) {
        fields.members(Some(task(before)), Some(task(after)), "", &["tags"]);
        fields.value(tags(before), tags(after), "tags");
    }
    fields.found
}

/// What is different in a container besides its variables.
pub(super) fn of_container(
    before: Option<(Side<'_>, &ContainerEnvironment)>,
    after: Option<(Side<'_>, &ContainerEnvironment)>,
) -> Vec<FieldDelta> {
    let mut fields = Fields::default();
    // In a network of its own, a task has the ports of its containers.
    let is_own = |side: Side<'_>| {
        matches!(side.task.task.network_mode.get(), Some(NetworkMode::Awsvpc | NetworkMode::Host))
    };
    fields.has_own_ports = [before, after].into_iter().flatten().all(|(side, _)| is_own(side));
    fields.members(before.map(container), after.map(container), "", &[]);
    fields.found
}

fn task(side: Side<'_>) -> At<'_> {
    (&side.analysis.document.tree, side.task.target.node)
}

/// DescribeTaskDefinition gives the tags beside the task definition.
fn tags(side: Side<'_>) -> Option<At<'_>> {
    let wrapper = || member((&side.analysis.document.tree, side.task.target.wrapper?), "tags");
    member(task(side), "tags").or_else(wrapper)
}

fn container<'a>((side, container): (Side<'a>, &ContainerEnvironment)) -> At<'a> {
    (&side.analysis.document.tree, container.origin)
}

fn member<'a>((tree, node): At<'a>, key: &str) -> Option<At<'a>> {
    Some((tree, tree.get(node, key)?))
}

#[derive(Default)]
struct Fields {
    found: Vec<FieldDelta>,
    has_own_ports: bool,
}

impl Fields {
    /// The members of two objects: those before in their order, then those that are new.
    fn members(&mut self, before: Option<At<'_>>, after: Option<At<'_>>, path: &str, left_out: &[&str]) {
        for key in keys(before, after) {
            if left_out.contains(&key) || path.is_empty() && is_elsewhere(key) {
                continue;
            }
            let path = if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
            let (mut one, mut other) =
                (before.and_then(|at| member(at, key)), after.and_then(|at| member(at, key)));
            if key == "hostPort" && self.has_own_ports {
                one = one.or_else(|| member(before?, "containerPort"));
                other = other.or_else(|| member(after?, "containerPort"));
            }
            self.value(one, other, &path);
        }
    }

    fn value(&mut self, before: Option<At<'_>>, after: Option<At<'_>>, path: &str) {
        let key = path.rsplit(['.', ']']).next().unwrap_or_default();
        let is_there = |at: &At<'_>| !is_nothing(*at);
        let (before, after) = (before.filter(is_there), after.filter(is_there));
        if let (Some(one), Some(other)) = (before, after) {
            match (one.0.kind(one.1), other.0.kind(other.1)) {
                (NodeKind::Object(_), NodeKind::Object(_)) => {
                    return self.members(before, after, path, &[]);
                }
                (NodeKind::Array(_), NodeKind::Array(_)) => {
                    if let Some((ones, others)) = elements(one, key).zip(elements(other, key)) {
                        return self.elements(&ones, &others, path);
                    }
                }
                _ => {}
            }
        }
        let (one, other) = (before.map(|at| text(at, key)), after.map(|at| text(at, key)));
        let default = DEFAULTS.iter().find(|(member, _)| *member == key).map(|(_, value)| *value);
        if one.as_deref().or(default) == other.as_deref().or(default) {
            return;
        }
        let is_open = !OF_SHELLS.iter().any(|member| path.split('.').any(|part| part == *member))
            && [&one, &other].into_iter().flatten().any(|text| placeholder::is_in(text))
            || [before, after].into_iter().flatten().any(|(tree, node)| is_dynamic(tree, node));
        let change = Change::of(one.is_some(), other.is_some(), is_open);
        let written = |text: Option<String>, at: Option<At<'_>>| Some(Written { text: text?, node: at?.1 });
        self.found.push(FieldDelta {
            change,
            path: path.to_owned(),
            before: written(one, before),
            after: written(other, after),
        });
    }

    fn elements<'a>(&mut self, before: &[(String, At<'a>)], after: &[(String, At<'a>)], path: &str) {
        let find = |list: &[(String, At<'a>)], name: &str| {
            list.iter().find(|(known, _)| known == name).map(|(_, at)| *at)
        };
        for (name, at) in before {
            self.value(Some(*at), find(after, name), &format!("{path}[{name}]"));
        }
        for (name, at) in after {
            if find(before, name).is_none() {
                self.value(None, Some(*at), &format!("{path}[{name}]"));
            }
        }
    }
}

/// The keys of two objects, each once.
fn keys<'a>(before: Option<At<'a>>, after: Option<At<'a>>) -> Vec<&'a str> {
    let mut keys: Vec<&str> = Vec::new();
    for (tree, node) in [before, after].into_iter().flatten() {
        for &member in tree.members(node) {
            let key = tree.key(member);
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
    }
    keys
}

fn is_elsewhere(key: &str) -> bool {
    ELSEWHERE.contains(&key) || OUTPUT_ONLY.contains(&key)
}

/// Null, an empty list and an empty object say as much as nothing.
fn is_nothing((tree, node): At<'_>) -> bool {
    match tree.kind(node) {
        NodeKind::Null | NodeKind::Error => true,
        NodeKind::Object(children) | NodeKind::Array(children) => children.is_empty(),
        _ => false,
    }
}

fn is_dynamic(tree: &Tree, node: NodeId) -> bool {
    matches!(tree.kind(node), NodeKind::Dynamic(_))
}

/// The elements of a list by what tells them apart, when each has a name of its own.
fn elements<'a>((tree, list): At<'a>, key: &str) -> Option<Vec<(String, At<'a>)>> {
    let (_, name) = NAMED_BY.iter().find(|(list, _)| *list == key)?;
    let scalar = |node: NodeId, key: &str| Some(text(member((tree, node), key)?, key));
    let mut found: Vec<(String, At<'a>)> = Vec::new();
    for &element in tree.elements(list) {
        let mut name = scalar(element, name)?;
        if key == "portMappings" {
            name = format!("{name}/{}", scalar(element, "protocol").as_deref().unwrap_or("tcp"));
        }
        if found.iter().any(|(known, _)| *known == name) {
            return None;
        }
        found.push((name, (tree, element)));
    }
    Some(found)
}

/// A scalar by itself, anything else as JSON on one line.
fn text((tree, node): At<'_>, key: &str) -> String {
    let mut out = String::new();
    match tree.kind(node) {
        NodeKind::String(scalar) => out.push_str(&scalar.value),
        NodeKind::Array(elements) if UNORDERED.contains(&key) => {
            let mut words: Vec<String> = elements.iter().map(|&element| text((tree, element), "")).collect();
            order::by(&mut words, Ord::cmp);
            out = words.join(", ");
        }
        _ => json(tree, node, &mut out),
    }
    out
}

fn json(tree: &Tree, node: NodeId, out: &mut String) {
    let separator = |index: usize| if index > 0 { ", " } else { "" };
    match tree.kind(node) {
        NodeKind::Object(members) => {
            out.push('{');
            for (index, &child) in members.iter().enumerate() {
                out.push_str(separator(index));
                print::quote(tree.key(child), out);
                out.push_str(": ");
                json(tree, child, out);
            }
            out.push('}');
        }
        NodeKind::Array(elements) => {
            out.push('[');
            for (index, &child) in elements.iter().enumerate() {
                out.push_str(separator(index));
                json(tree, child, out);
            }
            out.push(']');
        }
        NodeKind::String(scalar) => print::quote(&scalar.value, out),
        NodeKind::Number(number) => out.push_str(number),
        NodeKind::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        NodeKind::Null | NodeKind::Error => out.push_str("null"),
        NodeKind::Dynamic(expression) => out.push_str(&expression.text),
    }
}
