//! Writes the task definitions of a text in another form: for RegisterTaskDefinition, CloudFormation or Terraform; with a note on
//! what could not be carried.
//!
//! What is carried is what the analysis knows in the terms of the API. Text that another tool fills in becomes what the other
//! form has for it: a parameter, a variable, or the placeholder as it was.

mod carry;
mod cloudformation;
mod terraform;

use serde_json::Value;

use crate::analysis::{Analysis, TaskAnalysis};
use crate::model::adapt;
use crate::source::Dialect;
use crate::syntax::{Language, NodeId, rewrite};
use carry::{Carried, Part};

/// The forms that a text can be converted to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The input of `aws ecs register-task-definition`; a list, when there are several.
    Register,
    /// A CloudFormation template in JSON.
    CloudFormationJson,
    /// A CloudFormation template in YAML.
    CloudFormationYaml,
    /// A Terraform module.
    Terraform,
}

impl Format {
    /// All formats by their names in the API.
    pub const ALL: &'static [(&'static str, Self)] = &[
        ("register", Self::Register),
        ("cloudformation-json", Self::CloudFormationJson),
        ("cloudformation-yaml", Self::CloudFormationYaml),
        ("terraform", Self::Terraform),
    ];

    /// The language that it is written in.
    pub fn language(self) -> Language {
        match self {
            Self::Register | Self::CloudFormationJson => Language::Json,
            Self::CloudFormationYaml => Language::Yaml,
            Self::Terraform => Language::Hcl,
        }
    }
}

/// A text in another form.
#[derive(Clone, Debug, PartialEq)]
pub struct Converted {
    /// The text.
    pub text: String,
    /// What was not carried, or not as it was.
    pub notes: Vec<Note>,
}

/// What was not carried, or not as it was.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// One sentence without full stop.
    pub message: String,
    /// Where it stood in the text, when it is one place.
    pub node: Option<NodeId>,
}

/// Writes the task definitions of a text in another form. Nothing where there are none.
pub fn convert(analysis: &Analysis, format: Format) -> Option<Converted> {
    convert_these(analysis, &analysis.tasks, format)
}

/// One task definition of a text in another form.
pub fn convert_one(analysis: &Analysis, task: usize, format: Format) -> Option<Converted> {
    convert_these(analysis, std::slice::from_ref(analysis.tasks.get(task)?), format)
}

fn convert_these(analysis: &Analysis, tasks: &[TaskAnalysis], format: Format) -> Option<Converted> {
    if tasks.is_empty() {
        return None;
    }
    let mut notes = Vec::new();
    let tasks: Vec<Carried> = tasks.iter().map(|task| Carried::new(analysis, task, &mut notes)).collect();
    lost(analysis, &mut notes);
    let text = match format {
        Format::Register => register(&tasks, &mut notes),
        Format::CloudFormationJson => pretty(&cloudformation::template(&tasks, &mut notes)),
        Format::CloudFormationYaml => rewrite::yaml(&cloudformation::template(&tasks, &mut notes), 2) + "\n",
        Format::Terraform => terraform::module(&tasks, analysis, &mut notes),
    };
    Some(Converted { text, notes })
}

/// What is not carried in any form.
fn lost(analysis: &Analysis, notes: &mut Vec<Note>) {
    let mut note = |message: String| notes.push(Note { message, node: None });
    if !analysis.document.errors.is_empty() {
        note("the text has syntax errors; what could not be read is left out".to_owned());
    }
    if !analysis.document.tree.comments.is_empty() {
        note("comments are left out".to_owned());
    }
    let tree = &analysis.document.tree;
    let is_whole = analysis.tasks.iter().any(|task| !tree.is_computed(task.target.node));
    if is_whole && matches!(analysis.located.dialect, Dialect::CloudFormation | Dialect::Terraform) {
        note("only the task definitions are carried, not what stands beside them".to_owned());
    }
    let conditions = analysis.located.template.iter().flat_map(|template| &template.conditions);
    for condition in conditions {
        if let Some(branch) = condition.assumed {
            let name = &condition.name;
            note(format!("the condition `{name}` is taken as {branch}; choose it to get the other branch"));
        }
    }
}

fn register(tasks: &[Carried], notes: &mut Vec<Note>) -> String {
    let mut open: Vec<String> = Vec::new();
    let mut text = |parts: &[Part]| {
        let mut whole = String::new();
        for part in parts {
            match part {
                Part::Known(known) => whole.push_str(known),
                Part::Open(name) => {
                    let written = carry::as_placeholder(name);
                    whole.push_str(&written);
                    if !open.contains(&written) {
                        open.push(written);
                    }
                }
            }
        }
        Value::from(whole)
    };
    let mut values: Vec<Value> = tasks.iter().map(|task| task.value(&mut text)).collect();
    if !open.is_empty() {
        let more = if open.len() > 5 { ", …" } else { "" };
        open.truncate(5);
        let message = format!("fill in before you register it: `{}`{more}", open.join("`, `"));
        notes.push(Note { message, node: None });
    }
    match values.len() {
        1 => pretty(&values.remove(0)),
        _ => pretty(&Value::Array(values)),
    }
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}

/// The name of a resource: letters and digits of its name in the text, of its family, or a word.
fn resource_name(task: &Carried, separator: &str) -> String {
    let known = |name: &&str| name.chars().any(|character| character.is_ascii_alphanumeric());
    let name = [task.name.as_deref(), task.family.as_deref()].into_iter().flatten().find(known);
    let words = carry::words(name.unwrap_or("task definition"));
    if separator.is_empty() {
        return words.iter().map(|word| carry::capitalised(word)).collect();
    }
    let name = words.join(separator).to_ascii_lowercase();
    if name.starts_with(|first: char| first.is_ascii_digit()) { format!("task_{name}") } else { name }
}

/// The structure that a task definition is.
const TASK: &str = adapt::TASK;
