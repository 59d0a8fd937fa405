//! Changes of a policy text: repair it and add what is missing; or take away what is more than needed.
//!
//! Each change is made step by step, and the text is judged anew after each step, so that one never works on what another has moved.

use std::borrow::Cow;

use serde_json::{Map, Value, json};

use super::{Bench, Judging, Patch, PatchKind};
use crate::iam::PolicyDocument;
use crate::iam::judge::paste::Pasted;
use crate::iam::judge::{
    Judged, NeedVerdict, Part, PartVerdict, Statement, StatementVerdict, needs, statements, write,
};
use crate::iam::policy::Statement as Written;
use crate::lint::policy::meta;
use crate::lint::{Applicability, Severity, fixer};
use crate::syntax::{Document, NodeId, NodeKind, fragment, rewrite};
use crate::text::{Span, TextEdit};

/// Nobody has more statements; and every step makes at least one of them better.
const MOST_STEPS: usize = 60;

/// What can be done about the policies of a role.
pub(super) fn patches(bench: &Bench<'_>, text: &str, role: usize, judging: &Judging) -> Vec<Patch> {
    let added = add(bench, text, role, judging);
    let needs = judging.judged.get(role).map(|judged| judged.needs.as_slice()).unwrap_or_default();
    let missing = needs.iter().filter(|need| need.verdict == NeedVerdict::Missing).count();
    let title = match missing {
        0 => "repair the policy".to_owned(),
        1 => "allow the call that is missing".to_owned(),
        _ => format!("allow the {missing} calls that are missing"),
    };
    let tight = tighten(bench, text, role, judging);
    let all = [
        (PatchKind::Add, title, added),
        (PatchKind::Tighten, "take away what is more than needed".to_owned(), tight),
    ];
    all.into_iter()
        .filter(|(_, _, changed)| changed != text)
        .map(|(kind, title, changed)| Patch { kind, title, edit: difference(text, &changed), text: changed })
        .collect()
}

/// Repairs what is wrong, and adds the statements for what is missing then.
fn add(bench: &Bench<'_>, text: &str, role: usize, judging: &Judging) -> String {
    let mut text = text.to_owned();
    let mut judging = Cow::Borrowed(judging);
    for _ in 0..4 {
        let wrong = judging.diagnostics.iter().filter(|one| one.severity != Severity::Info);
        let wrong: Vec<_> = wrong.cloned().collect();
        let (edit, count) = fixer::combine(&wrong, Applicability::Safe);
        if count == 0 {
            break;
        }
        text = edit.apply(&text);
        judging = Cow::Owned(bench.judge(&text));
    }
    for _ in 0..MOST_STEPS {
        let Some(statement) = missing(&judging, role).into_iter().next() else { break };
        let Some(edit) = inserted(&judging, role, &text, statement) else { break };
        let changed = edit.apply(&text);
        if changed == text {
            break;
        }
        text = changed;
        judging = Cow::Owned(bench.judge(&text));
    }
    text
}

/// The statements for what is missing.
fn missing(judging: &Judging, role: usize) -> Vec<Written> {
    let Some(judged) = judging.judged.get(role) else { return Vec::new() };
    let Some(needed) = judging.needed.iter().find(|needed| needed.whose == judged.whose) else {
        return Vec::new();
    };
    let is_missing = |(number, _): &(usize, &needs::Wanted)| {
        judged.needs.get(*number).is_some_and(|need| need.verdict == NeedVerdict::Missing)
    };
    let wanted: Vec<&needs::Wanted> =
        needed.wanted.iter().enumerate().filter(is_missing).map(|(_, wanted)| wanted).collect();
    needs::held_to(&needed.document, &wanted)
}

/// A statement at the end of the first policy of the role; a text without any becomes one.
fn inserted(judging: &Judging, role: usize, text: &str, statement: Written) -> Option<TextEdit> {
    if text.trim().is_empty() {
        let policy = PolicyDocument { statements: vec![statement] }.to_json();
        let whole = serde_json::to_string_pretty(&policy).ok()?;
        return Some(TextEdit::replace(Span::from_range(0..text.len()), whole));
    }
    let document = &judging.document;
    let policy = judging.given.get(role)?.identity().next()?;
    let edit = write::added(document, policy, statement, judging.is_template)?;
    Some(fragment::fitted(document, edit))
}

/// Takes away what nothing needs, and puts what is needed in the place of what is broader.
fn tighten(bench: &Bench<'_>, text: &str, role: usize, judging: &Judging) -> String {
    let mut text = text.to_owned();
    let mut judging = Cow::Borrowed(judging);
    let mut skipped: Vec<(usize, usize)> = Vec::new();
    for _ in 0..MOST_STEPS {
        let Some(judged) = judging.judged.get(role).filter(|judged| judged.whose.is_told()) else { break };
        let is_next = |statement: &&Statement| {
            let is_more = match statement.verdict {
                // What does not say what it means is to be repaired first.
                StatementVerdict::TooBroad | StatementVerdict::Unused => !is_mistaken(&judging, statement),
                _ => false,
            };
            is_more && statement.node.is_some() && !skipped.contains(&(statement.policy, statement.index))
        };
        let Some(statement) = judged.statements.iter().find(is_next) else { break };
        let changed = tightened(&judging, judged, role, statement).map(|edit| edit.apply(&text));
        let place = (statement.policy, statement.index);
        let kept = changed.filter(|changed| *changed != text).and_then(|changed| {
            let after = bench.judge(&changed);
            keeps(&after, role, judged).then_some((changed, after))
        });
        match kept {
            Some((changed, after)) => {
                text = changed;
                judging = Cow::Owned(after);
            }
            None => skipped.push(place),
        }
    }
    text
}

/// Is something wrong inside of a statement, other than what it allows?
fn is_mistaken(judging: &Judging, statement: &Statement) -> bool {
    let Some(node) = statement.node else { return false };
    let span = judging.document.tree.span(node);
    let mut errors = judging.diagnostics.iter().filter(|one| one.severity == Severity::Error);
    errors.any(|one| one.rule.name != meta::WRONG_ROLE.name && span.contains(one.span))
}

/// Does a change leave everything covered that was?
fn keeps(judging: &Judging, role: usize, before: &Judged) -> bool {
    let Some(after) = judging.judged.get(role) else { return false };
    after.needs.len() == before.needs.len()
        && after
            .needs
            .iter()
            .zip(&before.needs)
            .all(|(after, before)| after.verdict == before.verdict || after.verdict == NeedVerdict::Covered)
}

fn tightened(judging: &Judging, judged: &Judged, role: usize, statement: &Statement) -> Option<TextEdit> {
    let document = &judging.document;
    let node = statement.node?;
    // What another statement covers to the point needs no second one.
    let is_left = |need: &&usize| {
        let others = judged.statements.iter();
        let mut tight = others.filter(|other| other.verdict == StatementVerdict::Needed);
        !tight.any(|other| other.needs.contains(need))
    };
    let left: Vec<usize> = statement.needs.iter().filter(is_left).copied().collect();
    if left.is_empty() {
        return removed(document, &[node]);
    }
    let parts = || statement.actions.iter().chain(&statement.resources);
    if statement.note.is_none() && parts().all(|part| part.verdict != PartVerdict::TooBroad) {
        let unused = |parts: &[Part]| -> Vec<NodeId> {
            let unused = parts.iter().filter(|part| part.verdict == PartVerdict::Unused);
            unused.filter_map(|part| part.node).collect()
        };
        let edits = [unused(&statement.actions), unused(&statement.resources)];
        let edits = edits.iter().filter(|nodes| !nodes.is_empty());
        return edits.map(|nodes| removed(document, nodes)).reduce(|one, other| one?.merge(&other?))?;
    }
    // What stands for a placeholder is not known, and no text of ours can take its place.
    if parts().any(|part| part.meant.contains('<')) && !judging.is_template {
        return None;
    }
    let needed = judging.needed.iter().find(|needed| needed.whose == judged.whose)?;
    let wanted: Vec<&needs::Wanted> = left.iter().filter_map(|&need| needed.wanted.get(need)).collect();
    let pasted = judging.given.get(role)?.pasted.get(statement.policy)?;
    let mut values = Vec::new();
    for (number, mut tight) in needs::held_to(&needed.document, &wanted).into_iter().enumerate() {
        tight.sid = match &statement.sid {
            Some(sid) if number == 0 => sid.clone(),
            _ => write::free_sid(&tight.sid, &pasted.json),
        };
        let value = kept_conditions(&tight, pasted, statement)?;
        values.push(write::spelled(document, value, judging.is_template)?);
    }
    Some(fragment::fitted(document, in_place(document, node, &values)?))
}

/// Puts statements in the place of one.
fn in_place(document: &Document, node: NodeId, values: &[Value]) -> Option<TextEdit> {
    let (first, rest) = values.split_first()?;
    let replaced = rewrite::replace(document, node, first);
    let ([edit], list) = (replaced.edits(), document.tree.node(node).parent?) else { return None };
    if !rest.is_empty() && !matches!(document.tree.kind(list), NodeKind::Array(_)) {
        return None;
    }
    let mut insert = edit.insert.clone();
    for value in rest {
        // What would be added at the end of the list goes behind the first.
        let added = rewrite::insert_element(document, list, value)?;
        let [added] = added.edits() else { return None };
        insert.push_str(&added.insert);
    }
    Some(TextEdit::replace(edit.span, insert))
}

/// The conditions that the user gave stay beside those that we know.
fn kept_conditions(tight: &Written, pasted: &Pasted, statement: &Statement) -> Option<Value> {
    let mut value = tight.to_json();
    let own = statements(&pasted.json).get(statement.index)?.get("Condition").cloned();
    let Some(Value::Object(own)) = own else { return Some(value) };
    // A placeholder was rewritten when the policy was read.
    if Value::Object(own.clone()).to_string().contains('<') {
        return None;
    }
    let known = tight.conditions.values().flat_map(|keys| keys.keys());
    let known: Vec<String> = known.map(|key| key.to_ascii_lowercase()).collect();
    let object = value.as_object_mut()?;
    let conditions = object.entry("Condition").or_insert_with(|| json!({})).as_object_mut()?;
    for (operator, keys) in own {
        let Value::Object(keys) = keys else { continue };
        for (key, values) in keys {
            if !known.contains(&key.to_ascii_lowercase()) {
                let entry = conditions.entry(operator.clone()).or_insert_with(|| Value::Object(Map::new()));
                entry.as_object_mut()?.insert(key, values);
            }
        }
    }
    if conditions.is_empty() {
        object.remove("Condition");
    }
    Some(value)
}

/// Nodes of one list taken away; a list that would be empty stays as it is, for IAM takes none.
fn removed(document: &Document, nodes: &[NodeId]) -> Option<TextEdit> {
    let parent = document.tree.node(*nodes.first()?).parent?;
    if document.tree.elements(parent).len() <= nodes.len() {
        return None;
    }
    rewrite::remove(document, nodes)
}

/// The one replacement that makes a text of another.
fn difference(from: &str, to: &str) -> TextEdit {
    let same = |one: &mut dyn Iterator<Item = char>, other: &mut dyn Iterator<Item = char>| -> usize {
        one.zip(other).take_while(|(one, other)| one == other).map(|(one, _)| one.len_utf8()).sum()
    };
    let start = same(&mut from.chars(), &mut to.chars());
    let (old, new) = (from.get(start..).unwrap_or_default(), to.get(start..).unwrap_or_default());
    let end = same(&mut old.chars().rev(), &mut new.chars().rev());
    let insert = new.get(..new.len() - end).unwrap_or_default();
    TextEdit::replace(Span::from_range(start..from.len() - end), insert)
}
