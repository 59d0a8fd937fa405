//! The roles that a template declares, with the policies that can be read in it.
//!
//! Policies come from the role's own `Policies` and `ManagedPolicyArns`, and from AWS::IAM::Policy, AWS::IAM::ManagedPolicy and
//! AWS::IAM::RolePolicy that name the role. What is not in the text makes a role incomplete.

use serde_json::{Map, Value as Json};

use super::function;
use super::value::{Reader, as_known, written};
use crate::syntax::{NodeId, NodeKind};

/// A role of the template.
#[derive(Clone, Debug, PartialEq)]
pub struct Role {
    /// Its logical id.
    pub name: String,
    /// What `Fn::GetAtt` of its ARN gives, with placeholders for what is open.
    pub arn: String,
    /// The policies that stand in the template.
    pub policies: Vec<Json>,
    /// Where each of them stands.
    pub documents: Vec<NodeId>,
    /// The ARNs of managed policies.
    pub managed: Vec<String>,
    /// The trust policy.
    pub trust: Option<Json>,
    /// Where it stands.
    pub trust_document: Option<NodeId>,
    /// Whether every policy was found and read.
    pub is_complete: bool,
    /// The resource.
    pub node: NodeId,
}

/// The roles of a template, in the order of the text.
pub(super) fn roles(template: &Reader<'_>) -> Vec<Role> {
    let of_kind = |node: NodeId, kind: &str| {
        let tree = &template.tree;
        tree.get(node, "Type").and_then(|node| tree.string(node)) == Some(kind)
    };
    let resources = template.resource_nodes();
    let mut found: Vec<Role> = resources
        .iter()
        .filter(|&&node| of_kind(node, "AWS::IAM::Role"))
        .map(|&node| role(template, node))
        .collect();
    for &node in resources {
        let inline = of_kind(node, "AWS::IAM::Policy") || of_kind(node, "AWS::IAM::RolePolicy");
        if inline || of_kind(node, "AWS::IAM::ManagedPolicy") {
            attach(template, node, &mut found);
        }
    }
    found
}

fn role(template: &Reader<'_>, node: NodeId) -> Role {
    let name = template.tree.key(node).to_owned();
    let mut role = Role {
        arn: written(&template.named(&name, Some("Arn"))),
        name,
        policies: Vec::new(),
        documents: Vec::new(),
        managed: Vec::new(),
        trust: None,
        trust_document: template.property(node, "AssumeRolePolicyDocument"),
        is_complete: template.property(node, "PermissionsBoundary").is_none(),
        node,
    };
    role.trust = role.trust_document.and_then(|trust| json(template, trust, 0));
    if let Some(list) = template.property(node, "ManagedPolicyArns") {
        match template.texts(list, 0) {
            Some(arns) => role.managed.extend(arns.iter().map(|arn| written(arn))),
            None => role.is_complete = false,
        }
    }
    if let Some(list) = template.property(node, "Policies") {
        role.is_complete &= function::is_content(template.tree, list);
        for &entry in template.tree.elements(list) {
            add(template, &mut role, template.tree.get(entry, "PolicyDocument"));
        }
    }
    role
}

fn add(template: &Reader<'_>, role: &mut Role, document: Option<NodeId>) {
    match document.and_then(|document| Some((json(template, document, 0)?, document))) {
        Some((policy, document)) => {
            role.policies.push(policy);
            role.documents.push(document);
        }
        None => role.is_complete = false,
    }
}

/// A policy that names its roles.
fn attach(template: &Reader<'_>, policy: NodeId, roles: &mut [Role]) {
    let tree = &template.tree;
    let names = [template.property(policy, "Roles"), template.property(policy, "RoleName")];
    for list in names.into_iter().flatten() {
        let named =
            if tree.elements(list).is_empty() { std::slice::from_ref(&list) } else { tree.elements(list) };
        for &name in named {
            let id = template.referenced(name).map(str::to_owned);
            let text = as_known(&template.text(name, 0));
            let is_meant = |role: &Role| {
                Some(&role.name) == id.as_ref()
                    || (text.is_some() && text == as_known(&template.named(&role.name, None)))
            };
            for role in roles.iter_mut().filter(|role| is_meant(role)) {
                add(template, role, template.property(policy, "PolicyDocument"));
            }
        }
    }
}

/// A policy as JSON, with placeholders for what is open. Nothing where a part of it is chosen by a condition.
fn json(template: &Reader<'_>, node: NodeId, depth: usize) -> Option<Json> {
    if depth > super::DEEPEST {
        return None;
    }
    let tree = &template.tree;
    if let Some(call) = function::call(tree, node) {
        if call.name == "Fn::If" {
            return None;
        }
        return Some(Json::from(written(&template.text(node, depth))));
    }
    match tree.kind(node) {
        NodeKind::Object(members) => {
            let mut object = Map::new();
            for &member in members {
                object.insert(tree.key(member).to_owned(), json(template, member, depth + 1)?);
            }
            Some(Json::Object(object))
        }
        NodeKind::Array(elements) => elements
            .iter()
            .map(|&element| json(template, element, depth + 1))
            .collect::<Option<_>>()
            .map(Json::Array),
        NodeKind::Bool(value) => Some(Json::from(*value)),
        NodeKind::String(scalar) => Some(Json::from(scalar.value.as_str())),
        NodeKind::Number(number) => Some(Json::from(number.as_str())),
        NodeKind::Dynamic(expression) => Some(Json::from(expression.text.as_str())),
        NodeKind::Null | NodeKind::Error => None,
    }
}
