//! What is carried from one form to another: values in the terms of the API, with text that is known in part.

use serde_json::{Map, Value};

use super::Note;
use crate::analysis::{Analysis, TaskAnalysis};
use crate::model::placeholder;
use crate::source::Dialect;
use crate::source::recognise::OUTPUT_ONLY;
use crate::syntax::{Document, Language, NodeId, NodeKind, placeholder as template};

/// A task definition on its way.
pub(super) struct Carried {
    /// Its name in the text.
    pub(super) name: Option<String>,
    /// Its family, when it is known.
    pub(super) family: Option<String>,
    /// Its members.
    pub(super) members: Vec<(String, Item)>,
}

/// A value on its way.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Item {
    /// A number or a boolean.
    Scalar(Value),
    /// A text.
    Text(Vec<Part>),
    /// A list.
    List(Vec<Item>),
    /// An object.
    Object(Vec<(String, Item)>),
}

/// A part of a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Part {
    /// Known.
    Known(String),
    /// Filled in by another tool; as written.
    Open(String),
}

impl Carried {
    pub(super) fn new(analysis: &Analysis, task: &TaskAnalysis, notes: &mut Vec<Note>) -> Self {
        let mut carrier = Carrier { document: &analysis.document, dialect: task.target.dialect, notes };
        let node = task.target.node;
        let mut members = carrier.members(node, false);
        let tree = &analysis.document.tree;
        // Of container definitions alone, the rest of the task definition stands elsewhere.
        if tree.is_computed(node) {
            members.retain(|(key, _)| key == "containerDefinitions");
            members.insert(0, ("family".to_owned(), Item::Text(vec![Part::Open("family".to_owned())])));
            let message =
                "the text holds container definitions only; add what else the task needs".to_owned();
            notes.push(Note { message, node: Some(node) });
        }
        let output: Vec<&str> =
            OUTPUT_ONLY.into_iter().filter(|&key| members.iter().any(|(member, _)| member == key)).collect();
        if !output.is_empty() {
            let message = format!("left out, because only ECS sets them: `{}`", output.join("`, `"));
            notes.push(Note { message, node: None });
            members.retain(|(member, _)| !OUTPUT_ONLY.contains(&member.as_str()));
        }
        // DescribeTaskDefinition gives the tags beside the task definition.
        let tags = task.target.wrapper.and_then(|wrapper| tree.get(wrapper, "tags"));
        if let Some(tags) = tags.filter(|_| members.iter().all(|(member, _)| member != "tags")) {
            let mut carrier = Carrier { document: &analysis.document, dialect: task.target.dialect, notes };
            members.extend(carrier.item(tags, false).map(|tags| ("tags".to_owned(), tags)));
        }
        Self { name: task.target.name.clone(), family: task.task.family.as_str().map(str::to_owned), members }
    }

    /// As JSON, with `text` for texts.
    pub(super) fn value(&self, text: &mut dyn FnMut(&[Part]) -> Value) -> Value {
        object(&self.members, text)
    }
}

impl Item {
    /// As JSON, with `text` for texts.
    pub(super) fn value(&self, text: &mut dyn FnMut(&[Part]) -> Value) -> Value {
        match self {
            Self::Scalar(value) => value.clone(),
            Self::Text(parts) => text(parts),
            Self::List(items) => Value::Array(items.iter().map(|item| item.value(text)).collect()),
            Self::Object(members) => object(members, text),
        }
    }
}

fn object(members: &[(String, Item)], text: &mut dyn FnMut(&[Part]) -> Value) -> Value {
    let mut object = Map::new();
    for (key, item) in members {
        object.insert(key.clone(), item.value(text));
    }
    Value::Object(object)
}

struct Carrier<'a> {
    document: &'a Document,
    dialect: Dialect,
    notes: &'a mut Vec<Note>,
}

impl Carrier<'_> {
    fn members(&mut self, node: NodeId, of_shell: bool) -> Vec<(String, Item)> {
        let tree = &self.document.tree;
        let mut found: Vec<(String, Item)> = Vec::new();
        for &member in tree.members(node) {
            let key = tree.key(member);
            let Some(item) = self.item(member, of_shell || placeholder::OF_SHELLS.contains(&key)) else {
                continue;
            };
            // Of duplicates the last counts.
            match found.iter_mut().find(|(other, _)| other == key) {
                Some((_, value)) => *value = item,
                None => found.push((key.to_owned(), item)),
            }
        }
        found
    }

    /// A value. Nothing for null, and for what could not be read.
    fn item(&mut self, node: NodeId, of_shell: bool) -> Option<Item> {
        Some(match self.document.tree.kind(node) {
            NodeKind::Null | NodeKind::Error => return None,
            NodeKind::Bool(value) => Item::Scalar(Value::from(*value)),
            NodeKind::Number(text) => match text.parse::<serde_json::Number>() {
                Ok(number) => Item::Scalar(Value::Number(number)),
                Err(_) => {
                    let message = format!("the number `{text}` is left out");
                    self.notes.push(Note { message, node: Some(node) });
                    return None;
                }
            },
            NodeKind::String(scalar) if self.is_template(node, of_shell) => Item::Text(parts(&scalar.value)),
            NodeKind::String(scalar) => Item::Text(vec![Part::Known(scalar.value.clone())]),
            NodeKind::Dynamic(expression) if self.is_written(node) => {
                Item::Text(vec![Part::Open(expression.text.clone())])
            }
            NodeKind::Dynamic(expression) => Item::Text(parts(&expression.text)),
            NodeKind::Array(elements) => {
                Item::List(elements.iter().filter_map(|&element| self.item(element, of_shell)).collect())
            }
            NodeKind::Object(_) => Item::Object(self.members(node, of_shell)),
        })
    }

    /// Is an expression the one that is written in the text, and not what is known of it?
    fn is_written(&self, node: NodeId) -> bool {
        let tree = &self.document.tree;
        let NodeKind::Dynamic(expression) = tree.kind(node) else { return false };
        self.document.slice(tree.span(node)) == expression.text && !expression.text.starts_with("${")
    }

    /// Is what looks like a placeholder in a string one?
    fn is_template(&self, node: NodeId, of_shell: bool) -> bool {
        // In these languages a function or a template is told by its form.
        let is_told = self.dialect == Dialect::CloudFormation || self.document.language == Language::Hcl;
        self.document.tree.is_computed(node) || !(is_told || of_shell)
    }
}

/// The known and open parts of a text; all of it is open when it is an expression.
fn parts(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(span) = placeholder::find(rest) {
        let (before, from) = rest.split_at_checked(span.start as usize).unwrap_or((rest, ""));
        let length = template::length(from).unwrap_or_default().max(span.len() as usize);
        let (open, behind) = from.split_at_checked(length).unwrap_or((from, ""));
        if !before.is_empty() {
            parts.push(Part::Known(before.to_owned()));
        }
        parts.push(Part::Open(open.to_owned()));
        rest = behind;
    }
    if !rest.is_empty() || parts.is_empty() {
        parts.push(Part::Known(rest.to_owned()));
    }
    parts
}

/// An open part as it is written in a text.
pub(super) fn as_placeholder(open: &str) -> String {
    if placeholder::is_in(open) { open.to_owned() } else { format!("${{{open}}}") }
}

/// What stands between the brackets of a placeholder.
pub(super) fn inside(open: &str) -> &str {
    open.trim_matches(|character: char| "${}<>%@#()=".contains(character) || character.is_whitespace())
}

/// The words of a name: runs of letters and digits.
pub(super) fn words(text: &str) -> Vec<String> {
    let found = text.split(|character: char| !character.is_ascii_alphanumeric());
    let found: Vec<String> = found.filter(|word| !word.is_empty()).map(str::to_owned).collect();
    if found.is_empty() { vec!["value".to_owned()] } else { found }
}

/// With a capital letter at the beginning.
pub(super) fn capitalised(word: &str) -> String {
    // A word of capitals only is not shouted.
    let rest = if word.bytes().any(|byte| byte.is_ascii_lowercase()) {
        word.to_owned()
    } else {
        word.to_ascii_lowercase()
    };
    let mut characters = rest.chars();
    characters
        .next()
        .map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + characters.as_str())
}

/// The name that CloudFormation has for what is known of a place by other names.
pub(super) fn pseudo(open: &str) -> Option<&'static str> {
    let inside = inside(open);
    [
        ("AWS::Partition", &["partition", "data.aws_partition.current.partition"][..]),
        ("AWS::Region", &["region", "data.aws_region.current.name", "data.aws_region.current.region"]),
        ("AWS::AccountId", &["account", "data.aws_caller_identity.current.account_id"]),
        ("AWS::URLSuffix", &["data.aws_partition.current.dns_suffix"]),
        ("AWS::StackName", &[]),
        ("AWS::StackId", &[]),
        ("AWS::NoValue", &[]),
        ("AWS::NotificationARNs", &[]),
    ]
    .into_iter()
    .find(|(name, others)| *name == inside || others.contains(&inside))
    .map(|(name, _)| name)
}
