//! From JSON to a policy.

use serde_json::{Map, Value};

use super::super::pattern::wildcard;
use super::{
    ActionPattern, Comparison, Condition, Effect, Kind, Listed, OPERATORS, Operator, Policy,
    PrincipalPattern, Quantifier, ResourcePattern, Resources, Statement, Template,
};
use crate::text::order;
use crate::world::home::is_account;

/// The one version with variables.
const VERSION: &str = "2012-10-17";

/// Reads a policy. A document in a string, a list of statements and a single statement are taken too.
pub fn read(json: &Value, kind: Kind) -> Policy {
    match json {
        Value::String(text) => match serde_json::from_str::<Value>(text) {
            Ok(inner) if !inner.is_string() => read(&inner, kind),
            _ => unreadable("it is not JSON"),
        },
        Value::Array(statements) => statements_of(statements.iter(), kind, true),
        Value::Object(members) => {
            let inner = members.get("PolicyDocument").or_else(|| members.get("policy"));
            match (members.get("Statement"), inner) {
                (Some(Value::Array(statements)), _) => {
                    statements_of(statements.iter(), kind, has_variables(members))
                }
                (Some(statement @ Value::Object(_)), _) => {
                    statements_of(std::iter::once(statement), kind, has_variables(members))
                }
                (Some(_), _) => unreadable("`Statement` is neither an object nor a list of objects"),
                (None, Some(inner)) => read(inner, kind),
                (None, None) if members.contains_key("Effect") => {
                    statements_of(std::iter::once(json), kind, true)
                }
                (None, None) => unreadable("it has no `Statement`"),
            }
        }
        _ => unreadable("it is not an object"),
    }
}

fn unreadable(problem: &str) -> Policy {
    Policy { statements: Vec::new(), problem: Some(problem.to_owned()) }
}

fn has_variables(members: &Map<String, Value>) -> bool {
    members.get("Version").and_then(Value::as_str) == Some(VERSION)
}

fn statements_of<'a>(statements: impl Iterator<Item = &'a Value>, kind: Kind, variables: bool) -> Policy {
    let statements = statements.map(|json| statement(json, kind, variables)).collect();
    Policy { statements, problem: None }
}

/// Reads the members of one statement and collects what is wrong.
struct Reader {
    kind: Kind,
    variables: bool,
    problems: Vec<String>,
}

/// The elements of a statement.
pub const ELEMENTS: [&str; 9] = [
    "Sid",
    "Effect",
    "Principal",
    "NotPrincipal",
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "Condition",
];

fn statement(json: &Value, kind: Kind, variables: bool) -> Statement {
    let mut reader = Reader { kind, variables, problems: Vec::new() };
    let empty = Map::new();
    let members = json.as_object().unwrap_or_else(|| {
        reader.problems.push("it is not an object".to_owned());
        &empty
    });
    for name in members.keys().filter(|name| !ELEMENTS.contains(&name.as_str())) {
        reader.problems.push(format!("`{name}` is not an element of a statement"));
    }
    let effect = match members.get("Effect").and_then(Value::as_str) {
        Some("Allow") => Some(Effect::Allow),
        Some("Deny") => Some(Effect::Deny),
        _ => {
            reader.problems.push("`Effect` is neither `Allow` nor `Deny`".to_owned());
            None
        }
    };
    let sid = members.get("Sid").and_then(Value::as_str).map(str::to_owned);
    let principals = reader.principals(members);
    let actions = reader.actions(members);
    let resources = reader.resources(members);
    let conditions = reader.conditions(members);
    Statement { sid, effect, principals, actions, resources, conditions, problems: reader.problems }
}

impl Reader {
    /// A member or its negation.
    fn either<'a>(&mut self, members: &'a Map<String, Value>, name: &str) -> Option<(bool, &'a Value)> {
        let negation = format!("Not{name}");
        match (members.get(name), members.get(&negation)) {
            (Some(_), Some(_)) => {
                self.problems.push(format!("`{name}` and `{negation}` exclude each other"));
                None
            }
            (Some(value), None) => Some((false, value)),
            (None, Some(value)) => Some((true, value)),
            (None, None) => None,
        }
    }

    /// A string or a list of strings.
    fn strings(&mut self, name: &str, value: &Value) -> Vec<String> {
        let strings: Option<Vec<String>> = match value {
            Value::String(text) => Some(vec![text.clone()]),
            Value::Array(elements) => {
                elements.iter().map(|element| element.as_str().map(str::to_owned)).collect()
            }
            _ => None,
        };
        strings.unwrap_or_else(|| {
            self.problems.push(format!("`{name}` is neither a string nor a list of strings"));
            Vec::new()
        })
    }

    fn principals(&mut self, members: &Map<String, Value>) -> Option<Listed<PrincipalPattern>> {
        let found = self.either(members, "Principal");
        match (self.kind, found) {
            (Kind::Identity, None) => None,
            (Kind::Identity, Some(_)) => {
                self.problems.push("a policy of a role has no `Principal`".to_owned());
                None
            }
            (Kind::Resource, None) => {
                self.problems.push("a policy of a resource needs a `Principal`".to_owned());
                None
            }
            (Kind::Resource, Some((negated, value))) => {
                let mut entries = Vec::new();
                match value {
                    Value::String(text) if text == "*" => entries.push(PrincipalPattern::Star),
                    Value::Object(kinds) => {
                        for (kind, value) in kinds {
                            let names = self.strings("Principal", value);
                            if kind == "AWS" {
                                entries.extend(names.iter().map(|name| self.principal(name)));
                            } else {
                                entries.push(PrincipalPattern::Other);
                            }
                        }
                    }
                    _ => self.problems.push("`Principal` is neither `*` nor an object".to_owned()),
                }
                Some(Listed { negated, entries })
            }
        }
    }

    fn principal(&mut self, name: &str) -> PrincipalPattern {
        if name == "*" {
            return PrincipalPattern::Star;
        }
        if is_account(name) {
            return PrincipalPattern::Account(name.to_owned());
        }
        if !name.starts_with("arn:") {
            // The id of a role that was deleted.
            return PrincipalPattern::Other;
        }
        if name.contains(['*', '?']) {
            self.problems.push(format!("`{name}` has a wildcard inside a principal"));
        }
        match name.strip_suffix(":root").and_then(|rest| rest.rsplit_once(':')) {
            Some((_, account)) => PrincipalPattern::Account(account.to_owned()),
            None => PrincipalPattern::Arn(name.to_owned()),
        }
    }

    fn actions(&mut self, members: &Map<String, Value>) -> Listed<ActionPattern> {
        let Some((negated, value)) = self.either(members, "Action") else {
            self.problems.push("it needs `Action` or `NotAction`".to_owned());
            return Listed { negated: false, entries: Vec::new() };
        };
        let names = self.strings("Action", value);
        let entries = names.iter().filter_map(|name| self.action(name)).collect();
        Listed { negated, entries }
    }

    fn action(&mut self, name: &str) -> Option<ActionPattern> {
        if name == "*" {
            return Some(ActionPattern { service: wildcard("*"), name: wildcard("*") });
        }
        // An action with white space never matches.
        if name.contains(char::is_whitespace) {
            return None;
        }
        let lower = name.to_ascii_lowercase();
        let Some((service, name)) = lower.split_once(':') else {
            self.problems.push(format!("`{name}` lacks the service in front of the action"));
            return None;
        };
        Some(ActionPattern { service: wildcard(service), name: wildcard(name) })
    }

    fn resources(&mut self, members: &Map<String, Value>) -> Option<Resources> {
        let Some((negated, value)) = self.either(members, "Resource") else {
            if self.kind == Kind::Identity {
                self.problems.push("it needs `Resource` or `NotResource`".to_owned());
            }
            return None;
        };
        let names = self.strings("Resource", value);
        let is_exact = |name: &String| name.splitn(6, ':').count() == 6 && !name.contains(['*', '?', '$']);
        let (mut exact, patterns): (Vec<String>, Vec<String>) = names.into_iter().partition(is_exact);
        order::by(&mut exact, Ord::cmp);
        let patterns = patterns.iter().map(|name| self.resource(name)).collect();
        Some(Resources { negated, exact, patterns })
    }

    fn resource(&mut self, name: &str) -> ResourcePattern {
        if name == "*" {
            return ResourcePattern::Star;
        }
        let mut fields = name.splitn(6, ':');
        // In a policy of a role what is missing counts as `*`; in a policy of a resource only when there is a wildcard at all.
        let padded = self.kind == Kind::Identity || name.contains(['*', '?']);
        let complete = name.splitn(6, ':').count() == 6;
        if !complete && !padded {
            return ResourcePattern::Nothing;
        }
        let first: [_; 5] = std::array::from_fn(|_| wildcard(fields.next().unwrap_or("*")));
        let last = match fields.next() {
            Some(last) => Template::read(last, true, self.variables),
            None => Ok(Template::star()),
        };
        match last {
            Ok(last) => ResourcePattern::Arn(first, last),
            Err(problem) => {
                self.problems.push(problem);
                ResourcePattern::Nothing
            }
        }
    }

    fn conditions(&mut self, members: &Map<String, Value>) -> Vec<Condition> {
        let Some(value) = members.get("Condition") else { return Vec::new() };
        let Some(operators) = value.as_object() else {
            self.problems.push("`Condition` is not an object".to_owned());
            return Vec::new();
        };
        let mut conditions = Vec::new();
        for (name, keys) in operators {
            let Some((operator, quantifier, if_exists)) = operator(name) else {
                self.problems.push(format!("`{name}` is not a condition operator"));
                continue;
            };
            let Some(keys) = keys.as_object() else {
                self.problems.push(format!("`{name}` is not an object of keys"));
                continue;
            };
            if operator.comparison == Comparison::Null && (if_exists || quantifier.is_some()) {
                self.problems.push(format!("`{name}` does not exist: `Null` stands alone"));
            }
            for (key, values) in keys {
                let values = self.values(operator.comparison, key, values);
                conditions.push(Condition { operator, if_exists, quantifier, key: key.clone(), values });
            }
        }
        conditions
    }

    /// Numbers and booleans count as their text.
    fn values(&mut self, comparison: Comparison, key: &str, json: &Value) -> Vec<Template> {
        let elements = json.as_array().map_or(std::slice::from_ref(json), Vec::as_slice);
        let mut values = Vec::with_capacity(elements.len());
        for element in elements {
            let text = match element {
                Value::String(text) => text.clone(),
                Value::Number(number) => number.to_string(),
                Value::Bool(value) => value.to_string(),
                _ => {
                    self.problems.push(format!("a value of `{key}` is not a string"));
                    continue;
                }
            };
            let variables = self.variables && comparison.has_variables();
            match Template::read(&text, comparison.has_wildcards(), variables) {
                Ok(template) => values.push(template),
                Err(problem) => self.problems.push(problem),
            }
        }
        values
    }
}

/// `ForAnyValue:StringLikeIfExists` and its like. Case does not matter.
fn operator(name: &str) -> Option<(Operator, Option<Quantifier>, bool)> {
    let lower = name.to_ascii_lowercase();
    let (quantifier, rest) = match lower.split_once(':') {
        Some(("forallvalues", rest)) => (Some(Quantifier::All), rest),
        Some(("foranyvalue", rest)) => (Some(Quantifier::Any), rest),
        Some(_) => return None,
        None => (None, lower.as_str()),
    };
    let (base, if_exists) = match rest.strip_suffix("ifexists") {
        Some(base) => (base, true),
        None => (rest, false),
    };
    let (_, operator) = OPERATORS.iter().find(|(known, _)| known.eq_ignore_ascii_case(base))?;
    Some((*operator, quantifier, if_exists))
}
