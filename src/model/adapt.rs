//! Reads a task definition of another dialect in the terms of the API: keys get the API's names, and scalars the type that the
//! dialect would turn them into. What the text says stays where it is, and edits are spelled as the dialect spells.
//!
//! The names follow from the members of the model, structure by structure, so that maps with free keys are left alone.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::decode::Type;
use super::fill::fill;
use super::spelling;
use super::structures::{self, Shape};
use crate::source::{self, Choices, Dialect, Located, cloudformation, names, recognise, terraform};
use crate::syntax::document::Speller;
use crate::syntax::{Document, Expression, Key, Language, NodeId, NodeKind, Scalar, Tree};
use crate::text::Span;

/// The structure of a task definition.
pub const TASK: &str = "RegisterTaskDefinitionRequest";

/// How a dialect spells.
#[derive(Clone, Copy, Debug)]
pub struct Naming {
    /// Is a key the dialect's name for a member of a structure? Structure, member, key.
    pub is_named: fn(&str, &str, &str) -> bool,
    /// Whether the dialect makes strings of numbers and the other way round, as a member of a structure wants them.
    pub coerces: fn(&str) -> bool,
    /// How edits are spelled.
    pub speller: Speller,
}

/// The properties of AWS::ECS::TaskDefinition.
pub const CLOUDFORMATION: Naming = Naming {
    is_named: names::is_cloudformation,
    coerces: |_| true,
    // CloudFormation makes up a family of its own.
    speller: Speller { key: names::cloudformation, value: in_cloudformation, optional: &["family"] },
};

/// The arguments of aws_ecs_task_definition, and what `container_definitions` holds: JSON that the provider reads strictly.
pub const TERRAFORM: Naming = Naming {
    is_named: names::is_terraform,
    coerces: names::is_terraform_block,
    speller: Speller { key: names::terraform, value: in_terraform, optional: &[] },
};

/// Container definitions alone: what is beside them stands elsewhere.
const CONTAINERS: Naming =
    Naming { speller: Speller { optional: &["family"], ..TERRAFORM.speller }, ..TERRAFORM };

/// Finds the task definitions of a document, and brings them into the terms of the API. The dialect is detected when it is not
/// given; placeholders that have a value are filled in.
pub fn locate(
    document: &mut Document,
    dialect: Option<Dialect>,
    choices: &Choices,
    placeholders: &BTreeMap<String, String>,
) -> Located {
    let mut located =
        dialect.map_or_else(|| source::locate(document), |dialect| recognise::locate_as(document, dialect));
    if located.dialect == Dialect::CloudFormation {
        let nodes: Vec<NodeId> = located.targets.iter().map(|target| target.node).collect();
        located.template = Some(cloudformation::read(&mut document.tree, &nodes, choices));
        for node in nodes {
            adapt(document, node, &CLOUDFORMATION);
        }
    }
    if located.dialect == Dialect::Terraform {
        located.targets.retain_mut(|target| {
            let task = terraform::prepare(document, target.node);
            target.node = task.unwrap_or(target.node);
            task.is_some()
        });
    }
    let nodes: Vec<NodeId> = located.targets.iter().map(|target| target.node).collect();
    if located.dialect != Dialect::CloudFormation {
        located.placeholders = fill(document, &nodes, placeholders);
    }
    if located.dialect == Dialect::Terraform {
        // What the text itself answers is no question to the user.
        let resources = terraform::Resources::new(&document.tree);
        located.placeholders.retain(|found| !terraform::is_known(&document.tree, &resources, &found.text));
        for node in nodes {
            terraform::resolve(document, &resources, node, &choices.parameters);
            in_module(document, node);
        }
    }
    located
}

/// Reads a resource of Terraform. Of container definitions alone, nothing else is known.
fn in_module(document: &mut Document, task: NodeId) {
    let is_output = document.language != Language::Hcl;
    let tree = &mut document.tree;
    let is_alone = tree.is_computed(task);
    let missing: Vec<&'static str> = structures::find(TASK)
        .into_iter()
        .flat_map(|shape| shape.members.iter().map(|(member, ..)| *member))
        .filter(|&member| is_alone && member != "containerDefinitions")
        // A plan leaves out what is known only after it was applied.
        .chain(
            (is_output && tree.get(task, "container_definitions").is_none())
                .then_some("containerDefinitions"),
        )
        .collect();
    let start = tree.span(task).start;
    let mut members = tree.members(task).to_vec();
    for member in missing {
        let text = format!("${{{member}}}");
        let node = tree.add(NodeKind::Dynamic(Expression { text }), Span::at(start), true);
        tree.set_computed(node);
        tree.set_key(node, Key { text: member.to_owned(), span: Span::at(start) });
        members.insert(0, node);
    }
    tree.set_kind(task, NodeKind::Object(members));
    adapt(document, task, if is_alone { &CONTAINERS } else { &TERRAFORM });
}

/// Reads the task definition at a node in the terms of the API.
pub fn adapt(document: &mut Document, node: NodeId, naming: &Naming) {
    document.speller = Some(naming.speller);
    value(&mut document.tree, node, Type::Structure(TASK), TASK, naming);
}

/// Reads a value that stands in a structure.
fn value(tree: &mut Tree, node: NodeId, expected: Type, owner: &str, naming: &Naming) {
    if let Some(shape) = structures::held(expected) {
        tree.set_structure(node, shape.name);
    }
    match expected {
        Type::Structure(name) => {
            if let Some(shape) = structures::find(name) {
                structure(tree, node, shape, naming);
            }
        }
        Type::List(element) => {
            for child in tree.elements(node).to_vec() {
                value(tree, child, *element, owner, naming);
            }
        }
        Type::Map => {
            for child in tree.members(node).to_vec() {
                value(tree, child, Type::String, owner, naming);
            }
        }
        Type::String | Type::Integer | Type::Boolean if (naming.coerces)(owner) => {
            coerce(tree, node, expected);
        }
        _ => {}
    }
}

fn structure(tree: &mut Tree, node: NodeId, shape: &Shape, naming: &Naming) {
    for member in tree.members(node).to_vec() {
        let key = tree.key(member);
        let named = |name: &str| (naming.is_named)(shape.name, name, key);
        if let Some(&(name, kind, _)) = shape.members.iter().find(|(name, ..)| named(name)) {
            if key != name {
                tree.respell(member, name);
            }
            value(tree, member, kind, shape.name, naming);
            continue;
        }
        // What stands below a misspelt key is read, too.
        let names: Vec<&'static str> = shape.members.iter().map(|(name, ..)| *name).collect();
        if let Some(kind) = spelling::meant(shape.name, key, &names).and_then(|name| shape.member(name)) {
            value(tree, member, kind, shape.name, naming);
        }
    }
}

/// Makes a scalar what the dialect would make of it, where that has one meaning.
fn coerce(tree: &mut Tree, node: NodeId, expected: Type) {
    let start = tree.span(node).start;
    let text = |text: &str| NodeKind::String(Scalar { value: text.to_owned(), anchors: vec![(0, start)] });
    let kind = match (expected, tree.kind(node)) {
        (Type::String, NodeKind::Number(number)) => text(number),
        (Type::String, NodeKind::Bool(value)) => text(if *value { "true" } else { "false" }),
        (Type::Integer, NodeKind::String(scalar)) if scalar.value.parse::<i64>().is_ok() => {
            NodeKind::Number(scalar.value.clone())
        }
        (Type::Boolean, NodeKind::String(scalar)) => match scalar.value.as_str() {
            "true" | "True" => NodeKind::Bool(true),
            "false" | "False" => NodeKind::Bool(false),
            _ => return,
        },
        _ => return,
    };
    tree.set_kind(node, kind);
}

/// A value of a structure of the API in CloudFormation's names.
pub fn in_cloudformation(structure: &str, value: &Value) -> Value {
    spelled(structure, value, names::cloudformation)
}

/// A value of a structure of the API in Terraform's names.
fn in_terraform(structure: &str, value: &Value) -> Value {
    spelled(structure, value, names::terraform)
}

fn spelled(structure: &str, value: &Value, name: fn(&str, &str) -> String) -> Value {
    match value {
        Value::Array(items) => {
            Value::Array(items.iter().map(|item| self::spelled(structure, item, name)).collect())
        }
        Value::Object(members) => {
            let mut spelled = Map::new();
            for (key, value) in members {
                let kind = structures::find(structure).and_then(|shape| shape.member(key));
                let inner = kind.and_then(structures::held);
                let value =
                    inner.map_or_else(|| value.clone(), |inner| self::spelled(inner.name, value, name));
                spelled.insert(kind.map_or_else(|| key.clone(), |_| name(structure, key)), value);
            }
            Value::Object(spelled)
        }
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_member_has_one_name() {
        for shape in structures::SHAPES.iter() {
            for (member, ..) in &shape.members {
                let name = names::cloudformation(shape.name, member);
                let meant =
                    |(other, ..): &&(&str, Type, bool)| names::is_cloudformation(shape.name, other, &name);
                let found: Vec<&str> = shape.members.iter().filter(meant).map(|(other, ..)| *other).collect();
                assert_eq!(found, [*member], "{} {member} {name}", shape.name);
            }
        }
    }

    #[test]
    fn spells_a_value_down_to_maps_with_free_keys() {
        let log = json!({ "logDriver": "awslogs", "options": { "mode": "non-blocking" } });
        let spelled = json!({ "LogDriver": "awslogs", "Options": { "mode": "non-blocking" } });
        assert_eq!(in_cloudformation("LogConfiguration", &log), spelled);
        let volume = json!({ "efsVolumeConfiguration": { "fileSystemId": "fs-1" } });
        let spelled = json!({ "EFSVolumeConfiguration": { "FilesystemId": "fs-1" } });
        assert_eq!(in_cloudformation("Volume", &volume), spelled);
    }
}
