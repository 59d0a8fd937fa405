//! Where in a document are task definitions, and what is the document otherwise?

pub mod cloudformation;
pub mod dialect;
pub mod names;
pub mod recognise;
pub mod terraform;

pub use cloudformation::{Choices, Template};
pub use dialect::Dialect;
pub use recognise::locate;

use crate::syntax::NodeId;

/// What a document was found to be.
#[derive(Clone, Debug)]
pub struct Located {
    /// The kind of document.
    pub dialect: Dialect,
    /// The task definitions in it: none, one or many.
    pub targets: Vec<Target>,
    /// What a template says beside them.
    pub template: Option<Template>,
    /// The placeholders in the task definitions, in the order of the text. A template of CloudFormation has parameters instead.
    pub placeholders: Vec<Placeholder>,
}

/// Text that another tool replaces before ECS sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placeholder {
    /// As written: `${cpu}`, `<IMAGE1_NAME>`, `var.memory`.
    pub text: String,
    /// How often it stands in the text.
    pub count: usize,
    /// Where it stands first.
    pub node: NodeId,
}

impl Located {
    /// A document without task definitions.
    pub fn nothing(dialect: Dialect) -> Self {
        Self { dialect, targets: Vec::new(), template: None, placeholders: Vec::new() }
    }
}

/// One task definition in a document.
#[derive(Clone, Debug)]
pub struct Target {
    /// The object that holds its members.
    pub node: NodeId,
    /// How its members are spelled.
    pub dialect: Dialect,
    /// The wrapper around it, when there is one: `{"taskDefinition": …, "tags": …}`.
    pub wrapper: Option<NodeId>,
    /// What it is called where there are several: its logical id in a template.
    pub name: Option<String>,
}
