//! Recognises a document by its keys, or, where it is another language, by its first words.

use super::{Dialect, Located, Target, cloudformation, terraform};
use crate::syntax::{Document, Language, NodeId, NodeKind, Tree};

/// Members that only DescribeTaskDefinition gives; RegisterTaskDefinition refuses them.
/// Source: ECS API model 2014-11-13, TaskDefinition minus RegisterTaskDefinitionRequest (botocore 1.44.5, 2026-11).
pub const OUTPUT_ONLY: [&str; 9] = [
    "taskDefinitionArn",
    "revision",
    "status",
    "requiresAttributes",
    "compatibilities",
    "registeredAt",
    "registeredBy",
    "deregisteredAt",
    "deleteRequestedAt",
];

/// Top-level members by which a task definition without `containerDefinitions` is still known.
const TASK_MEMBERS: [&str; 10] = [
    "family",
    "networkMode",
    "executionRoleArn",
    "taskRoleArn",
    "requiresCompatibilities",
    "volumes",
    "runtimePlatform",
    "placementConstraints",
    "cpu",
    "memory",
];

/// Finds the task definitions of a document.
pub fn locate(document: &Document) -> Located {
    if document.language == Language::Hcl {
        return locate_in_terraform(document);
    }
    if let Some(dialect) = foreign_language(&document.text) {
        return Located::nothing(dialect);
    }
    let tree = &document.tree;
    let root = tree.root();
    match tree.kind(root) {
        NodeKind::Object(_) => locate_object(document, root),
        NodeKind::Array(elements)
            if elements.iter().any(|&task| has_key(tree, task, "containerDefinitions")) =>
        {
            let tasks = elements.iter().copied().filter(|&task| has_key(tree, task, "containerDefinitions"));
            let target = |node| Target { node, dialect: spelling_of(tree, node), wrapper: None, name: None };
            let targets: Vec<Target> = tasks.map(target).collect();
            let dialect = targets.first().map_or(Dialect::EcsRegister, |target| target.dialect);
            Located { targets, ..Located::nothing(dialect) }
        }
        NodeKind::Array(_) if terraform::find(document).is_some() => locate_in_terraform(document),
        _ => Located::nothing(Dialect::Unknown),
    }
}

fn locate_object(document: &Document, root: NodeId) -> Located {
    let tree = &document.tree;
    let has = |key: &str| tree.get(root, key).is_some();
    let target = |node, dialect, wrapper| Located {
        targets: vec![Target { node, dialect, wrapper, name: None }],
        ..Located::nothing(dialect)
    };
    let found = Located::nothing;
    if let Some(inner) = tree.get(root, "taskDefinition").filter(|&inner| !tree.members(inner).is_empty()) {
        return target(inner, Dialect::EcsDescribe, Some(root));
    }
    if has("containerDefinitions") {
        return target(root, spelling_of(tree, root), None);
    }
    if has("version")
        && tree.get(root, "Resources").is_some_and(|list| {
            tree.elements(list).iter().any(|&resource| has_key(tree, resource, "TargetService"))
        })
    {
        return found(Dialect::AppSpec);
    }
    if cloudformation::is_template(tree, root) {
        return locate_in_template(tree, root);
    }
    if ["terraform_version", "planned_values", "resource", "container_definitions"].into_iter().any(has) {
        return locate_in_terraform(document);
    }
    if has("apiVersion") && has("kind") {
        return found(Dialect::Kubernetes);
    }
    if has("task_definition") && (has("cluster") || has("service")) {
        return found(Dialect::Ecspresso);
    }
    let kind = tree.get(root, "type").and_then(|kind| tree.string(kind)).unwrap_or_default();
    if ["Service", "Job", "Static Site"].iter().any(|word| kind.ends_with(word)) && has("name") {
        return found(Dialect::Copilot);
    }
    if has("services") && !has("family") {
        return found(Dialect::DockerCompose);
    }
    if has("Statement") {
        return found(Dialect::IamPolicy);
    }
    if tree
        .get(root, "tasks")
        .is_some_and(|tasks| tree.elements(tasks).iter().any(|&task| has_key(tree, task, "taskArn")))
    {
        return found(Dialect::EcsTasks);
    }
    if has("containerOverrides") || (has("overrides") && !has("family")) {
        return found(Dialect::TaskOverrides);
    }
    if has("taskDefinition") || has("serviceName") || has("desiredCount") {
        return found(Dialect::EcsService);
    }
    if terraform::is_container(tree, root) && !has("family") {
        return locate_in_terraform(document);
    }
    let known =
        |key: &str| TASK_MEMBERS.iter().chain(&["containers"]).any(|member| member.eq_ignore_ascii_case(key));
    let misspelt = |key: &str| crate::text::similar::distance(key, "containerDefinitions") <= 3;
    let pascal = has("ContainerDefinitions");
    if pascal
        || tree.members(root).iter().any(|&member| known(tree.key(member)) || misspelt(tree.key(member)))
    {
        return target(root, Dialect::EcsRegister, None);
    }
    found(Dialect::Unknown)
}

fn locate_in_template(tree: &Tree, root: NodeId) -> Located {
    let dialect = Dialect::CloudFormation;
    let target = |found: cloudformation::Found| Target {
        node: found.properties,
        dialect,
        wrapper: None,
        name: Some(found.name).filter(|name| !name.is_empty()),
    };
    let targets = cloudformation::find(tree, root).into_iter().map(target).collect();
    Located { targets, ..Located::nothing(dialect) }
}

fn locate_in_terraform(document: &Document) -> Located {
    let dialect = Dialect::Terraform;
    let target = |found: terraform::Found| Target {
        node: found.node,
        dialect,
        wrapper: None,
        name: Some(found.name).filter(|name| !name.is_empty()),
    };
    let Some(found) = terraform::find(document) else { return Located::nothing(Dialect::Unknown) };
    let targets = found.into_iter().map(target).collect();
    Located { targets, ..Located::nothing(dialect) }
}

/// Finds the task definitions of a document that the user says is of this dialect.
pub fn locate_as(document: &Document, dialect: Dialect) -> Located {
    let tree = &document.tree;
    let root = tree.root();
    let found = match dialect {
        Dialect::CloudFormation if cloudformation::is_template(tree, root) => locate_in_template(tree, root),
        _ => locate(document),
    };
    if found.dialect == dialect {
        return found;
    }
    let is_object = matches!(tree.kind(root), NodeKind::Object(_));
    if !is_object || !(dialect.is_understood()) {
        return Located::nothing(dialect);
    }
    let node = tree.get(root, "taskDefinition").filter(|_| dialect == Dialect::EcsDescribe).unwrap_or(root);
    let wrapper = (node != root).then_some(root);
    Located { targets: vec![Target { node, dialect, wrapper, name: None }], ..Located::nothing(dialect) }
}

/// Output of DescribeTaskDefinition carries its ARN or several of the members that only it has; one of them alone is a slip.
fn spelling_of(tree: &Tree, task: NodeId) -> Dialect {
    let output = OUTPUT_ONLY.iter().filter(|key| has_key(tree, task, key)).count();
    if output > 1 || has_key(tree, task, "taskDefinitionArn") {
        Dialect::EcsDescribe
    } else {
        Dialect::EcsRegister
    }
}

fn has_key(tree: &Tree, node: NodeId, key: &str) -> bool {
    tree.get(node, key).is_some()
}

/// Another language, told by how its first lines look.
fn foreign_language(text: &str) -> Option<Dialect> {
    let mut lines = text.lines().map(str::trim).filter(|line| {
        !line.is_empty() && !line.starts_with('#') && !line.starts_with("//") && !line.starts_with("/*")
    });
    let first = lines.next()?;
    let hcl_block = |line: &str| {
        let mut words = line.split_whitespace();
        let opener = words.next().unwrap_or_default();
        let label = words.next().unwrap_or_default();
        matches!(
            opener,
            "resource" | "data" | "module" | "variable" | "locals" | "terraform" | "provider" | "output"
        ) && (label.starts_with('"') || label == "{")
    };
    if hcl_block(first) || first.starts_with("jsonencode(") {
        return Some(Dialect::Terraform);
    }
    let jsonnet = |line: &str| {
        line.starts_with("local ") && line.contains('=')
            || line.contains("std.")
            || line.starts_with("import '")
            || line.contains("std.extVar(")
            || line.contains("(import ")
    };
    let code = std::iter::once(first).chain(lines).take(200);
    let is_jsonnet = code.filter(|line| jsonnet(line)).count();
    (first.starts_with("local ") || is_jsonnet > 1 || has_bare_keys(text)).then_some(Dialect::Jsonnet)
}

/// An object in braces with bare keys and single quotes throughout: Jsonnet, and not JSON with a few slips.
fn has_bare_keys(text: &str) -> bool {
    let lines = || text.lines().map(str::trim);
    let quoted_key = |line: &str| line.starts_with('"') && line.contains("\":");
    let bare_key = |line: &str| {
        let key = line.split_once(": '").map_or("", |(key, _)| key);
        !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    };
    text.trim_start().starts_with('{')
        && !lines().any(quoted_key)
        && lines().filter(|line| bare_key(line)).count() >= 3
}
