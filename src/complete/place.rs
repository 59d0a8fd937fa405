//! The meaning of a place: what the object is that a key is typed into, or the member whose value is.

use super::caret::{self, Caret, MARKER, Part};
use crate::analysis::{self, LONGEST_TEXT, Options};
use crate::model::adapt::TASK;
use crate::model::decode::Type;
use crate::model::structures;
use crate::source::{Dialect, Located};
use crate::syntax::{self, Document, Language, NodeId, NodeKind, Tree};
use crate::text::Span;

/// A place that is understood.
pub(super) struct Place<'a> {
    pub options: &'a Options,
    /// The text with a marker in the place of the caret, as it was read.
    pub document: Document,
    pub caret: Caret,
    /// The task definition.
    pub task: NodeId,
    /// The object that a key is typed into, or the value that is typed.
    pub node: NodeId,
    /// What that is.
    pub kind: Type,
    /// The nearest member around it: structure, member.
    pub owner: (&'static str, &'static str),
}

impl Place<'_> {
    /// What a choice replaces: the word, and its closing quote, which a choice writes itself.
    pub(super) fn replaced(&self) -> Span {
        let Span { start, end } = self.caret.word;
        Span::new(start, end + u32::from(self.caret.closing.is_some()))
    }
}

/// Finds what an offset means.
pub(super) fn find<'a>(text: &str, offset: usize, options: &'a Options) -> Option<Place<'a>> {
    if text.len() > LONGEST_TEXT {
        return None;
    }
    let language = options.language.unwrap_or_else(|| syntax::detect::language(text));
    let mut caret = caret::caret(text, offset, language)?;
    let (document, located) =
        analysis::read(&caret.marked, &Options { language: Some(language), ..options.clone() });
    let tree = &document.tree;
    let (task, marked) = tasks(&located, &document).into_iter().find_map(|task| {
        let is_marked =
            |&node: &NodeId| tree.written_key(node) == MARKER || tree.string(node) == Some(MARKER);
        Some((task, tree.descendants(task).into_iter().find(is_marked)?))
    })?;
    let is_key = tree.written_key(marked) == MARKER;
    let mut node = if is_key { tree.node(marked).parent? } else { marked };
    let kind = type_of(tree, task, node)?;
    if caret.part == Part::Either {
        // A single word that is no member of an object: the value that stands there alone.
        let is_object = matches!(kind, Type::Structure(_) | Type::Map);
        caret.part = if is_object { Part::Key } else { Part::Value };
    } else if is_key != (caret.part == Part::Key) {
        return None;
    }
    if caret.part == Part::Value && is_key {
        node = tree.node(marked).parent?;
    }
    let owner = owner(tree, task, node)?;
    Some(Place { options, caret, task, node, kind, owner, document })
}

/// The task definitions; an object of which nothing is known yet may become one.
fn tasks(located: &Located, document: &Document) -> Vec<NodeId> {
    let root = document.tree.root();
    let is_open = located.dialect == Dialect::Unknown
        && document.language != Language::Hcl
        && matches!(document.tree.kind(root), NodeKind::Object(_));
    if is_open { vec![root] } else { located.targets.iter().map(|target| target.node).collect() }
}

/// The nodes from a task definition down to a node, that one included.
fn path(tree: &Tree, task: NodeId, node: NodeId) -> Option<Vec<NodeId>> {
    let mut path = vec![node];
    while let Some(&last) = path.last().filter(|last| **last != task) {
        path.push(tree.node(last).parent?);
    }
    path.reverse();
    Some(path)
}

/// What the model says that a node is.
pub(super) fn type_of(tree: &Tree, task: NodeId, node: NodeId) -> Option<Type> {
    let mut kind = Type::Structure(TASK);
    for &step in path(tree, task, node)?.iter().skip(1) {
        kind = match kind {
            Type::Structure(name) => structures::find(name)?.member(tree.key(step))?,
            Type::List(element) => *element,
            Type::Map => Type::String,
            _ => return None,
        };
    }
    Some(kind)
}

/// The nearest member around a node, itself included: structure and name. For the task definition itself, no member.
pub(super) fn owner(tree: &Tree, task: NodeId, node: NodeId) -> Option<(&'static str, &'static str)> {
    for &step in path(tree, task, node)?.iter().rev() {
        let Some(parent) = tree.node(step).parent.filter(|_| step != task) else { break };
        if let Some(Type::Structure(name)) = type_of(tree, task, parent) {
            let shape = structures::find(name)?;
            let (member, ..) = shape.members.iter().find(|(member, ..)| *member == tree.key(step))?;
            return Some((shape.name, member));
        }
    }
    Some((TASK, ""))
}
