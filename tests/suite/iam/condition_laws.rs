//! Laws of conditions, of negated elements and of layers, over random policies and requests.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value, json};
use taskdef_playground::iam::{self, Decision, Judge, Policies, Request};

const KEY: &str = "aws:ResourceTag/team";
const RESOURCE: &str = "arn:aws:secretsmanager:us-east-1:111122223333:secret:a-AbCdEf";
const ACTION: &str = "secretsmanager:GetSecretValue";

/// Operators that take a text, a number or an ARN, with their negations, and values that they may meet.
const OPERATORS: &[(&str, &str, &[&str])] = &[
    ("StringEquals", "StringNotEquals", &["blue", "Blue", "red", ""]),
    ("StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", &["blue", "Blue", "red", ""]),
    ("StringLike", "StringNotLike", &["blue", "b*", "?ed", "red", "*"]),
    ("NumericEquals", "NumericNotEquals", &["1", "1.0", "2"]),
    (
        "ArnLike",
        "ArnNotLike",
        &["arn:aws:iam::111122223333:role/a", "arn:aws:iam::*:role/*", "arn:aws:iam::1:role/b"],
    ),
    ("IpAddress", "NotIpAddress", &["10.0.0.1", "10.0.0.0/8", "203.0.113.7"]),
];

fn operator() -> impl Strategy<Value = (&'static str, &'static str, &'static [&'static str])> {
    prop::sample::select(OPERATORS)
}

/// An operator with values for the policy and values that the request carries.
fn compared() -> impl Strategy<Value = ((&'static str, &'static str), Vec<String>, Vec<String>)> {
    operator().prop_flat_map(|(plain, negated, words)| {
        let list = |least: usize| {
            prop::collection::vec(prop::sample::select(words).prop_map(str::to_owned), least..4)
        };
        (Just((plain, negated)), list(1), list(1))
    })
}

fn request(values: Option<&[String]>) -> Request {
    Request {
        principal: "arn:aws:iam::111122223333:role/exec".to_owned(),
        action: ACTION.to_owned(),
        resource: RESOURCE.to_owned(),
        context: BTreeMap::from([(KEY.to_owned(), values.unwrap_or_default().to_vec())]),
        ..Request::default()
    }
}

/// Does an Allow with this condition apply?
fn holds(operator: &str, values: &[String], request: &Request) -> bool {
    let statement = json!({ "Effect": "Allow", "Action": ACTION, "Resource": RESOURCE, "Condition": { operator: { KEY: values } } });
    let policies = Policies { identity: vec![document(&[statement])], ..Policies::default() };
    match iam::evaluate(request, &policies).decision {
        Decision::Allow => true,
        Decision::ImplicitDeny => false,
        other => panic!("everything is known, and still {other:?}"),
    }
}

fn document(statements: &[Value]) -> Value {
    json!({ "Version": "2012-10-17", "Statement": statements })
}

proptest! {
    /// With the key there, IfExists changes nothing; without it, the condition holds.
    #[test]
    fn if_exists_only_forgives_a_key_that_is_not_there(((plain, negated), values, found) in compared()) {
        let one = found.get(..1);
        for operator in [plain, negated] {
            let lenient = format!("{operator}IfExists");
            prop_assert_eq!(holds(&lenient, &values, &request(one)), holds(operator, &values, &request(one)));
            prop_assert!(holds(&lenient, &values, &request(None)));
            prop_assert_eq!(holds(operator, &values, &request(None)), operator == negated);
        }
    }

    #[test]
    fn a_negated_operator_holds_when_the_plain_one_does_not(((plain, negated), values, found) in compared()) {
        let one = request(found.get(..1));
        prop_assert_ne!(holds(plain, &values, &one), holds(negated, &values, &one));
    }

    /// All of them fit when none of them fails to; of no values all fit, and none does.
    #[test]
    fn quantifiers_mirror_each_other(((plain, negated), values, found) in compared()) {
        let all = |operator: &str, request: &Request| holds(&format!("ForAllValues:{operator}"), &values, request);
        let any = |operator: &str, request: &Request| holds(&format!("ForAnyValue:{operator}"), &values, request);
        let several = request(Some(&found));
        prop_assert_ne!(all(plain, &several), any(negated, &several));
        prop_assert_ne!(any(plain, &several), all(negated, &several));
        prop_assert!(!all(plain, &several) || any(plain, &several));
        for operator in [plain, negated] {
            prop_assert!(all(operator, &request(None)) && !any(operator, &request(None)));
        }
        let single = request(found.get(..1));
        prop_assert_eq!(all(plain, &single), holds(plain, &values, &single));
        prop_assert_eq!(any(plain, &single), holds(plain, &values, &single));
    }

    #[test]
    fn values_are_alternatives_and_their_order_does_not_matter(((plain, negated), values, found) in compared()) {
        let one = request(found.get(..1));
        let each = values.iter().any(|value| holds(plain, std::slice::from_ref(value), &one));
        prop_assert_eq!(holds(plain, &values, &one), each);
        let reversed: Vec<String> = values.iter().rev().cloned().collect();
        prop_assert_eq!(holds(negated, &reversed, &one), holds(negated, &values, &one));
    }

    #[test]
    fn null_tells_whether_the_key_is_there(found in prop::option::of(Just(["blue".to_owned()]))) {
        let request = request(found.as_ref().map(<[String; 1]>::as_slice));
        let asks = |word: &str| holds("Null", &[word.to_owned()], &request);
        prop_assert_eq!(asks("true"), found.is_none());
        prop_assert_eq!(asks("false"), found.is_some());
    }

    /// Keys and operators stand together: all of them must hold.
    #[test]
    fn a_condition_more_never_allows_more(
        ((plain, _), values, found) in compared(),
        ((other, _), more, _) in compared(),
    ) {
        prop_assume!(plain != other);
        let request = request(found.get(..1));
        let both = json!({ "Effect": "Allow", "Action": ACTION, "Resource": RESOURCE, "Condition": { plain: { KEY: values }, other: { KEY: more } } });
        let policies = Policies { identity: vec![document(&[both])], ..Policies::default() };
        let allowed = iam::evaluate(&request, &policies).decision == Decision::Allow;
        prop_assert_eq!(allowed, holds(plain, &values, &request) && holds(other, &more, &request));
    }
}

const ACTIONS: &[&str] = &[
    ACTION,
    "SECRETSMANAGER:getsecretvalue",
    "secretsmanager:Get*",
    "secretsmanager:Get?ecretValue",
    "ssm:*",
    "*",
];
const RESOURCES: &[&str] = &[
    RESOURCE,
    "arn:aws:secretsmanager:us-east-1:111122223333:secret:a-??????",
    "arn:aws:secretsmanager:*:*:secret:b-*",
    "*",
];

fn some(words: &'static [&'static str]) -> impl Strategy<Value = Vec<&'static str>> {
    prop::collection::vec(prop::sample::select(words), 1..3)
}

fn decision(statements: &[Value]) -> Decision {
    let policies = Policies { identity: vec![document(statements)], ..Policies::default() };
    iam::evaluate(&request(None), &policies).decision
}

/// How much a decision allows.
fn rank(decision: Decision) -> u8 {
    match decision {
        Decision::ExplicitDeny | Decision::ImplicitDeny => 0,
        Decision::Depends => 1,
        Decision::Allow => 2,
    }
}

/// A policy of the secret or the boundary, over the same words.
fn policy() -> impl Strategy<Value = Value> {
    let statement = (any::<bool>(), some(ACTIONS), some(RESOURCES), 0..3_usize).prop_map(|(allow, actions, resources, who)| {
        let who = ["111122223333", "arn:aws:iam::111122223333:role/exec", "arn:aws:iam::111122223333:role/other"][who];
        json!({ "Effect": if allow { "Allow" } else { "Deny" }, "Action": actions, "Resource": resources, "Principal": { "AWS": who } })
    });
    prop::collection::vec(statement, 1..3).prop_map(|statements| document(&statements))
}

fn without_principals(policy: &Value) -> Value {
    let mut policy = policy.clone();
    for statement in policy["Statement"].as_array_mut().unwrap() {
        statement.as_object_mut().unwrap().remove("Principal");
    }
    policy
}

proptest! {
    #[test]
    fn an_element_and_its_negation_share_every_request(actions in some(ACTIONS), resources in some(RESOURCES)) {
        let allow = |action: &str, resource: &str| {
            decision(&[json!({ "Effect": "Allow", action: actions, resource: resources })]) == Decision::Allow
        };
        // Two negated elements are not the opposite of two plain ones, so one at a time.
        let everywhere = |action: &str| decision(&[json!({ "Effect": "Allow", action: actions, "Resource": "*" })]) == Decision::Allow;
        prop_assert_ne!(everywhere("Action"), everywhere("NotAction"));
        let always = |resource: &str| decision(&[json!({ "Effect": "Allow", "Action": "*", resource: resources })]) == Decision::Allow;
        prop_assert_ne!(always("Resource"), always("NotResource"));
        for (action, resource) in [("Action", "Resource"), ("Action", "NotResource"), ("NotAction", "Resource")] {
            prop_assert_eq!(allow(action, resource), everywhere(action) && always(resource));
        }
    }

    /// Layers: a boundary or a level of service control policies more never allows more, an Allow in the resource's policy never less.
    #[test]
    fn limits_limit_and_grants_grant(role in policy(), secret in policy(), limit in policy()) {
        let (identity, limit) = (vec![without_principals(&role)], without_principals(&limit));
        let with = |resource: Option<Value>, boundary: Option<Value>, scps: Vec<Vec<Value>>| {
            let policies = Policies { identity: identity.clone(), resource, boundary, scps };
            rank(iam::evaluate(&request(None), &policies).decision)
        };
        let free = with(None, None, Vec::new());
        prop_assert!(with(None, Some(limit.clone()), Vec::new()) <= free);
        prop_assert!(with(None, None, vec![vec![limit.clone()]]) <= free);
        let both = with(Some(secret.clone()), None, vec![vec![limit.clone()]]);
        prop_assert!(both <= with(Some(secret.clone()), None, Vec::new()));
        let mut open = secret.clone();
        open["Statement"].as_array_mut().unwrap().retain(|statement| statement["Effect"] == "Allow");
        if open["Statement"].as_array().is_some_and(|statements| !statements.is_empty()) {
            prop_assert!(with(Some(open), None, Vec::new()) >= free);
        }
        let closed = json!({ "Statement": { "Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*" } });
        prop_assert_eq!(with(Some(closed), None, Vec::new()), 0);
    }

    /// The answers of single layers and the one of all together come from the same evaluation.
    #[test]
    fn the_layers_agree_with_the_whole(role in policy(), secret in policy(), limit in policy()) {
        let policies = Policies {
            identity: vec![without_principals(&role)],
            boundary: Some(without_principals(&limit)),
            ..Policies::default()
        };
        let judge = Judge::new(&policies);
        let layers = judge.by_layer(&request(None), Some(&secret));
        prop_assert_eq!(&layers.whole, &judge.judge_with(&request(None), Some(&secret)));
        let denies = |answer: &iam::Answer| answer.because.starts_with("denied by");
        let is_explicit = layers.whole.decision == Decision::ExplicitDeny;
        let answers = [&layers.identity, &layers.resource, &layers.boundary];
        prop_assert_eq!(answers.into_iter().any(denies), is_explicit);
        if layers.identity.verdict == iam::Verdict::Allowed && layers.boundary.verdict == iam::Verdict::Allowed && !is_explicit {
            prop_assert_eq!(layers.whole.decision, Decision::Allow);
        }
    }
}
