//! Laws: of wildcards against a naive matcher, of the evaluator, and of generated policies against the grants they come from.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value, json};
use taskdef_playground::facts::iam_sizes;
use taskdef_playground::iam::pattern::{Match, Subject, wildcard};
use taskdef_playground::iam::{self, Decision, Grant, Policies, PolicyDocument, Request, Role};

use super::examples::{EXAMPLES, read};

/// The definition, by recursion.
fn matches(pattern: &[u8], text: &[u8]) -> bool {
    match (pattern.split_first(), text.split_first()) {
        (None, None) => true,
        (None, Some(_)) => false,
        (Some((b'*', rest)), None) => matches(rest, text),
        (Some((b'*', rest)), Some((_, tail))) => matches(rest, text) || matches(pattern, tail),
        (Some((b'?', rest)), Some((_, tail))) => matches(rest, tail),
        (Some((wanted, rest)), Some((found, tail))) => wanted == found && matches(rest, tail),
        (Some(_), None) => false,
    }
}

proptest! {
    #[test]
    fn wildcards_match_as_the_definition_says(pattern in "[ab:?*]{0,10}", text in "[ab:]{0,12}") {
        let expected = if matches(pattern.as_bytes(), text.as_bytes()) { Match::Yes } else { Match::No };
        prop_assert_eq!(Subject::known(&text).matches(&wildcard(&pattern)), expected);
    }

    /// A placeholder stands for every text: all of them match, or some, or none.
    #[test]
    fn unknown_runs_stand_for_every_text(pattern in "[ab?*]{0,6}", before in "[ab]{0,3}", after in "[ab]{0,3}") {
        let found = Subject::new(&format!("{before}<x>{after}")).matches(&wildcard(&pattern));
        // `c` is in no pattern, so that a run of it is as bad as any.
        let runs = ["", "a", "b", "c", "aa", "ab", "ba", "bb", "ccc", "aaa", "aab", "aba", "abb", "baa", "bab", "bba", "bbb"];
        let answers: Vec<bool> = runs
            .iter()
            .map(|run| matches(pattern.as_bytes(), format!("{before}{run}{after}").as_bytes()))
            .collect();
        match found {
            Match::Yes => prop_assert!(answers.iter().all(|&answer| answer)),
            Match::No => prop_assert!(answers.iter().all(|&answer| !answer)),
            Match::Perhaps => prop_assert!(!answers.iter().all(|&answer| answer)),
        }
    }
}

const ACTIONS: &[&str] =
    &["secretsmanager:GetSecretValue", "secretsmanager:Get*", "secretsmanager:*", "ssm:GetParameters", "*"];
const RESOURCES: &[&str] = &[
    "arn:aws:secretsmanager:us-east-1:111122223333:secret:a-AbCdEf",
    "arn:aws:secretsmanager:us-east-1:111122223333:secret:a-??????",
    "arn:aws:secretsmanager:us-east-1:111122223333:secret:b-AbCdEf",
    "arn:aws:ssm:us-east-1:111122223333:parameter/a",
    "*",
];

fn statement() -> impl Strategy<Value = Value> {
    let list = |words: &'static [&'static str]| prop::collection::vec(prop::sample::select(words), 1..3);
    let condition = prop_oneof![
        3 => Just(None),
        1 => prop::sample::select(vec!["StringEquals", "StringNotEquals", "StringEqualsIfExists"])
            .prop_map(|operator| Some(json!({ operator: { "aws:ResourceTag/team": "blue" } }))),
    ];
    (any::<bool>(), list(ACTIONS), list(RESOURCES), any::<bool>(), condition).prop_map(
        |(allow, actions, resources, negated, condition)| {
            let mut statement = json!({ "Effect": if allow { "Allow" } else { "Deny" }, "Action": actions });
            statement[if negated { "NotResource" } else { "Resource" }] = json!(resources);
            if let Some(condition) = condition {
                statement["Condition"] = condition;
            }
            statement
        },
    )
}

fn document(statements: &[Value]) -> Value {
    json!({ "Version": "2012-10-17", "Statement": statements })
}

fn request() -> impl Strategy<Value = Request> {
    let context = prop_oneof![
        Just(None),
        Just(Some(Vec::new())),
        Just(Some(vec!["blue".to_owned()])),
        Just(Some(vec!["red".to_owned()])),
    ];
    (0..2_usize, context).prop_map(|(number, tag)| Request {
        principal: "arn:aws:iam::111122223333:role/exec".to_owned(),
        action: ["secretsmanager:GetSecretValue", "ssm:GetParameters"][number].to_owned(),
        resource: [RESOURCES[0], RESOURCES[3]][number].to_owned(),
        context: tag.into_iter().map(|values| ("aws:ResourceTag/team".to_owned(), values)).collect(),
        ..Request::default()
    })
}

fn decide(request: &Request, statements: &[Value]) -> Decision {
    let policies = Policies { identity: vec![document(statements)], ..Policies::default() };
    iam::evaluate(request, &policies).decision
}

/// How much a decision allows.
fn rank(decision: Decision) -> u8 {
    match decision {
        Decision::ExplicitDeny => 0,
        Decision::ImplicitDeny => 1,
        Decision::Depends => 2,
        Decision::Allow => 3,
    }
}

proptest! {
    #[test]
    fn the_order_of_statements_and_policies_does_not_matter(
        request in request(),
        statements in prop::collection::vec(statement(), 0..5),
    ) {
        let decision = decide(&request, &statements);
        let reversed: Vec<Value> = statements.iter().rev().cloned().collect();
        prop_assert_eq!(decide(&request, &reversed), decision);
        let identity = statements.iter().map(|one| document(std::slice::from_ref(one))).collect();
        let apart = Policies { identity, ..Policies::default() };
        prop_assert_eq!(iam::evaluate(&request, &apart).decision, decision);
    }

    #[test]
    fn an_explicit_deny_wins(request in request(), statements in prop::collection::vec(statement(), 0..5)) {
        let mut denied = statements;
        denied.push(json!({ "Effect": "Deny", "Action": "*", "Resource": "*" }));
        prop_assert_eq!(decide(&request, &denied), Decision::ExplicitDeny);
    }

    #[test]
    fn an_allow_never_takes_away_and_a_deny_never_gives(
        request in request(),
        statements in prop::collection::vec(statement(), 0..5),
        more in statement(),
    ) {
        let before = rank(decide(&request, &statements));
        let mut added = statements;
        added.push(more.clone());
        let after = rank(decide(&request, &added));
        if more["Effect"] == "Allow" {
            prop_assert!(after >= before);
        } else {
            // What was denied for lack of a statement may now be denied by one.
            prop_assert!(after <= before);
        }
    }

    /// What depends on a tag comes out one way with some value of it, and another way with another.
    #[test]
    fn depends_means_both_ways_are_open(request in request(), statements in prop::collection::vec(statement(), 0..4)) {
        let open = Request { context: BTreeMap::new(), ..request };
        let with = |values: &[&str]| {
            let values = values.iter().map(|&value| value.to_owned()).collect();
            let context = BTreeMap::from([("aws:ResourceTag/team".to_owned(), values)]);
            decide(&Request { context, ..open.clone() }, &statements)
        };
        let closed = [with(&["blue"]), with(&["red"]), with(&[])];
        let decision = decide(&open, &statements);
        if decision != Decision::Depends {
            for closed in closed {
                prop_assert_eq!(closed == Decision::Allow, decision == Decision::Allow);
            }
        }
    }

    #[test]
    fn a_policy_limits_nothing_it_allows(request in request(), statements in prop::collection::vec(statement(), 0..4)) {
        let everything = json!({ "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*" } });
        let decision = decide(&request, &statements);
        let policies = Policies {
            identity: vec![document(&statements)],
            boundary: Some(everything.clone()),
            scps: vec![vec![everything.clone()], vec![everything.clone()]],
            resource: None,
        };
        prop_assert_eq!(iam::evaluate(&request, &policies).decision, decision);
        // And the other way round: the boundary is what limits.
        let policies = Policies {
            identity: vec![everything],
            boundary: Some(document(&statements)),
            ..Policies::default()
        };
        prop_assert_eq!(iam::evaluate(&request, &policies).decision, decision);
    }
}

/// A request that a grant is there for.
pub(crate) fn requests(grant: &Grant) -> Vec<Request> {
    let real = |pattern: &str| pattern.replace("-??????", "-AbCdEf").replace('*', "x");
    let mut context: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for condition in &grant.conditions {
        context.insert(condition.key.clone(), vec![condition.values[0].clone()]);
    }
    if let Some(entry) = &grant.encryption_context {
        context.insert(entry.key.to_owned(), vec![real(&entry.value)]);
    }
    let resource = if grant.resource == "*" { "*".to_owned() } else { real(&grant.resource) };
    let principal = "arn:aws:iam::111122223333:role/app-exec".to_owned();
    let request = |action: &str| Request {
        principal: principal.clone(),
        action: action.to_owned(),
        resource: resource.clone(),
        resource_account: None,
        context: context.clone(),
    };
    grant.actions.iter().map(|action| request(action.name)).collect()
}

/// The policies around a generated one: every key and every foreign resource lets the account in.
pub(crate) fn around(document: &PolicyDocument, action: &str) -> Policies {
    let service = action.split(':').next().unwrap_or_default();
    let resource = json!({ "Statement": { "Effect": "Allow", "Principal": { "AWS": "111122223333" },
        "Action": format!("{service}:*"), "Resource": "*" } });
    Policies { identity: vec![document.to_json()], resource: Some(resource), ..Policies::default() }
}

fn is_allowed(document: &PolicyDocument, request: &Request) -> bool {
    iam::evaluate(request, &around(document, &request.action)).decision == Decision::Allow
}

#[test]
fn generated_policies_allow_every_grant_and_nothing_beside_it() {
    for example in EXAMPLES.iter().map(|text| read(text)) {
        let roles = &example.roles;
        for (role, document) in
            [(Role::Execution, &roles.execution.document), (Role::Task, &roles.task.document)]
        {
            let grants: Vec<&Grant> = roles.grants.iter().filter(|grant| grant.role == role).collect();
            let wanted: Vec<Request> = grants.iter().flat_map(|grant| requests(grant)).collect();
            for request in &wanted {
                assert!(is_allowed(document, request), "{}: {request:?}", example.title);
                for near in neighbours(request) {
                    assert!(!is_allowed(document, &near), "{}: {near:?}", example.title);
                }
            }
            // No other pair of an action and a resource of the policy is allowed.
            for (one, other) in wanted.iter().flat_map(|one| wanted.iter().map(move |other| (one, other))) {
                let crossed = Request { action: one.action.clone(), ..other.clone() };
                // The two forms of a log group cover its streams as well.
                if one.action == "logs:CreateLogGroup" {
                    continue;
                }
                if !wanted.contains(&crossed) && crossed.resource != "*" && one.resource != "*" {
                    assert!(!is_allowed(document, &crossed), "{}: {crossed:?}", example.title);
                }
            }
        }
    }
}

/// Requests that differ a little from one that is needed.
pub(crate) fn neighbours(request: &Request) -> Vec<Request> {
    let mut near = Vec::new();
    for action in [
        "DescribeSecret",
        "PutSecretValue",
        "GetParameter",
        "GetParametersByPath",
        "PutImage",
        "Encrypt",
        "PutObject",
    ] {
        let service = request.action.split(':').next().unwrap_or_default();
        near.push(Request { action: format!("{service}:{action}"), ..request.clone() });
    }
    if request.resource == "*" {
        return near;
    }
    let log = request.action.starts_with("logs:");
    for resource in [
        request.resource.replace("us-east-1", "eu-west-1"),
        request.resource.replace("111122223333", "999988887777"),
        request.resource.replace("arn:aws:", "arn:aws-cn:"),
        request.resource.replace(['/', '-'], "_"),
    ] {
        if resource != request.resource {
            near.push(Request { resource, ..request.clone() });
        }
    }
    // Streams and groups are patterns; every other resource is one thing.
    if !log {
        near.push(Request { resource: format!("{}2", request.resource), ..request.clone() });
    }
    for key in request.context.keys() {
        let mut context = request.context.clone();
        context.insert(key.clone(), vec!["999988887777".to_owned()]);
        near.push(Request { context, ..request.clone() });
        let mut context = request.context.clone();
        context.insert(key.clone(), Vec::new());
        near.push(Request { context, ..request.clone() });
    }
    near
}

#[test]
fn what_must_stay_denied_stays_denied() {
    let mut count = 0;
    for example in EXAMPLES.iter().map(|text| read(text)) {
        let role =
            if example.json["role"] == "task" { &example.roles.task } else { &example.roles.execution };
        for denied in example.json["denied"].as_array().into_iter().flatten() {
            let text = |key: &str| denied[key].as_str().unwrap().to_owned();
            let context = denied["context"].as_object().into_iter().flatten();
            let request = Request {
                principal: "arn:aws:iam::111122223333:role/app-exec".to_owned(),
                action: text("action"),
                resource: text("resource"),
                resource_account: None,
                context: context
                    .map(|(key, value)| (key.clone(), vec![value.as_str().unwrap().to_owned()]))
                    .collect(),
            };
            let response = iam::evaluate(&request, &around(&role.document, &request.action));
            assert_eq!(response.decision, Decision::ImplicitDeny, "{}: {request:?}", example.title);
            count += 1;
        }
    }
    assert_eq!(count, 27);
}

#[test]
fn divided_policies_allow_the_same() {
    let secrets: Vec<String> = (0..300)
        .map(|number| {
            format!(
                r#"{{"name":"S{number}","valueFrom":"arn:aws:secretsmanager:us-east-1:111122223333:secret:app/{number}-AbCdEf"}}"#
            )
        })
        .collect();
    let text = format!(
        r#"{{"family":"web","executionRoleArn":"arn:aws:iam::111122223333:role/app-exec","containerDefinitions":[
        {{"name":"web","image":"111122223333.dkr.ecr.us-east-1.amazonaws.com/web","secrets":[{}]}}]}}"#,
        secrets.join(",")
    );
    let roles = iam::derive(
        &super::examples::task(&text),
        &Default::default(),
        &Default::default(),
        iam::PolicyStyle::Exact,
    );
    let document = &roles.execution.document;
    assert!(document.size() > iam_sizes::INLINE);
    assert!(roles.execution.notes.iter().any(|note| note.contains("managed policies")));
    let parts = document.split(iam_sizes::MANAGED);
    assert!(parts.iter().all(|part| part.size() <= iam_sizes::MANAGED));
    // None could take a resource more, but for the last.
    assert!(parts.iter().rev().skip(1).all(|part| part.size() > iam_sizes::MANAGED - 100));
    let identity: Vec<Value> = parts.iter().map(PolicyDocument::to_json).collect();
    let count = |policies: &[Value]| {
        let resources = policies.iter().flat_map(|policy| policy["Statement"].as_array().unwrap());
        resources.map(|statement| statement["Resource"].as_array().map_or(1, Vec::len)).sum::<usize>()
    };
    assert_eq!(count(&identity), count(&[document.to_json()]));
    let policies = Policies { identity, ..Policies::default() };
    for request in roles.grants.iter().flat_map(requests) {
        assert_eq!(iam::evaluate(&request, &policies).decision, Decision::Allow, "{request:?}");
    }
}
