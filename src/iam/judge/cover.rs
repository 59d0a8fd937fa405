//! Which statement allows or denies which call.

use serde_json::Value;

use super::super::document::{self, Effect, Kind, Policy};
use super::super::evaluate::truths;
use super::super::truth::{Truth, Unknown};
use super::needs::Wanted;
use super::{Need, NeedVerdict};
use crate::model::placeholder;

/// A statement that was read.
#[derive(Clone, Debug)]
pub(super) struct Read {
    /// Its policy, by number.
    pub(super) policy: usize,
    /// Its number in the policy.
    pub(super) index: usize,
    /// As JSON.
    pub(super) json: Value,
    /// As it is evaluated.
    pub(super) statement: document::Statement,
}

/// The statements of all policies, and how each bears on each call.
#[derive(Clone, Debug, Default)]
pub(super) struct Cover {
    /// The statements.
    pub(super) statements: Vec<Read>,
    /// The same where every placeholder stands for what fits; only those that have one differ.
    open: Vec<document::Statement>,
    /// For each call, and for each of its requests, what each statement says.
    truths: Vec<Vec<Vec<Truth>>>,
}

impl Cover {
    /// Reads the identity policies of a role.
    pub(super) fn read<'a>(policies: impl Iterator<Item = (usize, &'a Value)>) -> Self {
        let mut cover = Self::default();
        for (policy, json) in policies {
            let statements = document::read(json, Kind::Identity).statements;
            let Policy { statements: open, .. } = document::read(&opened(json), Kind::Identity);
            for (index, (statement, open)) in statements.into_iter().zip(open).enumerate() {
                let json = statement_json(json, index).cloned().unwrap_or_default();
                cover.statements.push(Read { policy, index, json, statement });
                cover.open.push(open);
            }
        }
        cover
    }

    /// Puts calls to the statements.
    pub(super) fn put(&mut self, wanted: &[Wanted]) {
        let plain: Vec<document::Statement> =
            self.statements.iter().map(|read| read.statement.clone()).collect();
        self.truths = wanted
            .iter()
            .map(|wanted| {
                let of_request = |request| {
                    let sure = truths(request, &plain);
                    let open = truths(request, &self.open);
                    sure.into_iter().zip(open).map(|(sure, open)| either(sure, &open)).collect()
                };
                wanted.requests.iter().map(of_request).collect()
            })
            .collect();
    }

    /// What a statement says to a call: true when it applies to all of its requests.
    pub(super) fn truth(&self, statement: usize, wanted: usize) -> Truth {
        let requests = self.truths.get(wanted).map(Vec::as_slice).unwrap_or_default();
        let own = |request: &Vec<Truth>| request.get(statement).cloned().unwrap_or(Truth::False);
        combined(requests.iter().map(own))
    }

    /// What all statements together say to a call, without its reasons.
    pub(super) fn verdict(&self, number: usize, wanted: &Wanted) -> Need {
        let requests = self.truths.get(number).map(Vec::as_slice).unwrap_or_default();
        let of = |effect: Effect| {
            combined(requests.iter().map(|request| {
                let own = self.statements.iter().zip(request);
                let meant = own.filter(|(read, _)| read.statement.effect.is_none_or(|own| own == effect));
                Truth::any(meant.map(|(_, truth)| truth.clone()))
            }))
        };
        let (denied, allowed) = (of(Effect::Deny), of(Effect::Allow));
        let (verdict, open) = match (&denied, &allowed) {
            (Truth::True, _) => (NeedVerdict::Denied, None),
            (_, Truth::False) => (NeedVerdict::Missing, None),
            (Truth::False, Truth::True) => (NeedVerdict::Covered, None),
            (Truth::Unknown(unknown), _) | (_, Truth::Unknown(unknown)) => {
                (NeedVerdict::Depends, Some(words(unknown)))
            }
        };
        let effect = if denied.is_false() { Effect::Allow } else { Effect::Deny };
        let is_meant = |&statement: &usize| {
            let read = self.statements.get(statement).map(|read| read.statement.effect);
            let truth = self.truth(statement, number);
            let is_wanted = if verdict == NeedVerdict::Covered { truth.is_true() } else { !truth.is_false() };
            is_wanted && read.is_some_and(|own| own.is_none_or(|own| own == effect))
        };
        let mut statements: Vec<usize> = (0..self.statements.len()).filter(is_meant).collect();
        if statements.is_empty() && verdict == NeedVerdict::Covered {
            // Several statements share its requests.
            statements =
                (0..self.statements.len()).filter(|&one| !self.truth(one, number).is_false()).collect();
        }
        Need {
            action: wanted.action.clone(),
            resource: wanted.resource.clone(),
            verdict,
            statements,
            because: wanted.because.clone(),
            detail: open,
        }
    }
}

/// True when all are, false when none is, else open.
fn combined(truths: impl Iterator<Item = Truth>) -> Truth {
    let mut whole: Option<Truth> = None;
    for truth in truths {
        whole = Some(match whole {
            None => truth,
            Some(Truth::True) if truth.is_true() => truth,
            Some(Truth::False) if truth.is_false() => truth,
            Some(Truth::Unknown(one)) => match truth {
                Truth::Unknown(_) => Truth::Unknown(one).and(truth),
                _ => Truth::Unknown(one),
            },
            Some(_) if matches!(truth, Truth::Unknown(_)) => truth,
            Some(_) => Truth::depends(Unknown::Fact("which of several values the call carries".to_owned())),
        });
    }
    whole.unwrap_or(Truth::False)
}

/// What is so with the placeholders as they stand, or may be so with what stands for them.
fn either(sure: Truth, open: &Truth) -> Truth {
    match (&sure, open) {
        (Truth::False, Truth::True | Truth::Unknown(_)) => {
            Truth::depends(Unknown::Fact("what stands for the placeholders of the statement".to_owned()))
        }
        _ => sure,
    }
}

/// The words that follow "depends on".
fn words(unknown: &[Unknown]) -> String {
    let parts: Vec<String> = unknown
        .iter()
        .map(|unknown| match unknown {
            Unknown::Key(key) => format!("`{key}`"),
            Unknown::Fact(fact) => fact.clone(),
        })
        .collect();
    format!("depends on {}", parts.join(" and "))
}

/// A statement of a document, by number.
pub(super) fn statement_json(document: &Value, index: usize) -> Option<&Value> {
    let list = document.get("Statement").unwrap_or(document);
    match list {
        Value::Array(statements) => statements.get(index),
        one => (index == 0).then_some(one),
    }
}

/// A policy in which every placeholder stands for what fits: `*` where wildcards count, and no condition elsewhere.
pub(super) fn opened(json: &Value) -> Value {
    match json {
        Value::String(text) => Value::from(without_placeholders(text)),
        Value::Array(elements) => elements.iter().map(opened).collect(),
        Value::Object(members) => {
            let opened = |(key, value): (&String, &Value)| {
                if key == "Condition" {
                    (key.clone(), unconditioned(value))
                } else {
                    (key.clone(), opened(value))
                }
            };
            Value::Object(members.iter().map(opened).collect())
        }
        other => other.clone(),
    }
}

/// The conditions without those that hold a placeholder.
fn unconditioned(json: &Value) -> Value {
    let Some(operators) = json.as_object() else { return json.clone() };
    let kept = operators.iter().map(|(operator, keys)| {
        let keys = match keys.as_object() {
            Some(keys) => {
                let is_plain = |value: &Value| {
                    let text = value.to_string();
                    without_placeholders(&text) == text
                };
                let kept = keys.iter().filter(|(_, value)| is_plain(value));
                Value::Object(kept.map(|(key, value)| (key.clone(), value.clone())).collect())
            }
            None => keys.clone(),
        };
        (operator.clone(), keys)
    });
    Value::Object(kept.collect())
}

/// A text with `*` in the place of its placeholders.
pub(super) fn without_placeholders(text: &str) -> String {
    let mut opened = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, found, after)) = placeholder::find(rest).and_then(|span| {
        let range = span.range();
        Some((rest.get(..range.start)?, rest.get(range.clone())?, rest.get(range.end..)?))
    }) {
        opened.push_str(before);
        opened.push_str(if found.starts_with('<') { "*" } else { found });
        rest = after;
    }
    opened.push_str(rest);
    // A placeholder that stands for a whole ARN.
    if opened == "arn:*:*:*:*:*" { "*".to_owned() } else { opened }
}
