//! One statement against one request.

use super::caller::Named;
use super::condition::{all, is_satisfied};
use super::context::State;
use super::{Cx, Request};

use crate::iam::document::{
    ActionPattern, Effect, Expansion, Filling, Listed, PrincipalPattern, ResourcePattern, Resources,
    Statement,
};
use crate::iam::pattern::{Match, Subject, literal};
use crate::iam::truth::{Truth, Unknown};

/// Does a statement apply, and how does it name the caller?
pub(super) struct Applies {
    /// Whoever it names.
    pub(super) named: Named,
    /// Whether it applies at all.
    pub(super) truth: Truth,
}

pub(super) fn applies(cx: &Cx<'_>, statement: &Statement) -> Applies {
    let request = has_action(cx, &statement.actions).and(has_resource(cx, statement.resources.as_ref()));
    let named = match &statement.principals {
        // An identity policy is about its own role.
        None => Named::directly(),
        Some(principals) => names(cx, principals, statement.effect),
    };
    if request.is_false() {
        return Applies { named: Named::nowhere(), truth: Truth::False };
    }
    let conditions = Truth::all(statement.conditions.iter().map(|condition| is_satisfied(cx, condition)));
    let truth = request.and(conditions);
    let named = named.and(&truth);
    Applies { truth: named.clone().at_all(), named }
}

/// Does each statement of the policies of a role apply to a request? It is open for one that IAM does not take.
pub(in crate::iam) fn truths(request: &Request, statements: &[Statement]) -> Vec<Truth> {
    let cx = Cx::new(request, false);
    let truth = |statement: &Statement| match statement.problems.first() {
        None => applies(&cx, statement).truth,
        Some(problem) => {
            Truth::depends(Unknown::Fact(format!("a statement that IAM does not take: {problem}")))
        }
    };
    statements.iter().map(truth).collect()
}

fn has_action(cx: &Cx<'_>, actions: &Listed<ActionPattern>) -> Truth {
    let (service, name) = cx.action.split_once(':').unwrap_or((cx.action.as_str(), ""));
    let (service, name) = (Subject::known(service), Subject::known(name));
    let found = actions.entries.iter().any(|pattern| {
        service.matches(&pattern.service) == Match::Yes && name.matches(&pattern.name) == Match::Yes
    });
    (found != actions.negated).into()
}

fn has_resource(cx: &Cx<'_>, resources: Option<&Resources>) -> Truth {
    let Some(Resources { negated, exact, patterns }) = resources else { return Truth::True };
    let mut found: Truth = exact.binary_search_by(|name| name.as_str().cmp(cx.resource)).is_ok().into();
    if !cx.is_known && !found.is_true() {
        let matches = exact.iter().map(|text| truth(cx, cx.subject.matches(&literal(text))));
        found = Truth::any(matches);
    }
    if !found.is_true() {
        found = found.or(Truth::any(patterns.iter().map(|pattern| is_resource(cx, pattern, *negated))));
    }
    if *negated { !found } else { found }
}

fn is_resource(cx: &Cx<'_>, pattern: &ResourcePattern, negated: bool) -> Truth {
    let (first, last) = match pattern {
        ResourcePattern::Star => return Truth::True,
        ResourcePattern::Nothing => return negated.into(),
        ResourcePattern::Arn(first, last) => (first, last),
    };
    let Some((resource, rest)) = cx.fields.split_last().filter(|_| cx.fields.len() == 6) else {
        return Truth::False;
    };
    let matches = all(first.iter().zip(rest).map(|(pattern, field)| field.matches(pattern)));
    if matches == Match::No {
        return Truth::False;
    }
    let tokens = match last.expand(|key| cx.fill(key)) {
        Expansion::Pattern(tokens) => tokens,
        // A statement does not apply because of a variable without value.
        Expansion::Absent => return negated.into(),
        Expansion::Unknown(key) => return Truth::depends(Unknown::Key(key)),
    };
    truth(cx, all([matches, resource.matches(&tokens)]))
}

fn truth(cx: &Cx<'_>, matches: Match) -> Truth {
    match matches {
        Match::Yes => Truth::True,
        Match::No => Truth::False,
        Match::Perhaps => {
            Truth::depends(Unknown::Fact(format!("what stands for the unknown part of `{}`", cx.resource)))
        }
    }
}

fn names(cx: &Cx<'_>, principals: &Listed<PrincipalPattern>, effect: Option<Effect>) -> Named {
    let named = principals
        .entries
        .iter()
        .map(|principal| cx.caller.named_by(principal))
        .fold(Named::nowhere(), Named::or);
    if !principals.negated {
        return named;
    }
    // With a permissions boundary attached, a Deny with NotPrincipal always denies.
    if effect == Some(Effect::Deny) && cx.has_boundary {
        return Named::directly();
    }
    let only_account = named.account.is_true() && named.role.is_false() && named.direct.is_false();
    let direct = if only_account {
        Truth::depends(Unknown::Fact(
            "whether `NotPrincipal` with only the account spares its roles".to_owned(),
        ))
    } else {
        !named.direct.or(named.role)
    };
    Named { direct, ..Named::nowhere() }
}

impl Cx<'_> {
    /// The value of a policy variable. Only keys with one value have one.
    pub(super) fn fill(&self, key: &str) -> Filling {
        match self.known.state(key) {
            State::Values(values) => match values.as_slice() {
                [value] => Filling::Value(value.clone()),
                _ => Filling::Absent,
            },
            State::Absent => Filling::Absent,
            State::Present | State::Unknown => Filling::Unknown,
        }
    }
}
