//! The policies in a pasted text: a document alone, what the AWS CLI prints, a template, a module or a plan of Terraform.

use serde_json::Value;

use super::PolicyKind;
use super::neutral::{json, json_of_text};
use crate::source::Template;
use crate::syntax::{Document, NodeId, NodeKind, Tree, fragment};

/// A policy of the text.
#[derive(Clone, Debug)]
pub struct Pasted {
    /// What it is for.
    pub kind: PolicyKind,
    /// Its name.
    pub name: Option<String>,
    /// The role that has it.
    pub role: Option<String>,
    /// Where it stands: the document, or the list of statements.
    pub node: NodeId,
    /// The document, with every placeholder of another tool as `<…>`.
    pub json: Value,
    /// Its statements, in the order of the document.
    pub statements: Vec<NodeId>,
}

/// What a text holds.
#[derive(Clone, Debug, Default)]
pub struct Contents {
    /// The policies, in the order of the text.
    pub policies: Vec<Pasted>,
    /// The managed policies that are named: the role, and the ARN.
    pub managed: Vec<(Option<String>, String)>,
    /// The roles of which not every policy could be read.
    pub incomplete: Vec<String>,
    /// Whether a policy was written as in an address.
    pub is_encoded: bool,
}

/// Places in which a policy of one kind stands, as the APIs, CloudFormation and Terraform call them.
const TRUST_KEYS: &[&str] = &["AssumeRolePolicyDocument", "assume_role_policy"];

/// What belongs to users and groups, never to a role.
const OTHERS: &[&str] = &["UserDetailList", "GroupDetailList"];

/// How deep a text is looked into.
const DEEPEST: usize = 64;

/// Reads the policies inside of strings, so that they are found like others.
pub fn unfold(document: &mut Document) -> bool {
    let mut is_encoded = false;
    for node in document.tree.descendants(document.tree.root()) {
        let tree = &document.tree;
        let holds = match tree.kind(node) {
            NodeKind::String(scalar) => {
                is_encoded |=
                    fragment::is_percent_encoded(&scalar.value) && scalar.value.contains("Statement");
                scalar.value.contains("Statement")
            }
            NodeKind::Dynamic(expression) => expression.text.contains("Statement"),
            _ => false,
        };
        if holds {
            fragment::unfold(document, node);
        }
    }
    is_encoded
}

/// The policies of a text whose strings are unfolded. A template was read before.
pub fn find(document: &Document, template: Option<&Template>) -> Contents {
    let mut contents = Contents::default();
    let roles = template.map(|template| template.roles.as_slice()).unwrap_or_default();
    let tree = &document.tree;
    for role in roles {
        let name = Some(role.name.clone());
        for (json, node) in role.policies.iter().zip(&role.documents) {
            let kind = PolicyKind::Identity;
            contents.add(tree, kind, None, &name, *node, json_of_text(json));
        }
        if let (Some(trust), Some(node)) = (&role.trust, role.trust_document) {
            contents.add(tree, PolicyKind::Trust, None, &name, node, json_of_text(trust));
        }
        contents.managed.extend(role.managed.iter().map(|arn| (name.clone(), arn.clone())));
        if !role.is_complete {
            contents.incomplete.push(role.name.clone());
        }
    }
    if roles.is_empty() {
        Search { tree, contents: &mut contents }.visit(tree.root(), &About::default(), 0);
    }
    contents
}

impl Contents {
    fn add(
        &mut self,
        tree: &Tree,
        kind: PolicyKind,
        name: Option<&str>,
        role: &Option<String>,
        node: NodeId,
        json: Value,
    ) {
        let statements = match tree.get(node, "Statement") {
            Some(list) if !tree.elements(list).is_empty() => tree.elements(list).to_vec(),
            Some(list) if matches!(tree.kind(list), NodeKind::Array(_)) => Vec::new(),
            Some(statement) => vec![statement],
            None if matches!(tree.kind(node), NodeKind::Array(_)) => tree.elements(node).to_vec(),
            None => vec![node],
        };
        let (name, role) = (name.map(str::to_owned), role.clone());
        self.policies.push(Pasted { kind, name, role, node, json, statements });
    }
}

/// What is known of a place in the text from what is around it.
#[derive(Clone, Debug, Default)]
struct About {
    role: Option<String>,
    policy: Option<String>,
    kind: Option<PolicyKind>,
    /// The type of a resource of Terraform.
    resource: Option<String>,
}

struct Search<'a> {
    tree: &'a Tree,
    contents: &'a mut Contents,
}

impl Search<'_> {
    fn visit(&mut self, node: NodeId, about: &About, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        let tree = self.tree;
        match tree.kind(node) {
            NodeKind::Object(_) if is_document(tree, node) => self.document(node, about),
            NodeKind::Object(members) => {
                let about = self.read(node, about);
                for &member in members {
                    let key = tree.key(member);
                    if OTHERS.contains(&key) {
                        continue;
                    }
                    let mut below = about.clone();
                    if TRUST_KEYS.contains(&key) {
                        below.kind = Some(PolicyKind::Trust);
                    }
                    if key.starts_with("aws_iam_") {
                        below.resource = Some(key.to_owned());
                    } else if about.resource.as_deref() == Some("aws_iam_role") && below.role.is_none() {
                        below.role = Some(key.to_owned());
                    }
                    self.visit(member, &below, depth + 1);
                }
            }
            NodeKind::Array(elements) => {
                let is_list = elements.iter().any(|&element| is_statement(tree, element));
                if is_list && elements.iter().all(|&element| tree.get(element, "Statement").is_none()) {
                    self.document(node, about);
                    return;
                }
                let versions = tree.key(node) == "PolicyVersionList";
                for &element in elements {
                    let is_old = versions
                        && tree
                            .get(element, "IsDefaultVersion")
                            .is_some_and(|is_default| matches!(tree.kind(is_default), NodeKind::Bool(false)));
                    if !is_old {
                        self.visit(element, about, depth + 1);
                    }
                }
            }
            _ => {}
        }
    }

    /// What an object says of the policies in it.
    fn read(&mut self, node: NodeId, about: &About) -> About {
        let tree = self.tree;
        let text = |key: &str| tree.get(node, key).and_then(|member| tree.string(member)).map(str::to_owned);
        let mut found = about.clone();
        // A resource of a plan or a state of Terraform.
        if let (Some(kind), Some(values)) =
            (text("type"), tree.get(node, "values").or_else(|| tree.get(node, "change")))
            && kind.starts_with("aws_iam_")
        {
            let values = tree.get(values, "after").unwrap_or(values);
            let named = if kind == "aws_iam_role" { "name" } else { "role" };
            let name = tree.get(values, named).and_then(|name| tree.string(name));
            found.role = name.map(str::to_owned).or_else(|| text("name"));
        }
        if let Some(role) = tree.get(node, "role") {
            found.role = match tree.kind(role) {
                // aws_iam_role.exec.id
                NodeKind::Dynamic(expression) => expression.text.split('.').nth(1).map(str::to_owned),
                _ => tree.string(role).map(str::to_owned),
            };
        }
        found.role = text("RoleName").or(found.role);
        let name = text("PolicyName").or_else(|| text("name").filter(|_| has_policy(tree, node)));
        found.policy = name.or(found.policy);
        if let Some(arn) = text("PolicyArn") {
            self.contents.managed.push((found.role.clone(), arn));
        }
        for list in ["managed_policy_arns", "ManagedPolicyArns"] {
            let arns = tree.get(node, list).map(|list| tree.elements(list)).unwrap_or_default();
            for arn in arns.iter().filter_map(|&arn| tree.string(arn)) {
                self.contents.managed.push((found.role.clone(), arn.to_owned()));
            }
        }
        // What `get-account-authorization-details` prints of a managed policy goes to the roles that have it.
        if let Some(arn) = text("Arn").filter(|arn| arn.contains(":policy/")) {
            found.policy = Some(arn);
        }
        found
    }

    fn document(&mut self, node: NodeId, about: &About) {
        let tree = self.tree;
        let json = json(tree, node);
        let statements = match json.get("Statement") {
            Some(Value::Array(statements)) => statements.clone(),
            Some(statement) => vec![statement.clone()],
            None => json.as_array().cloned().unwrap_or_else(|| vec![json.clone()]),
        };
        let has = |key: &str| statements.iter().any(|statement| statement.get(key).is_some());
        let assumes = statements.iter().any(|statement| {
            statement.get("Action").is_some_and(|action| action.to_string().contains("sts:"))
        });
        let is_of_resource = has("Principal") || has("NotPrincipal");
        let kind = about.kind.unwrap_or(match (is_of_resource, assumes) {
            (true, true) => PolicyKind::Trust,
            (true, false) => PolicyKind::Resource,
            (false, _) => PolicyKind::Identity,
        });
        self.contents.add(tree, kind, about.policy.as_deref(), &about.role, node, json);
    }
}

fn has_policy(tree: &Tree, node: NodeId) -> bool {
    tree.get(node, "policy").is_some()
}

/// Is an object a policy, or a statement that stands alone?
fn is_document(tree: &Tree, node: NodeId) -> bool {
    let statement = tree.get(node, "Statement");
    statement
        .is_some_and(|statement| !tree.children(statement).is_empty() || tree.get(node, "Version").is_some())
        || is_statement(tree, node)
}

fn is_statement(tree: &Tree, node: NodeId) -> bool {
    let has = |key: &str| tree.get(node, key).is_some();
    has("Effect") && (has("Action") || has("NotAction") || has("Resource") || has("Principal"))
}
