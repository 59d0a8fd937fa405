//! What the model says about the member at a place.

use super::place::{owner, type_of};
use crate::analysis::Analysis;
use crate::facts::Source;
use crate::facts::sources::API_MODEL;
use crate::model::decode::Type;
use crate::model::structures;
use crate::text::Span;

/// A member, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// Where its key stands.
    pub span: Span,
    /// Its name in the API.
    pub member: &'static str,
    /// What it is: `a list of PortMapping, optional`
    pub summary: String,
    /// The words that it may be; empty where any may be.
    pub words: &'static [&'static str],
    /// Where it can be read.
    pub source: &'static Source,
}

/// The member whose key is at an offset.
pub fn about(analysis: &Analysis, offset: u32) -> Option<About> {
    let tree = &analysis.document.tree;
    let node = tree.node_at(offset);
    if tree.node(node).key.is_none() || !tree.key_span(node).touches(offset) {
        return None;
    }
    let span = tree.key_span(node);
    let task = analysis
        .tasks
        .iter()
        .map(|task| task.target.node)
        .find(|&task| tree.ancestors(node).any(|above| above == task))?;
    let kind = type_of(tree, task, node)?;
    let (structure, member) = owner(tree, task, node)?;
    if tree.key(node) != member {
        return None;
    }
    let shape = structures::find(structure)?;
    let (.., required) = shape.members.iter().find(|(name, ..)| *name == member)?;
    let what = match kind {
        Type::List(Type::Structure(name)) => ["a list of ", name].concat(),
        Type::Structure(name) => name.to_owned(),
        _ => kind.title().to_owned(),
    };
    let words = match kind {
        Type::Enum(_, words) => words,
        Type::List(Type::Enum(_, words)) => *words,
        _ => &[],
    };
    let need = if *required { ", required" } else { ", optional" };
    Some(About { span, member, summary: [&what, need].concat(), words, source: &API_MODEL })
}
