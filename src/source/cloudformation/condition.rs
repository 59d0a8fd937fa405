//! Which conditions hold, as far as that follows from what is chosen.

use super::function::{self, Call};
use super::value::{Outcome, Reader, Text, as_known, known, open, written};
use super::{Condition, DEEPEST};
use crate::syntax::NodeId;

/// What a condition is judged by.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Basis {
    /// What is chosen.
    Chosen,
    /// That, and the branches that were taken for want of a choice.
    Assumed,
}

impl Reader<'_> {
    /// The conditions of the template.
    pub(super) fn conditions(&self) -> Vec<Condition> {
        let condition = |node: NodeId| {
            let name = self.tree.key(node).to_owned();
            let holds = self.holds(&name, Basis::Chosen, 0);
            let assumed = self.assumed.get(&name).copied();
            Condition { holds, assumed: assumed.filter(|_| holds.is_none()), name, node }
        };
        self.condition_nodes().into_iter().map(condition).collect()
    }

    /// Does a condition hold? Nothing when that is not decided.
    pub(super) fn holds(&self, name: &str, basis: Basis, depth: usize) -> Option<bool> {
        if let Some(chosen) = self.choices.conditions.get(name) {
            return Some(*chosen);
        }
        let assumed = || self.assumed.get(name).copied();
        match basis {
            Basis::Assumed if let Some(value) = assumed() => Some(value),
            _ => self.is_true(self.condition_node(name)?, basis, depth + 1),
        }
    }

    /// The value of a condition function.
    fn is_true(&self, node: NodeId, basis: Basis, depth: usize) -> Option<bool> {
        if depth > DEEPEST {
            return None;
        }
        let call = function::call(self.tree, node)?;
        let elements = self.tree.elements(call.argument);
        let of = |&element: &NodeId| self.is_true(element, basis, depth + 1);
        match (call.name, elements) {
            ("Condition", _) => self.holds(self.tree.string(call.argument)?, basis, depth + 1),
            ("Fn::Not", [element]) => of(element).map(|value| !value),
            ("Fn::And", _) => all(&mut elements.iter().map(of), false),
            ("Fn::Or", _) => all(&mut elements.iter().map(of), true),
            ("Fn::Equals", [first, second]) => {
                let text = |node: NodeId| as_known(&self.text_on(node, basis, depth));
                Some(text(*first)? == text(*second)?)
            }
            _ => None,
        }
    }

    /// What `Fn::If` gives where a text is wanted.
    pub(super) fn choose(&self, condition: NodeId, yes: NodeId, no: NodeId, depth: usize) -> Outcome {
        let name = self.tree.string(condition).unwrap_or_default();
        if let Some(holds) = self.holds(name, Basis::Chosen, depth) {
            return self.branch(if holds { yes } else { no });
        }
        if function::is_no_value(self.tree, yes) && function::is_no_value(self.tree, no) {
            return Outcome::Nothing;
        }
        let is_text =
            |node: NodeId| !function::is_content(self.tree, node) && !function::is_no_value(self.tree, node);
        if is_text(yes) && is_text(no) {
            let text = self.text(yes, depth + 1);
            if text == self.text(no, depth + 1) {
                return Outcome::Text(text);
            }
        }
        let branch = |node: NodeId| brief(&written(&self.text(node, depth + 1)));
        Outcome::Text(open(format!("If {name}: {} else {}", branch(yes), branch(no))))
    }

    /// A branch that was chosen.
    pub(super) fn branch(&self, node: NodeId) -> Outcome {
        if function::is_no_value(self.tree, node) { Outcome::Nothing } else { Outcome::Node(node) }
    }

    /// The parts of a call of `Fn::If`: condition, branches.
    pub(super) fn branches(&self, call: Call) -> Option<(String, NodeId, NodeId)> {
        match (call.name, self.tree.elements(call.argument)) {
            ("Fn::If", [condition, yes, no]) => Some((self.tree.string(*condition)?.to_owned(), *yes, *no)),
            _ => None,
        }
    }

    /// Like [`Reader::text`], on a basis.
    fn text_on(&self, node: NodeId, basis: Basis, depth: usize) -> Text {
        let name = self.referenced(node).filter(|_| basis == Basis::Assumed);
        let assumed = name.and_then(|name| self.assumed_values.get(name));
        assumed.map_or_else(|| self.text(node, depth), |value| known(value.as_str()))
    }

    /// The name that a node refers to.
    pub(super) fn referenced(&self, node: NodeId) -> Option<&str> {
        let call = function::call(self.tree, node).filter(|call| call.name == "Ref")?;
        self.tree.string(call.argument)
    }
}

/// A text of which only the beginning is shown; two different ones stay different.
fn brief(text: &str) -> String {
    const SHOWN: usize = 60;
    let plain: String =
        text.chars().filter(|character| !matches!(character, '{' | '}' | '$' | '\n')).collect();
    if plain.len() <= SHOWN {
        return plain;
    }
    let sum = text.bytes().fold(0u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(u32::from(byte)));
    format!("{}… ({sum})", plain.get(..plain.floor_char_boundary(SHOWN)).unwrap_or_default())
}

/// Three-valued: `decisive` if one is, nothing if one is open, else the other.
fn all(values: &mut dyn Iterator<Item = Option<bool>>, decisive: bool) -> Option<bool> {
    let mut is_open = false;
    for value in values {
        match value {
            Some(value) if value == decisive => return Some(decisive),
            Some(_) => {}
            None => is_open = true,
        }
    }
    if is_open { None } else { Some(!decisive) }
}
