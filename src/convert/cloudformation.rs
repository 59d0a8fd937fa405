//! A CloudFormation template: open parts become parameters.

use serde_json::{Map, Value, json};

use super::carry::{Carried, Item, Part, capitalised, inside, pseudo, words};
use super::{Note, TASK, resource_name};
use crate::model::adapt;
use crate::source::cloudformation::TASK_DEFINITION;

pub(super) fn template(tasks: &[Carried], notes: &mut Vec<Note>) -> Value {
    let mut parameters: Vec<(String, String)> = Vec::new();
    let mut resources = Map::new();
    for task in tasks {
        for (key, item) in &task.members {
            let open = matches!(item, Item::Text(parts) if matches!(parts.as_slice(), [Part::Open(_)]));
            if open && matches!(key.as_str(), "containerDefinitions" | "volumes" | "requiresCompatibilities")
            {
                let message =
                    format!("`{key}` is made elsewhere; write it out, a parameter cannot stand for it");
                notes.push(Note { message, node: None });
            }
        }
        let mut text = |parts: &[Part]| written(parts, &mut parameters);
        let properties = adapt::in_cloudformation(TASK, &task.value(&mut text));
        let mut name = resource_name(task, "");
        while resources.contains_key(&name) {
            name.push('2');
        }
        resources.insert(name, json!({ "Type": TASK_DEFINITION, "Properties": properties }));
    }
    let mut template = Map::new();
    template.insert("AWSTemplateFormatVersion".to_owned(), Value::from("2010-09-09"));
    if !parameters.is_empty() {
        let names: Vec<&str> = parameters.iter().map(|(_, name)| name.as_str()).take(5).collect();
        let more = if parameters.len() > 5 { ", …" } else { "" };
        let message =
            format!("what was filled in elsewhere is now a parameter: `{}`{more}", names.join("`, `"));
        notes.push(Note { message, node: None });
        let declared = |(_, name): &(String, String)| (name.clone(), json!({ "Type": "String" }));
        template.insert("Parameters".to_owned(), Value::Object(parameters.iter().map(declared).collect()));
    }
    template.insert("Resources".to_owned(), Value::Object(resources));
    Value::Object(template)
}

/// A text as a string, `Ref` or `Fn::Sub`.
fn written(parts: &[Part], parameters: &mut Vec<(String, String)>) -> Value {
    let is_known = |part: &Part| matches!(part, Part::Known(_));
    if parts.iter().all(is_known) {
        let text = parts.iter().map(|part| match part {
            Part::Known(text) | Part::Open(text) => text.as_str(),
        });
        return Value::from(text.collect::<String>());
    }
    if let [Part::Open(open)] = parts {
        return json!({ "Ref": name(open, parameters) });
    }
    let mut text = String::new();
    for part in parts {
        match part {
            Part::Known(known) => text.push_str(&known.replace("${", "${!")),
            Part::Open(open) => text.push_str(&format!("${{{}}}", name(open, parameters))),
        }
    }
    json!({ "Fn::Sub": text })
}

/// The pseudo parameter or parameter for an open part.
fn name(open: &str, parameters: &mut Vec<(String, String)>) -> String {
    if let Some(name) = pseudo(open) {
        return name.to_owned();
    }
    if let Some((_, name)) = parameters.iter().find(|(other, _)| other == open) {
        return name.clone();
    }
    let inside = inside(open);
    let plain = inside.strip_prefix("var.").or_else(|| inside.strip_prefix("local.")).unwrap_or(inside);
    let mut name: String = words(plain).iter().map(|word| capitalised(word)).collect();
    name.truncate(64);
    while parameters.iter().any(|(_, other)| *other == name) {
        name.push('2');
    }
    parameters.push((open.to_owned(), name.clone()));
    name
}
