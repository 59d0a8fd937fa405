//! What an intrinsic function gives, as far as it is known: a text of known and open parts, a list of such, a part of the
//! template, or nothing.

use std::collections::BTreeMap;

use super::function::{self, Call};
use super::{Choices, DEEPEST, Parameter};
use crate::syntax::{NodeId, NodeKind, Tree};

/// A part of a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Part {
    /// Known.
    Known(String),
    /// Decided elsewhere; what it is called.
    Open(String),
}

/// A text of known and open parts.
pub(super) type Text = Vec<Part>;

/// What a function gives.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Outcome {
    /// A text.
    Text(Text),
    /// A list of texts.
    List(Vec<Text>),
    /// A part of the template.
    Node(NodeId),
    /// Nothing: what it stands for is left out.
    Nothing,
}

/// A template that is being read.
pub(super) struct Reader<'a> {
    pub(super) tree: &'a mut Tree,
    pub(super) choices: &'a Choices,
    parameters: Section,
    conditions: Section,
    mappings: Option<NodeId>,
    resources: Section,
    /// Conditions that were taken one way for want of a choice, and what parameters are then.
    pub(super) assumed: BTreeMap<String, bool>,
    pub(super) assumed_values: BTreeMap<String, String>,
}

/// A section of a template, whose members are asked for by name again and again.
struct Section {
    node: Option<NodeId>,
    /// Of equal names the last, as in [`Tree::get`].
    members: BTreeMap<String, NodeId>,
}

impl Section {
    fn new(tree: &Tree, name: &str) -> Self {
        let node = tree.get(tree.root(), name);
        let mut members = BTreeMap::new();
        for &member in node.map(|node| tree.members(node)).unwrap_or_default() {
            members.insert(tree.key(member).to_owned(), member);
        }
        Self { node, members }
    }

    fn get(&self, name: &str) -> Option<NodeId> {
        self.members.get(name).copied()
    }
}

/// A text of one open part.
pub(super) fn open(name: impl Into<String>) -> Text {
    vec![Part::Open(name.into())]
}

/// A text that is known.
pub(super) fn known(text: impl Into<String>) -> Text {
    vec![Part::Known(text.into())]
}

/// The whole text, when all of it is known.
pub(super) fn as_known(text: &[Part]) -> Option<String> {
    let mut whole = String::new();
    for part in text {
        match part {
            Part::Known(known) => whole.push_str(known),
            Part::Open(_) => return None,
        }
    }
    Some(whole)
}

/// A text with its open parts as placeholders.
pub(super) fn written(text: &[Part]) -> String {
    let mut whole = String::new();
    for part in text {
        match part {
            Part::Known(known) => whole.push_str(known),
            Part::Open(name) => {
                whole.push_str("${");
                // A placeholder ends at its first brace.
                whole.push_str(&name.replace("${", "").replace(['{', '}'], ""));
                whole.push('}');
            }
        }
    }
    whole
}

impl<'a> Reader<'a> {
    pub(super) fn new(tree: &'a mut Tree, choices: &'a Choices) -> Self {
        Self {
            parameters: Section::new(tree, "Parameters"),
            conditions: Section::new(tree, "Conditions"),
            mappings: tree.get(tree.root(), "Mappings"),
            resources: Section::new(tree, "Resources"),
            tree,
            choices,
            assumed: BTreeMap::new(),
            assumed_values: BTreeMap::new(),
        }
    }

    pub(super) fn member(&self, object: Option<NodeId>, key: &str) -> Option<NodeId> {
        self.tree.get(object?, key)
    }

    pub(super) fn condition_node(&self, name: &str) -> Option<NodeId> {
        self.conditions.get(name)
    }

    pub(super) fn condition_nodes(&self) -> Vec<NodeId> {
        self.conditions.node.map_or_else(Vec::new, |conditions| self.tree.members(conditions).to_vec())
    }

    pub(super) fn resource_nodes(&self) -> &[NodeId] {
        self.resources.node.map_or(&[], |resources| self.tree.members(resources))
    }

    pub(super) fn resource(&self, id: &str) -> Option<NodeId> {
        self.resources.get(id)
    }

    /// The parameters of the template.
    pub(super) fn parameters(&self) -> Vec<Parameter> {
        let Some(section) = self.parameters.node else { return Vec::new() };
        let text = |node: NodeId, key: &str| self.scalar(self.tree.get(node, key)?);
        let parameter = |&node: &NodeId| Parameter {
            name: self.tree.key(node).to_owned(),
            kind: text(node, "Type").unwrap_or_default(),
            default: text(node, "Default"),
            description: text(node, "Description"),
            allowed: self.tree.get(node, "AllowedValues").map_or_else(Vec::new, |list| {
                self.tree.elements(list).iter().filter_map(|&value| self.scalar(value)).collect()
            }),
            is_hidden: text(node, "NoEcho").is_some_and(|value| value.eq_ignore_ascii_case("true")),
            node,
        };
        self.tree.members(section).iter().map(parameter).collect()
    }

    /// A scalar as CloudFormation makes a string of it.
    pub(super) fn scalar(&self, node: NodeId) -> Option<String> {
        match self.tree.kind(node) {
            NodeKind::String(scalar) => Some(scalar.value.clone()),
            NodeKind::Number(number) => Some(number.clone()),
            NodeKind::Bool(value) => Some(value.to_string()),
            _ => None,
        }
    }

    /// Any value as a text.
    pub(super) fn text(&self, node: NodeId, depth: usize) -> Text {
        if let Some(text) = self.scalar(node) {
            return known(text);
        }
        match function::call(self.tree, node) {
            Some(call) => match self.outcome(call, depth + 1) {
                Outcome::Text(text) => text,
                Outcome::Node(node) if depth < DEEPEST => self.text(node, depth + 1),
                Outcome::Node(_) | Outcome::List(_) => self.opaque(call),
                Outcome::Nothing => Vec::new(),
            },
            None => match self.tree.kind(node) {
                NodeKind::Null => Vec::new(),
                NodeKind::Dynamic(expression) => open(expression.text.clone()),
                _ => open("…"),
            },
        }
    }

    /// What a call gives.
    pub(super) fn outcome(&self, call: Call, depth: usize) -> Outcome {
        let argument = call.argument;
        if depth > DEEPEST {
            return Outcome::Text(self.opaque(call));
        }
        let elements = self.tree.elements(argument);
        let text = match (call.name, elements) {
            ("Ref", _) => return self.reference(argument),
            ("Fn::GetAtt", _) => self.attribute_of(argument),
            ("Fn::Sub", [template, variables]) => self.substitute(*template, Some(*variables), depth),
            ("Fn::Sub", _) => self.substitute(argument, None, depth),
            ("Fn::Join", [delimiter, list]) => self.join(*delimiter, *list, depth),
            ("Fn::Select", [index, list]) => self.select(*index, *list, depth),
            ("Fn::Split", [delimiter, text]) => match self.split(*delimiter, *text, depth) {
                Some(list) => return Outcome::List(list),
                None => self.opaque(call),
            },
            ("Fn::FindInMap", [map, first, second, ..]) => {
                return self.find_in_map(*map, *first, *second, depth);
            }
            ("Fn::ImportValue", _) => open(format!("ImportValue {}", written(&self.text(argument, depth)))),
            ("Fn::If", [condition, yes, no]) => return self.choose(*condition, *yes, *no, depth),
            _ => self.opaque(call),
        };
        Outcome::Text(text)
    }

    /// A call of which nothing is known but its name, or else where it stands.
    fn opaque(&self, call: Call) -> Text {
        if call.name == "Ref"
            && let Some(name) = self.tree.string(call.argument)
        {
            return open(name);
        }
        open(format!("{} at {}", call.name, self.tree.span(call.argument).start))
    }

    fn reference(&self, argument: NodeId) -> Outcome {
        let name = self.tree.string(argument).unwrap_or_default();
        if name == "AWS::NoValue" {
            return Outcome::Nothing;
        }
        match self.parameter(name) {
            Some((value, true)) => {
                Outcome::List(value.split(',').map(|element| known(element.trim())).collect())
            }
            Some((value, false)) => Outcome::Text(known(value)),
            None => Outcome::Text(self.named(name, None)),
        }
    }

    /// The value of a parameter when it is known, and whether it is a list.
    pub(super) fn parameter(&self, name: &str) -> Option<(String, bool)> {
        let chosen = self.choices.parameters.get(name).cloned();
        let Some(node) = self.parameters.get(name) else {
            return chosen.map(|value| (value, false));
        };
        let kind = self.tree.get(node, "Type").and_then(|kind| self.tree.string(kind)).unwrap_or_default();
        let is_list = kind == "CommaDelimitedList" || kind.starts_with("List<");
        // The default of such a parameter is the name of one of Parameter Store, whose value is not in the text.
        let by_name = kind.starts_with("AWS::SSM::Parameter::Value");
        let default = || self.scalar(self.tree.get(node, "Default")?);
        chosen
            .or_else(|| default().filter(|_| self.choices.defaults && !by_name))
            .map(|value| (value, is_list))
    }

    /// A name of the template where a text is wanted: a parameter, a pseudo parameter, a resource or an attribute of one.
    pub(super) fn named(&self, name: &str, attribute: Option<&str>) -> Text {
        if attribute.is_none()
            && let Some((value, _)) = self.parameter(name)
        {
            return known(value);
        }
        self.of_resource(name, attribute).unwrap_or_else(|| match attribute {
            Some(attribute) => open(format!("{name}.{attribute}")),
            None => open(name),
        })
    }

    /// `Resource.Attribute`, or a list of both.
    fn attribute_of(&self, argument: NodeId) -> Text {
        let parts: Vec<String> = match self.tree.string(argument) {
            Some(text) => vec![text.to_owned()],
            None => {
                self.tree.elements(argument).iter().map(|&part| written(&self.text(part, DEEPEST))).collect()
            }
        };
        let whole = parts.join(".");
        let (name, attribute) = whole.split_once('.').unwrap_or((&whole, ""));
        self.named(name, Some(attribute))
    }

    /// A template with `${Name}`, `${Resource.Attribute}` and `${!Literal}`.
    fn substitute(&self, template: NodeId, variables: Option<NodeId>, depth: usize) -> Text {
        let Some(mut rest) = self.tree.string(template) else { return self.text(template, depth) };
        let mut parts = Vec::new();
        while let Some((before, after)) = rest.split_once("${") {
            parts.push(Part::Known(before.to_owned()));
            let Some((name, behind)) = after.split_once('}') else {
                parts.push(Part::Known(format!("${{{after}")));
                return parts;
            };
            if let Some(literal) = name.strip_prefix('!') {
                parts.push(Part::Known(format!("${{{literal}}}")));
            } else if let Some(value) = self.member(variables, name.trim()) {
                parts.extend(self.text(value, depth + 1));
            } else {
                let (name, attribute) =
                    name.trim().split_once('.').map_or((name.trim(), None), |(id, rest)| (id, Some(rest)));
                parts.extend(self.named(name, attribute));
            }
            rest = behind;
        }
        parts.push(Part::Known(rest.to_owned()));
        parts
    }

    fn join(&self, delimiter: NodeId, list: NodeId, depth: usize) -> Text {
        let delimiter = self.scalar(delimiter).unwrap_or_default();
        let texts = match self.texts(list, depth) {
            Some(texts) => texts,
            None => vec![self.text(list, depth + 1)],
        };
        let mut joined = Vec::new();
        for (index, text) in texts.into_iter().enumerate() {
            if index > 0 {
                joined.push(Part::Known(delimiter.clone()));
            }
            joined.extend(text);
        }
        joined
    }

    /// The elements of a list, when it is written out or given by a function whose list is known.
    pub(super) fn texts(&self, list: NodeId, depth: usize) -> Option<Vec<Text>> {
        if let Some(call) = function::call(self.tree, list) {
            return match self.outcome(call, depth + 1) {
                Outcome::List(texts) => Some(texts),
                Outcome::Node(node) if depth < DEEPEST => self.texts(node, depth + 1),
                _ => None,
            };
        }
        let NodeKind::Array(elements) = self.tree.kind(list) else { return None };
        let there = elements.iter().filter(|&&element| !function::is_no_value(self.tree, element));
        Some(there.map(|&element| self.text(element, depth + 1)).collect())
    }

    fn select(&self, index: NodeId, list: NodeId, depth: usize) -> Text {
        let number = as_known(&self.text(index, depth)).and_then(|index| index.trim().parse::<usize>().ok());
        let element = number.zip(self.texts(list, depth)).and_then(|(index, list)| list.get(index).cloned());
        element.unwrap_or_else(|| match self.text(list, depth).as_slice() {
            [Part::Open(name)] => {
                open(format!("{name}[{}]", number.map_or_else(|| "…".to_owned(), |index| index.to_string())))
            }
            _ => open(format!("Fn::Select at {}", self.tree.span(list).start)),
        })
    }

    /// The pieces of a text. An open part could hold the delimiter too, so where there is none outside of it nothing is said.
    fn split(&self, delimiter: NodeId, text: NodeId, depth: usize) -> Option<Vec<Text>> {
        let delimiter = self.scalar(delimiter).filter(|delimiter| !delimiter.is_empty())?;
        let text = self.text(text, depth);
        let mut pieces = vec![Vec::new()];
        for part in text {
            let Part::Known(known) = part else {
                pieces.last_mut()?.push(part);
                continue;
            };
            for (index, piece) in known.split(delimiter.as_str()).enumerate() {
                if index > 0 {
                    pieces.push(Vec::new());
                }
                pieces.last_mut()?.push(Part::Known(piece.to_owned()));
            }
        }
        (pieces.len() > 1 || as_known(pieces.first()?).is_some()).then_some(pieces)
    }

    fn find_in_map(&self, map: NodeId, first: NodeId, second: NodeId, depth: usize) -> Outcome {
        let names = [map, first, second].map(|node| self.text(node, depth));
        let found = self.mappings.and_then(|mappings| {
            names.iter().try_fold(mappings, |node, name| self.tree.get(node, &as_known(name)?))
        });
        match found {
            Some(node) => Outcome::Node(node),
            None => {
                let names = names.map(|name| written(&name));
                Outcome::Text(open(format!("FindInMap {}", names.join("."))))
            }
        }
    }
}
