//! What a statement allows beyond what is needed, part by part.

use serde_json::Value;

use super::super::document::template::Part as Piece;
use super::super::document::{ActionPattern, Effect, Template};
use super::super::pattern::{Match, Subject, Token, wildcard};
use super::super::policy::Statement as Written;
use super::cover::{Cover, Read};
use super::needs::Wanted;
use super::{Part, PartVerdict, StatementVerdict, Whose, neutral};
use crate::facts::iam_actions;
use crate::model::arn::Arn;
use crate::syntax::{Document, NodeId};

/// What is known when a statement is weighed.
pub(super) struct Scales<'a> {
    pub(super) whose: Whose,
    pub(super) cover: &'a Cover,
    pub(super) wanted: &'a [Wanted],
    /// The statements of the generated policy.
    pub(super) generated: &'a [Written],
}

/// A statement, weighed.
pub(super) struct Weighed {
    pub(super) verdict: StatementVerdict,
    /// The calls that it bears on, by number.
    pub(super) needs: Vec<usize>,
    pub(super) actions: Vec<Part>,
    pub(super) resources: Vec<Part>,
    pub(super) note: Option<String>,
}

impl Scales<'_> {
    /// Weighs a statement.
    pub(super) fn weigh(&self, number: usize, read: &Read, place: Option<(&Document, NodeId)>) -> Weighed {
        let needs: Vec<usize> =
            (0..self.wanted.len()).filter(|&need| !self.cover.truth(number, need).is_false()).collect();
        let mut weighed = Weighed {
            verdict: StatementVerdict::Needed,
            needs,
            actions: parts(read, "Action", place),
            resources: parts(read, "Resource", place),
            note: None,
        };
        if let Some(problem) = read.statement.problems.first() {
            weighed.verdict = StatementVerdict::Unread;
            weighed.note = Some(problem.clone());
            weighed.needs.clear();
            return weighed;
        }
        if read.statement.effect == Some(Effect::Deny) {
            weighed.verdict = StatementVerdict::Denies;
            return weighed;
        }
        if weighed.needs.is_empty() {
            weighed.verdict =
                if self.whose.is_told() { StatementVerdict::Unused } else { StatementVerdict::Untold };
            let unused = |part: &mut Part| part.verdict = PartVerdict::Unused;
            weighed.actions.iter_mut().chain(&mut weighed.resources).for_each(unused);
            return weighed;
        }
        let covered: Vec<&Wanted> = weighed.needs.iter().filter_map(|&need| self.wanted.get(need)).collect();
        let negated = read.statement.actions.negated
            || read.statement.resources.as_ref().is_some_and(|resources| resources.negated);
        if negated {
            weighed.note = Some("it allows everything but what it names".to_owned());
            let broad = |part: &mut Part| part.verdict = PartVerdict::TooBroad;
            weighed.actions.iter_mut().chain(&mut weighed.resources).for_each(broad);
        } else {
            weigh_actions(&mut weighed.actions, &covered);
            weigh_resources(&mut weighed.resources, &covered);
            weighed.note = beyond(&weighed.actions, &weighed.resources, &covered)
                .or_else(|| self.unconditioned(read, &covered));
        }
        let is_more = weighed.note.is_some()
            || weighed
                .actions
                .iter()
                .chain(&weighed.resources)
                .any(|part| part.verdict != PartVerdict::Needed);
        if is_more && self.whose.is_told() {
            weighed.verdict = StatementVerdict::TooBroad;
        }
        weighed
    }

    /// The condition of the generated policy that a statement lacks.
    fn unconditioned(&self, read: &Read, covered: &[&Wanted]) -> Option<String> {
        let mut missing: Vec<&str> = Vec::new();
        for wanted in covered {
            let conditions = self.generated.get(wanted.from).map(|statement| &statement.conditions);
            for (key, _) in conditions.into_iter().flat_map(|conditions| conditions.values().flatten()) {
                if !missing.contains(&key.as_str()) && !self.has_condition(read, key, covered) {
                    missing.push(key);
                }
            }
        }
        if missing.is_empty() {
            return None;
        }
        let keys: Vec<String> = missing.iter().map(|key| format!("`{key}`")).collect();
        Some(format!("it lacks the condition on {}", keys.join(" and ")))
    }

    /// Does a statement hold a key to values that are needed?
    fn has_condition(&self, read: &Read, key: &str, covered: &[&Wanted]) -> bool {
        let needed: Vec<String> = covered
            .iter()
            .filter_map(|wanted| self.generated.get(wanted.from))
            .flat_map(|statement| statement.conditions.values().flatten())
            .filter(|(own, _)| *own == key)
            .flat_map(|(_, values)| values.iter().map(|value| neutral::text(value)))
            .collect();
        let conditions = &read.statement.conditions;
        conditions.iter().any(|condition| {
            let operator = condition.operator;
            let is_held = |value: &Template| {
                let Some(text) = written(value) else { return false };
                let subject = if operator.comparison.has_wildcards() {
                    Subject::of_pattern(&text)
                } else {
                    Subject::known(&text)
                };
                needed.iter().any(|needed| subject.matches(&wildcard(needed)) == Match::Yes)
            };
            condition.key.eq_ignore_ascii_case(key)
                && !operator.negated
                && !condition.if_exists
                && !condition.values.is_empty()
                && condition.values.iter().all(is_held)
        })
    }
}

/// A string of a policy without variables, wildcards as written.
fn written(template: &Template) -> Option<String> {
    let Template::Plain(tokens) = template else { return None };
    let character = |token: &Token| match token {
        Token::Char(character) => *character,
        Token::One => '?',
        Token::Many => '*',
    };
    Some(tokens.iter().map(character).collect())
}

/// The entries of a member of a statement, or of its negation.
fn parts(read: &Read, member: &str, place: Option<(&Document, NodeId)>) -> Vec<Part> {
    let negation = format!("Not{member}");
    let name = if read.json.get(member).is_some() { member } else { negation.as_str() };
    let texts: Vec<&str> = match read.json.get(name) {
        Some(Value::Array(entries)) => {
            entries.iter().map(|entry| entry.as_str().unwrap_or_default()).collect()
        }
        Some(entry) => vec![entry.as_str().unwrap_or_default()],
        None => Vec::new(),
    };
    let node = place.and_then(|(text, statement)| text.tree.get(statement, name));
    let part = |(index, meant): (usize, &str)| {
        let own = place.zip(node).map(|((text, _), node)| match text.tree.elements(node) {
            [] => (text, node),
            elements => (text, elements.get(index).copied().unwrap_or(node)),
        });
        Part {
            text: own.map_or_else(|| meant.to_owned(), |(text, node)| as_written(text, node)),
            meant: meant.to_owned(),
            node: own.map(|(_, node)| node),
            verdict: PartVerdict::Needed,
            note: None,
        }
    };
    texts.into_iter().enumerate().map(part).collect()
}

/// A string as it is written, or the first line of what gives one.
fn as_written(text: &Document, node: NodeId) -> String {
    let tree = &text.tree;
    tree.string(node).map_or_else(
        || text.slice(tree.span(node)).lines().next().unwrap_or_default().trim().to_owned(),
        str::to_owned,
    )
}

/// The pattern of an action, in lower case.
fn action_pattern(text: &str) -> ActionPattern {
    let lower = text.to_ascii_lowercase();
    let (service, name) = lower.split_once(':').unwrap_or((&lower, "*"));
    ActionPattern { service: wildcard(service), name: wildcard(name) }
}

/// Does an entry name an action?
pub fn names_action(text: &str, action: &str) -> bool {
    let pattern = action_pattern(text);
    let lower = action.to_ascii_lowercase();
    let (service, name) = lower.split_once(':').unwrap_or((&lower, ""));
    Subject::known(service).matches(&pattern.service) == Match::Yes
        && Subject::known(name).matches(&pattern.name) == Match::Yes
}

fn weigh_actions(actions: &mut [Part], covered: &[&Wanted]) {
    for part in actions {
        let mut needed: Vec<String> = Vec::new();
        for wanted in covered.iter().filter(|wanted| names_action(&part.meant, &wanted.action)) {
            let name = format!("`{}`", wanted.action);
            if !needed.contains(&name) {
                needed.push(name);
            }
        }
        if needed.is_empty() {
            part.verdict = PartVerdict::Unused;
            part.note = Some(format!("nothing needs `{}` here", part.text));
        } else if part.meant.contains(['*', '?']) {
            part.verdict = PartVerdict::TooBroad;
            part.note = Some(only(&needed));
        }
    }
}

/// A resource of a policy as a pattern; a variable stands for anything.
fn tokens(text: &str) -> Vec<Token> {
    match Template::read(text, true, true) {
        Ok(Template::Plain(tokens)) => tokens,
        Ok(Template::Variable(parts)) => {
            let token = |piece| if let Piece::Token(token) = piece { token } else { Token::Many };
            parts.into_iter().map(token).collect()
        }
        Err(_) => wildcard(text),
    }
}

/// Does an entry name the resource of a call, perhaps?
fn names_resource(text: &str, wanted: &Wanted) -> bool {
    let text = super::cover::without_placeholders(text);
    if text == "*" {
        return true;
    }
    let takes_none = iam_actions::takes_only_star(&wanted.action);
    !takes_none
        && wanted
            .requests
            .iter()
            .any(|request| Subject::new(&request.resource).matches(&tokens(&text)) != Match::No)
}

fn weigh_resources(resources: &mut [Part], covered: &[&Wanted]) {
    for part in resources {
        let named: Vec<&&Wanted> =
            covered.iter().filter(|wanted| names_resource(&part.meant, wanted)).collect();
        if named.is_empty() {
            part.verdict = PartVerdict::Unused;
            part.note = Some(format!("nothing needs `{}` here", part.text));
            continue;
        }
        let own = part.meant.clone();
        let subject = Subject::of_pattern(&own);
        let is_tight = |wanted: &&Wanted| {
            let mut same = named.iter().filter(|other| other.action == wanted.action);
            same.any(|other| {
                let resource = neutral::text(&other.resource);
                resource == own
                    || subject.matches(&wildcard(&resource)) == Match::Yes
                    // The six random characters are the secret's own, known or not.
                    || (own.ends_with("-??????") && covers(&own, &resource))
            })
        };
        if named.iter().all(|wanted| is_tight(wanted)) || is_open(&own) {
            continue;
        }
        let mut needed: Vec<String> = Vec::new();
        for wanted in named.iter().filter(|wanted| !is_tight(wanted)) {
            let name = format!("`{}`", wanted.resource);
            if !needed.contains(&name) {
                needed.push(name);
            }
        }
        part.verdict = PartVerdict::TooBroad;
        part.note = Some(only(&needed));
    }
}

/// Does a pattern match whatever another one does?
pub fn covers(pattern: &str, other: &str) -> bool {
    Subject::of_pattern(other).matches(&wildcard(pattern)) == Match::Yes
}

/// Is it not known how much a resource is, as another tool puts its name together? A wildcard at its end is one all the same.
fn is_open(resource: &str) -> bool {
    let last = resource.splitn(6, ':').nth(5).unwrap_or(resource);
    resource.contains('<') && (last.contains('<') || !last.contains('*'))
}

/// What is needed in the place of something broader.
fn only(needed: &[String]) -> String {
    match needed {
        [only] => format!("only {only} is needed"),
        [first, second] => format!("only {first} and {second} are needed"),
        [first, second, rest @ ..] => format!("only {first}, {second} and {} more are needed", rest.len()),
        [] => String::new(),
    }
}

/// An action and a resource of one statement that fit together, while nothing needs both.
fn beyond(actions: &[Part], resources: &[Part], covered: &[&Wanted]) -> Option<String> {
    for action in actions.iter().filter(|part| part.verdict == PartVerdict::Needed) {
        let Some(known) =
            iam_actions::ALL.iter().find(|known| known.name.eq_ignore_ascii_case(&action.meant))
        else {
            continue;
        };
        for resource in resources.iter().filter(|part| part.verdict == PartVerdict::Needed) {
            let is_needed = covered.iter().any(|wanted| {
                names_action(&action.meant, &wanted.action) && names_resource(&resource.meant, wanted)
            });
            let fits =
                resource_type(&resource.meant).is_some_and(|kind| known.resource_types.contains(&kind));
            if !is_needed
                && fits
                && Arn::parse(&resource.meant).is_some_and(|arn| is_service(known.name, &arn))
            {
                return Some(format!("nothing needs `{}` on `{}`", action.text, resource.text));
            }
        }
    }
    None
}

fn is_service(action: &str, arn: &Arn) -> bool {
    action.split(':').next() == Some(arn.service.as_str())
}

/// The kind of a resource, by its ARN.
pub fn resource_type(resource: &str) -> Option<&'static str> {
    let arn = Arn::parse(resource)?;
    let name = arn.resource.as_str();
    let starts = |prefix: &str| name.starts_with(prefix);
    Some(match arn.service.as_str() {
        "secretsmanager" if starts("secret:") => "secret",
        "ssm" if starts("parameter") => "parameter",
        "kms" if starts("key/") => "key",
        "kms" if starts("alias/") => "alias",
        "ecr" if starts("repository/") => "repository",
        "logs" if starts("log-group:") && name.contains(":log-stream:") => "log-stream",
        // `…:*` stands for the group and for its streams.
        "logs" if starts("log-group:") && name.ends_with(":*") => "log-stream",
        "logs" if starts("log-group:") => "log-group",
        "s3" if name.contains('/') => "object",
        "s3" => "bucket",
        "iam" if starts("role/") => "role",
        "elasticfilesystem" if starts("file-system/") => "file-system",
        "firehose" if starts("deliverystream/") => "deliverystream",
        _ => return None,
    })
}
