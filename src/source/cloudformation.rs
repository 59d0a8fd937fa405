//! CloudFormation, SAM and what the CDK synthesises: where a template has task definitions, and what it says beside them.
//!
//! The properties of a task definition are brought into the terms of the API in place: intrinsic functions become what they
//! give, as far as that is known, or an expression that keeps the known parts. Later layers see a task definition.
//!
//! Source: AWS CloudFormation User Guide, template anatomy and intrinsic function reference (2026-11).

mod assume;
mod condition;
mod function;
mod lower;
mod resource;
mod resources;
mod value;

use std::collections::BTreeMap;

use crate::syntax::{NodeId, NodeKind, Tree};

pub use resource::RANDOM_SUFFIX;
pub use resources::Role;
use resources::roles;

/// The type of the resource that this is all about.
pub const TASK_DEFINITION: &str = "AWS::ECS::TaskDefinition";

/// How deep functions, conditions and loops are followed.
const DEEPEST: usize = 32;

/// What the user chose for a template. What is not chosen stays open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choices {
    /// Values of parameters, and of pseudo parameters as `AWS::Region`.
    pub parameters: BTreeMap<String, String>,
    /// Conditions by name.
    pub conditions: BTreeMap<String, bool>,
    /// Whether a parameter that has no value takes its default.
    pub defaults: bool,
}

/// What a template asks of who deploys it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Template {
    /// Its parameters, in the order of the text.
    pub parameters: Vec<Parameter>,
    /// Its conditions, in the order of the text.
    pub conditions: Vec<Condition>,
    /// The roles that it declares.
    pub roles: Vec<Role>,
    /// The names of the log groups that it declares, with placeholders for what is open.
    pub log_groups: Vec<String>,
    /// The logical ids of secrets whose names CloudFormation makes.
    pub unnamed_secrets: Vec<String>,
}

/// A parameter of a template.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// Its type.
    pub kind: String,
    /// Its default.
    pub default: Option<String>,
    /// What it is for.
    pub description: Option<String>,
    /// The values it may have; none when it is free.
    pub allowed: Vec<String>,
    /// Whether its value is hidden in AWS's consoles.
    pub is_hidden: bool,
    /// The member of `Parameters`.
    pub node: NodeId,
}

/// A condition of a template.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// Its name.
    pub name: String,
    /// Whether it holds, when that is chosen or follows from what is.
    pub holds: Option<bool>,
    /// The branch that was read for want of a choice.
    pub assumed: Option<bool>,
    /// The member of `Conditions`.
    pub node: NodeId,
}

/// A task definition of a template.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Its logical id; empty for a resource alone.
    pub name: String,
    /// Its properties.
    pub properties: NodeId,
}

/// Is the text a template, or a piece of one?
pub fn is_template(tree: &Tree, root: NodeId) -> bool {
    let has = |key: &str| tree.get(root, key).is_some();
    has("AWSTemplateFormatVersion")
        || has("Resources")
        || has("Transform")
        || (has("Type") && has("Properties"))
        || tree.members(root).iter().any(|&member| type_of(tree, member).is_some())
}

/// The task definitions of a template, in the order of the text.
pub fn find(tree: &Tree, root: NodeId) -> Vec<Found> {
    let mut found = Vec::new();
    if let Some(resources) = tree.get(root, "Resources") {
        collect(tree, resources, 0, &mut found);
    } else if type_of(tree, root).is_some() {
        add(tree, root, &mut found);
    } else {
        collect(tree, root, 0, &mut found);
    }
    found
}

fn collect(tree: &Tree, resources: NodeId, depth: usize, found: &mut Vec<Found>) {
    for &resource in tree.members(resources) {
        // `Fn::ForEach::Name: [Identifier, Collection, { LogicalId${Identifier}: … }]`
        if tree.key(resource).starts_with("Fn::ForEach::") && depth < DEEPEST {
            if let Some(&body) = tree.elements(resource).last() {
                collect(tree, body, depth + 1, found);
            }
            continue;
        }
        add(tree, resource, found);
    }
}

fn add(tree: &Tree, resource: NodeId, found: &mut Vec<Found>) {
    if type_of(tree, resource) != Some(TASK_DEFINITION) {
        return;
    }
    let properties = tree.get(resource, "Properties");
    if let Some(properties) = properties.filter(|&node| matches!(tree.kind(node), NodeKind::Object(_))) {
        found.push(Found { name: tree.key(resource).to_owned(), properties });
    }
}

/// The type of a resource.
fn type_of(tree: &Tree, resource: NodeId) -> Option<&str> {
    let kind = tree.string(tree.get(resource, "Type")?)?;
    ["AWS::", "Custom::", "Alexa::"].iter().any(|start| kind.starts_with(start)).then_some(kind)
}

/// Brings the properties of task definitions into the terms of the API, but for the names of their members. Gives what the
/// template says beside them.
pub fn read(tree: &mut Tree, properties: &[NodeId], choices: &Choices) -> Template {
    let mut template = value::Reader::new(tree, choices);
    let parameters = template.parameters();
    let roles = roles(&template);
    let (log_groups, unnamed_secrets) =
        (resources::log_groups(&template), resources::unnamed_secrets(&template));
    for &node in properties {
        template.lower(node, 0);
    }
    let conditions = template.conditions();
    Template { parameters, conditions, roles, log_groups, unnamed_secrets }
}
