//! The roles that a template declares, with the policies that can be read in it, and what else their judge asks of a template.
//!
//! Policies come from the role's own `Policies` and `ManagedPolicyArns`, and from AWS::IAM::Policy, AWS::IAM::ManagedPolicy and
//! AWS::IAM::RolePolicy that name the role. What is not in the text, or there only under a condition, makes a role incomplete.

use serde_json::{Map, Value as Json};

use super::function;
use super::value::{Reader, as_known, open, written};
use crate::syntax::{NodeId, NodeKind};
use crate::text::order;

/// A role of the template.
#[derive(Clone, Debug, PartialEq)]
pub struct Role {
    /// Its logical id.
    pub name: String,
    /// What `Fn::GetAtt` of its ARN gives, with placeholders for what is open.
    pub arn: String,
    /// What `Ref` gives: its name.
    pub reference: String,
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
    /// Whether the policy of a secret, a key, a bucket or a repository speaks of it, and may allow what its own policies do not.
    pub is_named_elsewhere: bool,
    /// The resource.
    pub node: NodeId,
}

/// The type of a resource.
fn kind<'a>(template: &'a Reader<'_>, resource: NodeId) -> Option<&'a str> {
    template.tree.string(template.tree.get(resource, "Type")?)
}

fn of_kind<'a>(template: &'a Reader<'_>, wanted: &'a str) -> impl Iterator<Item = NodeId> {
    template.resource_nodes().iter().copied().filter(move |&node| kind(template, node) == Some(wanted))
}

/// The names of the log groups, as `Ref` gives them.
pub(super) fn log_groups(template: &Reader<'_>) -> Vec<String> {
    let name = |node: NodeId| written(&template.named(template.tree.key(node), None));
    of_kind(template, "AWS::Logs::LogGroup").map(name).collect()
}

/// The logical ids of the secrets without a name of their own.
pub(super) fn unnamed_secrets(template: &Reader<'_>) -> Vec<String> {
    let secrets = of_kind(template, "AWS::SecretsManager::Secret");
    let unnamed = secrets.filter(|&node| template.property(node, "Name").is_none());
    unnamed.map(|node| template.tree.key(node).to_owned()).collect()
}

/// Resources that have a policy, or are one, and what roles of tasks use.
const WITH_POLICY: &[&str] = &[
    "AWS::ECR::Repository",
    "AWS::KMS::Key",
    "AWS::S3::BucketPolicy",
    "AWS::SecretsManager::ResourcePolicy",
];

/// The roles of a template, in the order of the text.
pub(super) fn roles(template: &Reader<'_>) -> Vec<Role> {
    let kind = |node: NodeId| kind(template, node);
    let resources = template.resource_nodes();
    let mut found: Vec<Role> = of_kind(template, "AWS::IAM::Role").map(|node| role(template, node)).collect();
    if found.is_empty() {
        return found;
    }
    let by_id = order::map(found.iter().enumerate().map(|(number, role)| (role.name.clone(), number)));
    let mut is_whole = true;
    for &node in resources {
        match kind(node) {
            Some("AWS::IAM::Policy" | "AWS::IAM::RolePolicy" | "AWS::IAM::ManagedPolicy") => {
                is_whole &= attach(template, node, &mut found);
            }
            // Whoever is handed a role by its name may attach policies to it.
            Some(kind)
                if kind == "AWS::CloudFormation::Stack"
                    || kind == "AWS::CloudFormation::CustomResource"
                    || kind.starts_with("Custom::") =>
            {
                let below = template.tree.descendants(node).into_iter();
                for id in below.filter_map(|below| template.referenced(below)) {
                    if let Some(role) = by_id.get(id).and_then(|&number| found.get_mut(number)) {
                        role.is_complete = false;
                    }
                }
            }
            Some(kind) if WITH_POLICY.contains(&kind) => {
                for id in mentioned(template, node) {
                    if let Some(role) = by_id.get(id).and_then(|&number| found.get_mut(number)) {
                        role.is_named_elsewhere = true;
                    }
                }
            }
            // A loop, or what a macro makes a resource of.
            None => is_whole = false,
            Some(_) => {}
        }
    }
    found.iter_mut().for_each(|role| role.is_complete &= is_whole);
    found
}

fn role(template: &Reader<'_>, node: NodeId) -> Role {
    let name = template.tree.key(node).to_owned();
    let mut role = Role {
        arn: written(&template.named(&name, Some("Arn"))),
        reference: written(&template.named(&name, None)),
        name,
        policies: Vec::new(),
        documents: Vec::new(),
        managed: Vec::new(),
        trust: None,
        trust_document: template.property(node, "AssumeRolePolicyDocument"),
        is_complete: template.property(node, "PermissionsBoundary").is_none(),
        is_named_elsewhere: false,
        node,
    };
    role.trust = role.trust_document.and_then(|trust| json(template, trust, 0));
    // Other tools and macros put policies of their own in.
    let properties = template.tree.get(node, "Properties");
    let members = properties.map(|node| template.tree.members(node)).unwrap_or_default();
    role.is_complete &= !members.iter().any(|&member| template.tree.key(member).starts_with("Fn::"));
    if let Some(list) = template.property(node, "ManagedPolicyArns") {
        manage(template, &mut role, list);
    }
    if let Some(list) = template.property(node, "Policies") {
        role.is_complete &= function::is_content(template.tree, list);
        for &entry in template.tree.elements(list) {
            add(template, &mut role, template.tree.get(entry, "PolicyDocument"));
        }
    }
    role
}

/// The managed policies of a role: those of the template with their documents, others by their ARNs.
fn manage(template: &Reader<'_>, role: &mut Role, list: NodeId) {
    let of_template = |&node: &NodeId| {
        let policy = template.resource(template.referenced(node)?)?;
        (kind(template, policy)? == "AWS::IAM::ManagedPolicy").then_some(policy)
    };
    if function::is_content(template.tree, list) {
        for &entry in template.tree.elements(list) {
            match of_template(&entry) {
                Some(policy) => add(template, role, template.property(policy, "PolicyDocument")),
                None if function::is_no_value(template.tree, entry) => {}
                None => role.managed.push(written(&template.text(entry, 0))),
            }
        }
        return;
    }
    match template.texts(list, 0) {
        Some(arns) => role.managed.extend(arns.iter().map(|arn| written(arn))),
        None => role.is_complete = false,
    }
}

fn add(template: &Reader<'_>, role: &mut Role, document: Option<NodeId>) {
    match document.and_then(|document| Some((json(template, document, 0)?, document))) {
        // A managed policy may name the role, and the role name it as well.
        Some((_, document)) if role.documents.contains(&document) => {}
        Some((policy, document)) => {
            role.policies.push(policy);
            role.documents.push(document);
        }
        None => role.is_complete = false,
    }
}

/// A policy that names its roles. Is it known whether they are roles of the template?
fn attach(template: &Reader<'_>, policy: NodeId, roles: &mut [Role]) -> bool {
    let tree = &template.tree;
    let is_conditional = tree.get(policy, "Condition").is_some();
    let mut is_known = true;
    // A name that is written out is that of a role elsewhere, unless a role here has one that is put together.
    let is_put_together =
        |role: &Role| role.reference.contains("${") && role.reference != own_name(&role.name);
    let is_sure = !roles.iter().any(is_put_together);
    let names = [template.property(policy, "Roles"), template.property(policy, "RoleName")];
    for list in names.into_iter().flatten() {
        let named =
            if tree.elements(list).is_empty() { std::slice::from_ref(&list) } else { tree.elements(list) };
        for &name in named {
            let text = template.text(name, 0);
            let reference = written(&text);
            let mut is_here = false;
            for role in roles.iter_mut().filter(|role| role.reference == reference) {
                is_here = true;
                add(template, role, template.property(policy, "PolicyDocument"));
                role.is_complete &= !is_conditional;
            }
            is_known &= is_here || is_sure && as_known(&text).is_some();
        }
    }
    is_known
}

/// What a resource may speak of, by `Ref`, `Fn::GetAtt` or in `Fn::Sub`.
fn mentioned<'a>(template: &'a Reader<'_>, resource: NodeId) -> Vec<&'a str> {
    let tree = &template.tree;
    // What stands behind a tag is no part of the tree.
    let tagged = |node: NodeId| function::call(tree, node).map(|call| tree.descendants(call.argument));
    let below = tree.descendants(resource);
    let all = below.iter().copied().chain(below.iter().filter_map(|&node| tagged(node)).flatten());
    let mut found = Vec::new();
    for text in all.filter_map(|node| tree.string(node)) {
        found.extend(text.split('.').next());
        found.extend(text.split("${").skip(1).filter_map(|name| name.split(['.', '}']).next()));
    }
    found
}

/// What `Ref` gives for a role that has no name of its own.
fn own_name(id: &str) -> String {
    written(&open(id))
}

/// A policy as JSON, with placeholders for what is open. Nothing where a part of it is chosen by a condition or made by a macro.
fn json(template: &Reader<'_>, node: NodeId, depth: usize) -> Option<Json> {
    if depth > super::DEEPEST {
        return None;
    }
    let tree = &template.tree;
    if let Some(call) = function::call(tree, node) {
        if call.name == "Fn::If" || call.name == "Fn::Transform" || function::is_no_value(tree, node) {
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
