//! Conditions: one key against the values of a policy.
//!
//! Source: IAM User Guide, condition operators and conditions with several values (2023).

use std::cmp::Ordering;

use super::Cx;
use super::context::State;
use crate::iam::document::{Comparison, Condition, Expansion, Order, Quantifier, Template};
use crate::iam::pattern::{Match, Subject, Token};
use crate::iam::truth::{Truth, Unknown};

mod address;
mod time;

/// Is a condition satisfied?
pub(super) fn is_satisfied(cx: &Cx<'_>, condition: &Condition) -> Truth {
    let state = cx.known.state(&condition.key);
    if condition.operator.comparison == Comparison::Null {
        return is_null(condition, &state);
    }
    let open = || Truth::depends(Unknown::Key(condition.key.clone()));
    match (state, condition.quantifier) {
        (State::Present | State::Unknown, _) => open(),
        (State::Absent, _) if condition.if_exists => Truth::True,
        (State::Absent, Some(Quantifier::All)) => Truth::True,
        (State::Absent, Some(Quantifier::Any)) => Truth::False,
        (State::Absent, None) => condition.operator.negated.into(),
        (State::Values(values), Some(Quantifier::All)) => {
            Truth::all(values.iter().map(|value| fits(cx, condition, value)))
        }
        (State::Values(values), Some(Quantifier::Any)) => {
            Truth::any(values.iter().map(|value| fits(cx, condition, value)))
        }
        (State::Values(values), None) => match values.as_slice() {
            [value] => fits(cx, condition, value),
            // A key with several values needs a quantifier.
            _ => Truth::False,
        },
    }
}

/// `Null` asks whether the key is absent.
fn is_null(condition: &Condition, state: &State) -> Truth {
    let absent = match state {
        State::Values(_) | State::Present => false,
        State::Absent => true,
        State::Unknown => return Truth::depends(Unknown::Key(condition.key.clone())),
    };
    let wanted = condition.values.iter().filter_map(Template::plain);
    Truth::any(wanted.map(|value| value.eq_ignore_ascii_case(if absent { "true" } else { "false" }).into()))
}

/// Does one value of the request fit? With a negated operator, when none of the policy's values matches.
fn fits(cx: &Cx<'_>, condition: &Condition, value: &str) -> Truth {
    let comparison = condition.operator.comparison;
    let matches = condition.values.iter().map(|template| {
        let tokens = match template.expand(|key| cx.fill(key)) {
            Expansion::Pattern(tokens) => tokens,
            Expansion::Absent => return Truth::False,
            Expansion::Unknown(key) => return Truth::depends(Unknown::Key(key)),
        };
        match compare(comparison, &tokens, value) {
            Match::Yes => Truth::True,
            Match::No => Truth::False,
            Match::Perhaps => Truth::depends(Unknown::Key(condition.key.clone())),
        }
    });
    let any = Truth::any(matches);
    if condition.operator.negated { !any } else { any }
}

fn compare(comparison: Comparison, pattern: &[Token], value: &str) -> Match {
    let text = || -> Option<String> {
        let character = |token: &Token| match token {
            Token::Char(character) => Some(*character),
            Token::One | Token::Many => None,
        };
        pattern.iter().map(character).collect()
    };
    let ordered = |order: Order, found: Option<Ordering>| match found {
        Some(found) if holds(order, found) => Match::Yes,
        _ => Match::No,
    };
    let certain = |matches: bool| if matches { Match::Yes } else { Match::No };
    match comparison {
        Comparison::Equals | Comparison::Like => Subject::new(value).matches(pattern),
        Comparison::EqualsIgnoreCase => {
            let lower = |token: &Token| match token {
                Token::Char(character) => Token::Char(character.to_ascii_lowercase()),
                other => *other,
            };
            let pattern: Vec<Token> = pattern.iter().map(lower).collect();
            Subject::known(&value.to_ascii_lowercase()).matches(&pattern)
        }
        Comparison::Arn => arn(pattern, value),
        Comparison::Numeric(order) => {
            let number = |text: &str| text.trim().parse::<f64>().ok().filter(|number| number.is_finite());
            let wanted = text().and_then(|text| number(&text));
            ordered(order, number(value).zip(wanted).and_then(|(found, wanted)| found.partial_cmp(&wanted)))
        }
        Comparison::Date(order) => {
            let wanted = text().and_then(|text| time::parse(&text));
            ordered(order, time::parse(value).zip(wanted).map(|(found, wanted)| found.cmp(&wanted)))
        }
        Comparison::Bool => certain(text().is_some_and(|text| text.eq_ignore_ascii_case(value))),
        Comparison::IpAddress => certain(text().is_some_and(|text| address::is_in(value, &text))),
        Comparison::Binary => certain(text().as_deref() == Some(value)),
        // Handled before values are looked at.
        Comparison::Null => Match::No,
    }
}

fn holds(order: Order, found: Ordering) -> bool {
    match order {
        Order::Equal => found.is_eq(),
        Order::Less => found.is_lt(),
        Order::LessOrEqual => found.is_le(),
        Order::Greater => found.is_gt(),
        Order::GreaterOrEqual => found.is_ge(),
    }
}

/// Six fields, each with wildcards of its own.
fn arn(pattern: &[Token], value: &str) -> Match {
    if pattern == [Token::Many] {
        return Match::Yes;
    }
    let fields: Vec<&[Token]> = pattern.splitn(6, |token| *token == Token::Char(':')).collect();
    let found = Subject::new(value).fields(6);
    if fields.len() != 6 || found.len() != 6 {
        return Match::No;
    }
    all(fields.iter().zip(&found).map(|(pattern, field)| field.matches(pattern)))
}

/// The weakest of several matches.
pub(super) fn all(matches: impl IntoIterator<Item = Match>) -> Match {
    let mut weakest = Match::Yes;
    for found in matches {
        match found {
            Match::No => return Match::No,
            Match::Perhaps => weakest = Match::Perhaps,
            Match::Yes => {}
        }
    }
    weakest
}
