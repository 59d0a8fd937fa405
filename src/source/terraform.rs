//! Terraform: where a module, a plan, a state or a template of container definitions has task definitions, and what they are
//! in the terms of the API.
//!
//! A resource is brought into the shape of the API in place: blocks become lists and objects, maps become lists of pairs, and
//! the JSON that `container_definitions` carries takes its place. What Terraform works out stays an expression, but for
//! references to resources of the same text whose shape is known. Names of members are a matter of `names`.
//!
//! Source: Terraform AWS provider 6, resource aws_ecs_task_definition; Terraform's JSON output format 1.2 (2026-11).

mod lower;
mod reference;

use crate::syntax::{Document, Language, NodeId, NodeKind, Tree};

pub use lower::prepare;
pub use reference::{Resources, is_known, resolve};

/// The type of the resource that this is all about.
pub const TASK_DEFINITION: &str = "aws_ecs_task_definition";

/// The blocks of a module.
const BLOCKS: [&str; 12] = [
    "check",
    "data",
    "import",
    "locals",
    "module",
    "moved",
    "output",
    "provider",
    "removed",
    "resource",
    "terraform",
    "variable",
];

/// How deep modules are followed.
const DEEPEST: usize = 32;

/// A task definition, or container definitions alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The name of the resource; empty where there is none.
    pub name: String,
    /// Its arguments, or the list of containers.
    pub node: NodeId,
}

/// The task definitions of a text, in its order. Nothing where the text is no Terraform.
pub fn find(document: &Document) -> Option<Vec<Found>> {
    let tree = &document.tree;
    let root = tree.root();
    let alone = || vec![Found { name: String::new(), node: root }];
    let is_list = |node: NodeId| tree.elements(node).iter().any(|&element| is_container(tree, element));
    let mut found = Vec::new();
    match tree.kind(root) {
        NodeKind::Array(_) => return (is_list(root) || document.language == Language::Hcl).then(alone),
        NodeKind::Dynamic(expression) if document.language == Language::Hcl => {
            let is_known = expression.text.starts_with("jsonencode(");
            return Some(if is_known { alone() } else { found });
        }
        NodeKind::Object(_) => {}
        _ => return None,
    }
    let has = |key: &str| tree.get(root, key).is_some();
    if has("container_definitions") || (is_container(tree, root) && !has("family")) {
        return Some(alone());
    }
    let is_module = document.language == Language::Hcl;
    if is_module && ["family", "requires_compatibilities"].into_iter().any(has) {
        return Some(alone());
    }
    // Text that only looks like HCL, such as a file of variables.
    if is_module && !BLOCKS.into_iter().any(has) {
        return None;
    }
    if is_module || has("resource") {
        for &block in tree.members(root).iter().filter(|&&block| tree.key(block) == "resource") {
            for &kind in tree.members(block).iter().filter(|&&kind| tree.key(kind) == TASK_DEFINITION) {
                found.extend(tree.members(kind).iter().map(|&node| named(tree, node)));
            }
        }
        return Some(found);
    }
    for part in ["planned_values", "values"] {
        if let Some(module) = tree.get(root, part).and_then(|values| tree.get(values, "root_module")) {
            of_module(tree, module, 0, &mut found);
            return Some(found);
        }
    }
    if let Some(changes) = tree.get(root, "resource_changes") {
        for &change in tree.elements(changes).iter().filter(|&&change| is_of_type(tree, change)) {
            let after = tree.get(change, "change").and_then(|change| tree.get(change, "after"));
            found.extend(after.map(|node| Found { name: name(tree, change), node }));
        }
        return Some(found);
    }
    // A state file: the attributes stand in each instance of a resource.
    if has("terraform_version") {
        let resources = tree.get(root, "resources").map_or(&[][..], |list| tree.elements(list));
        for &resource in resources.iter().filter(|&&resource| is_of_type(tree, resource)) {
            let instances = tree.get(resource, "instances").map_or(&[][..], |list| tree.elements(list));
            let attributes = instances.iter().filter_map(|&instance| tree.get(instance, "attributes"));
            found.extend(attributes.map(|node| Found { name: name(tree, resource), node }));
        }
        return Some(found);
    }
    None
}

/// The resources of a module of a plan or state, and of the modules that it calls.
fn of_module(tree: &Tree, module: NodeId, depth: usize, found: &mut Vec<Found>) {
    let list = |key: &str| tree.get(module, key).map_or(&[][..], |list| tree.elements(list));
    for &resource in list("resources").iter().filter(|&&resource| is_of_type(tree, resource)) {
        let values = tree.get(resource, "values");
        found.extend(values.map(|node| Found { name: name(tree, resource), node }));
    }
    if depth < DEEPEST {
        for &child in list("child_modules") {
            of_module(tree, child, depth + 1, found);
        }
    }
}

fn is_of_type(tree: &Tree, resource: NodeId) -> bool {
    tree.get(resource, "type").and_then(|kind| tree.string(kind)) == Some(TASK_DEFINITION)
}

fn name(tree: &Tree, resource: NodeId) -> String {
    let text = |key: &str| tree.get(resource, key).and_then(|name| tree.string(name));
    text("address").or_else(|| text("name")).unwrap_or_default().to_owned()
}

/// A resource of a module; in Terraform's JSON syntax it may stand in a list.
fn named(tree: &Tree, node: NodeId) -> Found {
    let node_in_list = tree.elements(node).first().copied();
    Found { name: tree.key(node).to_owned(), node: node_in_list.unwrap_or(node) }
}

/// Does an object look like a container definition?
pub fn is_container(tree: &Tree, node: NodeId) -> bool {
    let has = |key: &str| tree.members(node).iter().any(|&member| tree.key(member).eq_ignore_ascii_case(key));
    has("image") && (has("name") || has("essential") || has("portMappings") || has("environment"))
}
