//! References to resources of the same text: `aws_secretsmanager_secret.db.arn` is an ARN whose shape is known.
//!
//! Source: Terraform AWS provider 6, attributes of each resource and data source (2026-11).

use std::collections::BTreeMap;

use crate::source::cloudformation::RANDOM_SUFFIX;
use crate::syntax::{Document, Expression, Language, NodeId, NodeKind, Scalar, Tree};

/// A type of resource, one of its attributes, the argument that names it, and the text with `{}` for the name.
type Shape = (&'static str, &'static [&'static str], &'static str, &'static str);

const SHAPES: &[Shape] = &[
    (
        "aws_secretsmanager_secret",
        &["arn", "id"],
        "name",
        "arn:${partition}:secretsmanager:${region}:${account}:secret:{}-",
    ),
    ("aws_secretsmanager_secret", &["name"], "name", "{}"),
    ("aws_ssm_parameter", &["arn"], "name", "arn:${partition}:ssm:${region}:${account}:parameter/{}"),
    ("aws_ssm_parameter", &["name", "id"], "name", "{}"),
    ("aws_iam_role", &["arn"], "name", "arn:${partition}:iam::${account}:role/{}"),
    ("aws_iam_role", &["name", "id"], "name", "{}"),
    ("aws_cloudwatch_log_group", &["name", "id"], "name", "{}"),
    ("aws_cloudwatch_log_group", &["arn"], "name", "arn:${partition}:logs:${region}:${account}:log-group:{}"),
    ("aws_ecr_repository", &["name", "id"], "name", "{}"),
    ("aws_ecr_repository", &["arn"], "name", "arn:${partition}:ecr:${region}:${account}:repository/{}"),
    ("aws_ecr_repository", &["repository_url"], "name", "${account}.dkr.ecr.${region}.amazonaws.com/{}"),
    ("aws_s3_bucket", &["bucket", "id"], "bucket", "{}"),
    ("aws_s3_bucket", &["arn"], "bucket", "arn:${partition}:s3:::{}"),
];

/// The resources and data sources of a text by what they are and their type, then by name.
pub struct Resources(BTreeMap<(bool, String), BTreeMap<String, NodeId>>);

impl Resources {
    /// Those of a tree.
    pub fn new(tree: &Tree) -> Self {
        let mut found: BTreeMap<(bool, String), BTreeMap<String, NodeId>> = BTreeMap::new();
        let blocks = tree.members(tree.root()).iter().filter(|&&block| is_block(tree.key(block)));
        for &block in blocks {
            let is_data = tree.key(block) == "data";
            // Within a block the last of equal names counts, and among blocks the first.
            for (kind, of_kind) in by_key(tree, block) {
                let known = found.entry((is_data, kind.to_owned())).or_default();
                for (name, resource) in by_key(tree, of_kind) {
                    known.entry(name.to_owned()).or_insert(resource);
                }
            }
        }
        Self(found)
    }

    fn find(&self, block: &str, kind: &str, name: &str) -> Option<NodeId> {
        self.0.get(&(block == "data", kind.to_owned()))?.get(name).copied()
    }
}

fn is_block(key: &str) -> bool {
    matches!(key, "resource" | "data")
}

fn by_key(tree: &Tree, object: NodeId) -> BTreeMap<&str, NodeId> {
    let mut members = BTreeMap::new();
    for &member in tree.members(object) {
        members.insert(tree.key(member), member);
    }
    members
}

/// Notes what Terraform works out below a task definition, and puts the shape of what it refers to in its place.
///
/// `known` has values for CloudFormation's names of where the task runs: `AWS::Region` and the like.
pub fn resolve(
    document: &mut Document,
    resources: &Resources,
    task: NodeId,
    known: &BTreeMap<String, String>,
) {
    let is_module = document.language == Language::Hcl;
    for node in document.tree.descendants(task) {
        let (text, whole) = match document.tree.kind(node) {
            NodeKind::Dynamic(expression) => (expression.text.clone(), true),
            NodeKind::String(scalar) if is_module && is_template(document, node) => {
                (scalar.value.clone(), false)
            }
            _ => continue,
        };
        document.tree.set_computed(node);
        let tree = &document.tree;
        let shape =
            if whole { placed(tree, resources, &text, known) } else { filled(tree, resources, &text, known) };
        let Some(text) = shape.filter(|_| is_module) else { continue };
        let kind = if text.contains("${") {
            NodeKind::Dynamic(Expression { text })
        } else {
            NodeKind::String(Scalar { value: text, anchors: Vec::new() })
        };
        document.tree.set_kind(node, kind);
    }
}

/// Is the shape of what an expression or a template of one refers to known?
pub fn is_known(tree: &Tree, resources: &Resources, text: &str) -> bool {
    let inner = text.strip_prefix("${").and_then(|inner| inner.strip_suffix('}'));
    shape(tree, resources, inner.unwrap_or(text).trim()).is_some()
}

/// Does a string hold a template, and not only the two characters, escaped?
fn is_template(document: &Document, node: NodeId) -> bool {
    let source = document.slice(document.tree.span(node));
    let plain = source.replace("$${", "").replace("%%{", "");
    plain.contains("${") || plain.contains("%{")
}

/// A template with the shapes of what it refers to. Nothing where it refers to nothing that is known.
fn filled(
    tree: &Tree,
    resources: &Resources,
    text: &str,
    known: &BTreeMap<String, String>,
) -> Option<String> {
    let mut filled = String::new();
    let (mut rest, mut is_changed) = (text, false);
    while let Some((before, from)) = rest.split_once("${") {
        let (reference, behind) = from.split_once('}')?;
        filled.push_str(before);
        match placed(tree, resources, reference.trim(), known) {
            Some(shape) => {
                is_changed = true;
                filled.push_str(&shape);
            }
            None => filled.push_str(&format!("${{{reference}}}")),
        }
        rest = behind;
    }
    filled.push_str(rest);
    is_changed.then_some(filled)
}

/// What says where a task runs: the name for it in shapes, CloudFormation's, the data source and its attributes.
const PLACES: [(&str, &str, &str, &[&str]); 3] = [
    ("${partition}", "AWS::Partition", "aws_partition", &["partition", "id"]),
    ("${region}", "AWS::Region", "aws_region", &["name", "id", "region"]),
    ("${account}", "AWS::AccountId", "aws_caller_identity", &["account_id", "id"]),
];

/// The shape of what an expression gives, with what is known of the place.
fn placed(
    tree: &Tree,
    resources: &Resources,
    reference: &str,
    known: &BTreeMap<String, String>,
) -> Option<String> {
    let mut parts = reference.strip_prefix("data.").unwrap_or_default().split('.');
    if let (Some(kind), Some(_), Some(attribute), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    {
        let place = PLACES.iter().find(|(_, _, of, names)| *of == kind && names.contains(&attribute));
        if let Some((_, name, ..)) = place {
            return known.get(*name).cloned();
        }
    }
    let mut shape = shape(tree, resources, reference)?;
    for (open, name, ..) in PLACES {
        if let Some(value) = known.get(name) {
            shape = shape.replace(open, value);
        }
    }
    Some(shape)
}

/// The shape of what `type.name.attribute` gives, or `data.type.name.attribute`, or one of several by its index.
fn shape(tree: &Tree, resources: &Resources, reference: &str) -> Option<String> {
    let (block, path) = match reference.strip_prefix("data.") {
        Some(path) => ("data", path),
        None => ("resource", reference),
    };
    let mut parts = path.split('.');
    let (kind, name, attribute) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let name = name.split('[').next().unwrap_or_default();
    let resource = resources.find(block, kind, name)?;
    // A version of a secret has the ARN of the secret.
    if kind == "aws_secretsmanager_secret_version" && matches!(attribute, "arn" | "secret_id") {
        let NodeKind::Dynamic(secret) = tree.kind(tree.get(resource, "secret_id")?) else { return None };
        let is_secret = secret.text.trim_start_matches("data.").starts_with("aws_secretsmanager_secret.");
        return if is_secret { shape(tree, resources, &secret.text) } else { None };
    }
    let (_, _, argument, shape) =
        SHAPES.iter().find(|(of, attributes, ..)| *of == kind && attributes.contains(&attribute))?;
    let open = format!("${{{kind}.{name}}}");
    let written = match tree.get(resource, argument) {
        Some(node) => match tree.kind(node) {
            NodeKind::String(scalar) => scalar.value.clone(),
            _ => open,
        },
        None => match tree.get(resource, &format!("{argument}_prefix")).and_then(|node| tree.string(node)) {
            Some(prefix) => format!("{prefix}{open}"),
            None => open,
        },
    };
    let path = tree.get(resource, "path").and_then(|node| tree.string(node)).unwrap_or_default();
    let written = match *shape {
        _ if kind == "aws_iam_role" && attribute == "arn" => {
            format!("{}{written}", path.trim_start_matches('/'))
        }
        // A path begins with the slash that the ARN has already.
        _ if kind == "aws_ssm_parameter" && attribute == "arn" => written.trim_start_matches('/').to_owned(),
        _ => written,
    };
    let suffix = if shape.ends_with('-') { RANDOM_SUFFIX } else { "" };
    Some(format!("{}{suffix}", shape.replace("{}", &written)))
}
