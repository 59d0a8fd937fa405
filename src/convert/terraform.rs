//! A Terraform module: open parts become variables, unless they are expressions of Terraform already.

use serde_json::{Map, Value};

use super::carry::{Carried, Item, Part, inside, pseudo, words};
use super::{Note, TASK, resource_name};
use crate::analysis::Analysis;
use crate::model::decode::Type;
use crate::model::structures;
use crate::source::{names, terraform};
use crate::syntax::Language;
use crate::syntax::print::hcl;

/// What Terraform has for pseudo parameters: the data source and its attribute.
const PSEUDO: [(&str, &str, &str); 4] = [
    ("AWS::Partition", "aws_partition", "partition"),
    ("AWS::Region", "aws_region", "name"),
    ("AWS::AccountId", "aws_caller_identity", "account_id"),
    ("AWS::URLSuffix", "aws_partition", "dns_suffix"),
];

const INDENT: &str = "  ";

pub(super) fn module(tasks: &[Carried], analysis: &Analysis, notes: &mut Vec<Note>) -> String {
    let mut writer = Writer {
        is_module: analysis.document.language == Language::Hcl,
        variables: Vec::new(),
        data: Vec::new(),
    };
    let mut names: Vec<String> = Vec::new();
    let mut resources = Vec::new();
    for task in tasks {
        let mut name = resource_name(task, "_");
        while names.contains(&name) {
            name.push_str("_2");
        }
        let body = writer.body(TASK, &task.members, INDENT);
        let head = format!("resource \"{}\" \"{name}\"", terraform::TASK_DEFINITION);
        resources.push(format!("{head} {{\n{body}\n}}\n"));
        names.push(name);
    }
    let declared = writer.variables.iter().map(|(_, name)| format!("variable \"{name}\" {{}}\n"));
    let data = writer.data.iter().map(|kind| format!("data \"{kind}\" \"current\" {{}}\n"));
    let blocks: Vec<String> = declared.chain(data).chain(resources).collect();
    if !writer.variables.is_empty() {
        let names: Vec<&str> = writer.variables.iter().map(|(_, name)| name.as_str()).take(5).collect();
        let more = if writer.variables.len() > 5 { ", …" } else { "" };
        let message =
            format!("what was filled in elsewhere is now a variable: `{}`{more}", names.join("`, `"));
        notes.push(Note { message, node: None });
    }
    blocks.join("\n")
}

struct Writer {
    /// Are open parts expressions of Terraform?
    is_module: bool,
    /// Open parts, and the variables that stand for them.
    variables: Vec<(String, String)>,
    /// Data sources that are needed.
    data: Vec<&'static str>,
}

impl Writer {
    /// The lines of a block: its attributes, then the blocks in it.
    fn body(&mut self, structure: &str, members: &[(String, Item)], indent: &str) -> String {
        let mut attributes: Vec<(String, String)> = Vec::new();
        let mut blocks: Vec<String> = Vec::new();
        for (member, item) in members {
            let kind = structures::find(structure).and_then(|shape| shape.member(member));
            let name =
                kind.map_or_else(|| names::with_underscores(member), |_| names::terraform(structure, member));
            match (kind, item) {
                (_, item) if member == "containerDefinitions" => {
                    let value = self.value(item, indent);
                    let is_open = matches!(item, Item::Text(_));
                    attributes.push((name, if is_open { value } else { format!("jsonencode({value})") }));
                }
                (Some(_), Item::List(pairs)) if member == "tags" || member == "properties" => {
                    attributes.push((name, self.map(pairs, indent)));
                }
                (Some(Type::List(Type::Structure(inner))), Item::List(items)) => {
                    for item in items {
                        blocks.extend(self.block(&name, inner, item, indent));
                    }
                }
                // The one object that Terraform writes as a path.
                (Some(Type::Structure("HostVolumeProperties")), Item::Object(host)) => {
                    for (_, path) in host.iter().filter(|(key, _)| key == "sourcePath") {
                        attributes.push(("host_path".to_owned(), self.value(path, indent)));
                    }
                }
                (Some(Type::Structure(inner)), Item::Object(_)) => {
                    blocks.extend(self.block(&name, inner, item, indent));
                }
                _ => attributes.push((name, self.value(item, indent))),
            }
        }
        let mut lines = hcl::attributes(&attributes, indent);
        for block in blocks {
            if !lines.is_empty() {
                lines.push(String::new());
            }
            lines.push(block);
        }
        lines.join("\n")
    }

    fn block(&mut self, name: &str, structure: &str, item: &Item, indent: &str) -> Option<String> {
        let Item::Object(members) = item else { return None };
        let body = self.body(structure, members, &format!("{indent}{INDENT}"));
        Some(format!("{indent}{name} {{\n{body}\n{indent}}}"))
    }

    /// A list of pairs as the map that Terraform has for it.
    fn map(&mut self, pairs: &[Item], indent: &str) -> String {
        let mut map = Map::new();
        for pair in pairs {
            let Item::Object(members) = pair else { continue };
            let part = |keys: &[&str]| members.iter().find(|(key, _)| keys.contains(&key.as_str()));
            let Some((_, Item::Text(key))) = part(&["key", "name"]) else { continue };
            let value = part(&["value"]).map(|(_, value)| self.json(value)).unwrap_or_default();
            map.insert(self.text(key), value);
        }
        hcl::value(&Value::Object(map), indent, INDENT, "\n")
    }

    fn value(&mut self, item: &Item, indent: &str) -> String {
        hcl::value(&self.json(item), indent, INDENT, "\n")
    }

    fn json(&mut self, item: &Item) -> Value {
        item.value(&mut |parts| Value::from(self.text(parts)))
    }

    /// A text as a template of HCL, before it is put in quotes.
    fn text(&mut self, parts: &[Part]) -> String {
        let mut text = String::new();
        for part in parts {
            match part {
                Part::Known(known) => text.push_str(&known.replace("${", "$${").replace("%{", "%%{")),
                Part::Open(open) => text.push_str(&format!("${{{}}}", self.expression(open))),
            }
        }
        text
    }

    /// The expression for an open part.
    fn expression(&mut self, open: &str) -> String {
        if let Some((_, source, attribute)) =
            pseudo(open).and_then(|name| PSEUDO.iter().find(|(pseudo, ..)| *pseudo == name))
        {
            if !self.data.contains(source) {
                self.data.push(source);
            }
            return format!("data.{source}.current.{attribute}");
        }
        if self.is_module && !open.contains("RandomSuffix") {
            let inner = open.strip_prefix("${").and_then(|inner| inner.strip_suffix('}'));
            return inner.unwrap_or(open).trim().to_owned();
        }
        if let Some((_, name)) = self.variables.iter().find(|(other, _)| other == open) {
            return format!("var.{name}");
        }
        let inside = inside(open);
        let plain = inside.strip_prefix("var.").unwrap_or(inside);
        let mut name = words(plain).join("_").to_ascii_lowercase();
        name.truncate(64);
        if name.starts_with(|first: char| first.is_ascii_digit()) {
            name.insert_str(0, "value_");
        }
        while self.variables.iter().any(|(_, other)| *other == name) {
            name.push_str("_2");
        }
        self.variables.push((open.to_owned(), name.clone()));
        format!("var.{name}")
    }
}
