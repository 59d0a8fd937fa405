//! All statements of one layer against one request.

use super::statement::applies;
use super::{Cx, DecidedBy, Layer};
use crate::iam::document::{Effect, Policy, Statement};
use crate::iam::truth::{Truth, Unknown};

/// What a layer says.
pub(super) struct Found {
    /// Does a statement deny the request?
    pub(super) deny: Truth,
    /// Does a statement allow it, however it names the caller?
    pub(super) allow: Truth,
    /// Does one that names the session or everybody?
    pub(super) direct: Truth,
    /// Does one that names the role?
    pub(super) role: Truth,
    /// Does one that names the account?
    pub(super) account: Truth,
    /// The statements that apply or may apply.
    pub(super) hits: Vec<Hit>,
}

/// A statement that applies or may apply.
pub(super) struct Hit {
    layer: Layer,
    policy: usize,
    statement: usize,
    sid: Option<String>,
    /// `None` when it cannot be read.
    pub(super) effect: Option<Effect>,
    pub(super) truth: Truth,
}

impl Hit {
    pub(super) fn decided_by(&self) -> DecidedBy {
        DecidedBy {
            layer: self.layer,
            policy: Some(self.policy),
            statement: Some(self.statement),
            sid: self.sid.clone(),
        }
    }
}

/// Looks through the policies of a layer; the first of them has the number `from`.
pub(super) fn find(cx: &Cx<'_>, layer: Layer, from: usize, policies: &[Policy]) -> Found {
    let none = || Truth::False;
    let mut found = Found {
        deny: none(),
        allow: none(),
        direct: none(),
        role: none(),
        account: none(),
        hits: Vec::new(),
    };
    for (number, policy) in (from..).zip(policies) {
        if policy.problem.is_some() {
            // What it says cannot be told, so it may say anything.
            let truth =
                Truth::depends(Unknown::Fact(format!("{}, which cannot be read", called(layer, number))));
            found.add(None, &truth, &truth);
        }
        for (index, statement) in policy.statements.iter().enumerate() {
            look(cx, &mut found, layer, (number, index), statement);
        }
    }
    found
}

fn look(cx: &Cx<'_>, found: &mut Found, layer: Layer, at: (usize, usize), statement: &Statement) {
    let (policy, index) = at;
    let hit = |truth: Truth| Hit {
        layer,
        policy,
        statement: index,
        sid: statement.sid.clone(),
        effect: statement.effect,
        truth,
    };
    if !statement.problems.is_empty() {
        let name = format!("{}, which IAM does not take", place(layer, policy, index));
        let truth = Truth::depends(Unknown::Fact(name));
        found.add(statement.effect, &truth, &truth);
        found.hits.push(hit(truth));
        return;
    }
    let applies = applies(cx, statement);
    if applies.truth.is_false() {
        return;
    }
    match statement.effect {
        Some(Effect::Allow) => {
            let named = applies.named;
            found.direct = found.direct.clone().or(named.direct);
            found.role = found.role.clone().or(named.role);
            found.account = found.account.clone().or(named.account);
            found.allow = found.allow.clone().or(applies.truth.clone());
        }
        _ => found.deny = found.deny.clone().or(applies.truth.clone()),
    }
    found.hits.push(hit(applies.truth));
}

impl Found {
    /// Something with an effect, or with an effect that cannot be told.
    fn add(&mut self, effect: Option<Effect>, allow: &Truth, deny: &Truth) {
        if effect != Some(Effect::Deny) {
            for part in [&mut self.allow, &mut self.direct, &mut self.role, &mut self.account] {
                *part = part.clone().or(allow.clone());
            }
        }
        if effect != Some(Effect::Allow) {
            self.deny = self.deny.clone().or(deny.clone());
        }
    }
}

/// What is wrong with the policies of a layer; the first of them has the number `from`.
pub(super) fn problems(layer: Layer, from: usize, policies: &[Policy]) -> Vec<String> {
    let mut problems = Vec::new();
    for (number, policy) in (from..).zip(policies) {
        problems.extend(policy.problem.iter().map(|problem| format!("{}: {problem}", called(layer, number))));
        for (index, statement) in policy.statements.iter().enumerate() {
            let place = place(layer, number, index);
            problems.extend(statement.problems.iter().map(|problem| format!("{place}: {problem}")));
        }
    }
    problems
}

/// What to call a statement in a sentence.
pub(super) fn place(layer: Layer, policy: usize, statement: usize) -> String {
    format!("statement {} of {}", statement + 1, called(layer, policy))
}

fn called(layer: Layer, policy: usize) -> String {
    match layer {
        Layer::Identity => format!("identity policy {}", policy + 1),
        Layer::Resource => "the resource policy".to_owned(),
        Layer::Boundary => "the permissions boundary".to_owned(),
        Layer::Scp => format!("service control policy {}", policy + 1),
    }
}
