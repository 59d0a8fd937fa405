//! Which branch of an `Fn::If` is read when nobody has chosen: the one that has content, so that it is looked at at all.
//!
//! All branches that are read must go together: of two containers under opposite conditions only one is ever there. So taking
//! a branch assumes its condition for the rest of the template, and what follows from it.

use super::DEEPEST;
use super::condition::Basis;
use super::function::{self, Call};
use super::value::{Outcome, Reader, as_known};
use crate::syntax::NodeId;

impl Reader<'_> {
    /// The branch of an `Fn::If` whose branches are objects or lists. Nothing where texts are to choose from.
    pub(super) fn assume(&mut self, call: Call) -> Option<Outcome> {
        let (name, yes, no) = self.branches(call)?;
        let content = |reader: &Self, node: NodeId| reader.has_content(node, 0);
        let (of_yes, of_no) = (content(self, yes), content(self, no));
        if !of_yes && !of_no {
            return None;
        }
        let holds = match self.holds(&name, Basis::Assumed, 0) {
            Some(holds) => holds,
            None => {
                self.suppose(&name, of_yes, 0);
                of_yes
            }
        };
        Some(self.branch(if holds { yes } else { no }))
    }

    /// Is there something to read in a branch, if only in one of its own branches?
    fn has_content(&self, node: NodeId, depth: usize) -> bool {
        if function::is_content(self.tree, node) {
            return true;
        }
        let inner = function::call(self.tree, node).and_then(|call| self.branches(call));
        inner.is_some_and(|(_, yes, no)| {
            depth < DEEPEST && (self.has_content(yes, depth + 1) || self.has_content(no, depth + 1))
        })
    }

    /// Takes a condition to hold, or not to, and what follows from that.
    fn suppose(&mut self, name: &str, value: bool, depth: usize) {
        if depth > DEEPEST || self.assumed.contains_key(name) {
            return;
        }
        self.assumed.insert(name.to_owned(), value);
        if let Some(node) = self.condition_node(name) {
            self.follow(node, value, depth + 1);
        }
    }

    fn follow(&mut self, node: NodeId, value: bool, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        let Some(call) = function::call(self.tree, node) else { return };
        let elements = self.tree.elements(call.argument).to_vec();
        match (call.name, elements.as_slice()) {
            ("Condition", _) => {
                if let Some(name) = self.tree.string(call.argument).map(str::to_owned) {
                    self.suppose(&name, value, depth + 1);
                }
            }
            ("Fn::Not", [element]) => self.follow(*element, !value, depth + 1),
            // All hold, or none does.
            ("Fn::And", _) if value => {
                elements.iter().for_each(|&element| self.follow(element, true, depth + 1));
            }
            ("Fn::Or", _) if !value => {
                elements.iter().for_each(|&element| self.follow(element, false, depth + 1));
            }
            ("Fn::Equals", [first, second]) => self.equate(*first, *second, value),
            _ => {}
        }
    }

    /// `Ref` of a parameter equals a word: then that is its value. Where it does not, only a switch has another one.
    fn equate(&mut self, first: NodeId, second: NodeId, value: bool) {
        let (name, other) = match (self.referenced(first), self.referenced(second)) {
            (Some(name), None) => (name.to_owned(), second),
            (None, Some(name)) => (name.to_owned(), first),
            _ => return,
        };
        let Some(word) = as_known(&self.text(other, 0)) else { return };
        let word = match (value, word.as_str()) {
            (true, _) => word,
            (false, "true") => "false".to_owned(),
            (false, "false") => "true".to_owned(),
            (false, "yes") => "no".to_owned(),
            (false, "no") => "yes".to_owned(),
            (false, _) => return,
        };
        self.assumed_values.entry(name).or_insert(word);
    }
}
