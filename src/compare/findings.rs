//! The problems that only one of the texts has.

use std::collections::BTreeMap;

use super::pairs::{self, Pair};
use crate::analysis::Analysis;
use crate::lint::Diagnostic;

/// What makes two problems the same: the rule, the pair of task definitions, the pair of containers, and the message.
type Key<'a> = (&'static str, Option<usize>, Option<&'a str>, &'a str);

/// The problems that only the text before has, and those that only the text after has. Where the texts are of two dialects, a
/// message may name the same thing by two names, so that only their number counts.
pub(super) fn compare<'a>(
    before: &'a Analysis,
    after: &'a Analysis,
    pairs: &[Pair],
) -> (Vec<&'a Diagnostic>, Vec<&'a Diagnostic>) {
    let names = Names::new(before, after, pairs);
    let is_told = before.located.dialect == after.located.dialect;
    let key = |found: &'a Diagnostic, is_after: bool| -> Key<'a> {
        let pair = found.task.and_then(|task| {
            pairs.iter().position(|pair| if is_after { pair.after } else { pair.before } == Some(task))
        });
        let container = found.container.as_deref();
        let container = if is_after { names.before(pair, container) } else { container };
        (found.rule.name, pair, container, if is_told { &found.message } else { "" })
    };
    let mut counts: BTreeMap<Key<'_>, usize> = BTreeMap::new();
    for found in &after.diagnostics {
        *counts.entry(key(found, true)).or_default() += 1;
    }
    let mut take = |key| match counts.get_mut(&key) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        _ => false,
    };
    let fixed = before.diagnostics.iter().filter(|found| !take(key(found, false))).collect();
    // What is left over came with the text after; of equal ones the last.
    let mut appeared: Vec<&Diagnostic> =
        after.diagnostics.iter().rev().filter(|found| take(key(found, true))).collect();
    appeared.reverse();
    (fixed, appeared)
}

/// The names that containers had before, by pair of task definitions and name after.
struct Names<'a>(BTreeMap<(usize, &'a str), &'a str>);

impl<'a> Names<'a> {
    fn new(before: &'a Analysis, after: &'a Analysis, pairs: &[Pair]) -> Self {
        let mut names = BTreeMap::new();
        for (number, pair) in pairs.iter().enumerate() {
            let task = |analysis: &'a Analysis, task: Option<usize>| analysis.tasks.get(task?);
            let (one, other) = (task(before, pair.before), task(after, pair.after));
            for container in pairs::of_containers(one, other) {
                let name = |task: Option<&'a crate::analysis::TaskAnalysis>, number: Option<usize>| {
                    Some(task?.simulation.environments.get(number?)?.name.as_str())
                };
                if let (Some(one), Some(other)) = (name(one, container.before), name(other, container.after))
                {
                    names.insert((number, other), one);
                }
            }
        }
        Self(names)
    }

    fn before(&self, pair: Option<usize>, name: Option<&'a str>) -> Option<&'a str> {
        let name = name?;
        Some(pair.and_then(|pair| self.0.get(&(pair, name))).copied().unwrap_or(name))
    }
}
