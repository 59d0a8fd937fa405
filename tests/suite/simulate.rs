//! The number format of values that ECS takes out of JSON, against the rule said another way; and the key selection against another
//! parser. The cases of the simulator are fixtures.

use proptest::prelude::*;
use serde_json::{Value, json};
use taskdef_playground::simulate::json_select;

/// The rule of Go's `%v` said another way: digits and exponent are taken from a print with seventeen digits or fewer, the shortest
/// that reads back as the same number, and put together by hand.
fn go_number(value: f64) -> String {
    if value == 0.0 {
        return if value.is_sign_negative() { "-0".to_owned() } else { "0".to_owned() };
    }
    // More digits read back, too, so the shortest print is the last one on the way down.
    let (digits, exponent) = (0..17)
        .rev()
        .map(|precision| format!("{:.precision$e}", value.abs()))
        .take_while(|text| text.parse() == Ok(value.abs()))
        .last()
        .map(|text| {
            let (mantissa, exponent) = text.split_once('e').unwrap();
            let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
            (digits.trim_end_matches('0').to_owned(), exponent.parse::<i32>().unwrap())
        })
        .unwrap();
    let sign = if value < 0.0 { "-" } else { "" };
    let plain = (1e-4..1e6).contains(&value.abs());
    let body = if !plain {
        let fraction = if digits.len() > 1 { format!(".{}", &digits[1..]) } else { String::new() };
        let mark = if exponent < 0 { '-' } else { '+' };
        format!("{}{fraction}e{mark}{:0>2}", &digits[..1], exponent.abs())
    } else if exponent < 0 {
        format!("0.{}{digits}", "0".repeat(usize::try_from(-exponent - 1).unwrap()))
    } else {
        let whole = usize::try_from(exponent + 1).unwrap();
        if digits.len() <= whole {
            format!("{digits}{}", "0".repeat(whole - digits.len()))
        } else {
            format!("{}.{}", &digits[..whole], &digits[whole..])
        }
    };
    format!("{sign}{body}")
}

#[test]
fn a_million_numbers_print_as_the_rule_of_3_1_says() {
    // xorshift64: the same million on every machine.
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    for number in 0..1_000_000_u32 {
        let bits = next();
        // All bit patterns, numbers with few digits, integers of every size, and the neighbours of both borders.
        let value = match number % 4 {
            0 => f64::from_bits(bits),
            1 => (bits >> 43) as f64 / f64::from(10_u32.pow(number % 10)),
            2 => (bits >> (bits % 64)) as f64,
            _ => {
                let border = if bits & 1 == 0 { 1e6_f64 } else { 1e-4 };
                f64::from_bits(border.to_bits().wrapping_add(bits >> 48).wrapping_sub(1 << 15))
            }
        };
        if value.is_finite() {
            assert_eq!(json_select::number(value), go_number(value), "{:x}", value.to_bits());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn numbers_print_as_the_rule_of_3_1_says(bits in any::<u64>(), small in -2_000_000i64..2_000_000, scale in 0u32..9) {
        let wild = f64::from_bits(bits);
        let tame = small as f64 / f64::from(10u32.pow(scale));
        for value in [wild, tame] {
            if value.is_finite() {
                prop_assert_eq!(json_select::number(value), go_number(value));
            }
        }
    }

    #[test]
    fn selection_never_panics(text in ".{0,40}", key in "[a-z]{0,2}") {
        let _ = json_select::select(&text, &key);
    }

    #[test]
    fn selection_takes_what_another_parser_takes(text in r#"\{("[ak]":("[a-z]{0,2}"|null|[0-9]{1,3}|\[\]|\{\}|[,:\]]),?){0,3}\}"#) {
        let other: Result<serde_json::Map<String, Value>, _> = serde_json::from_str(&text);
        let found = json_select::select(&text, "k");
        match other {
            Ok(members) => prop_assert_eq!(found.is_ok(), members.contains_key("k")),
            Err(_) => prop_assert!(matches!(found, Err(json_select::SelectError::Json(_)))),
        }
    }
}

#[test]
fn calls_cost_what_the_price_list_says() {
    let text = r#"{ "family": "web", "executionRoleArn": "arn:aws:iam::111122223333:role/exec", "containerDefinitions": [{
        "name": "app", "image": "nginx:1", "secrets": [
            { "name": "A", "valueFrom": "arn:aws:secretsmanager:us-east-1:111122223333:secret:a-AbCdEf:k::" },
            { "name": "B", "valueFrom": "arn:aws:secretsmanager:us-east-1:111122223333:secret:a-AbCdEf:l::" },
            { "name": "C", "valueFrom": "/c" }],
        "environmentFiles": [{ "value": "arn:aws:s3:::bucket/app.env", "type": "s3" }] }] }"#;
    let analysis = taskdef_playground::analyze(text, &taskdef_playground::Options::default());
    let calls = &analysis.tasks[0].simulation.launch.api_calls;
    let cost = |service: &str| {
        let call = calls.iter().find(|call| call.service == service).unwrap();
        call.cents_per_million_launches()
    };
    // Two calls of 0.05 dollars for 10,000; Parameter Store is free; S3 differs by Region.
    assert_eq!([cost("secretsmanager"), cost("ssm"), cost("s3")], [Some(1000), Some(0), None]);
}

#[test]
fn a_launch_is_not_refused_for_what_terraform_drops() {
    use taskdef_playground::simulate::Outcome;
    let containers = r#"[{ "name": "app", "image": "nginx:1", "memory": 128, "networkMode": "awsvpc" }]"#;
    let launch = |text: &str| {
        let analysis = taskdef_playground::analyze(text, &taskdef_playground::Options::default());
        analysis.tasks[0].simulation.launch.clone()
    };
    assert_ne!(launch(containers).outcome, Outcome::Refused);
    let whole = format!(r#"{{ "family": "web", "containerDefinitions": {containers} }}"#);
    assert_eq!(launch(&whole).outcome, Outcome::Refused);
}

/// A Fargate task with a secret, an environment file and an execution role, launched in a pretend AWS.
fn launched(world: &Value) -> (String, Vec<String>) {
    let text = r#"{ "family": "web", "requiresCompatibilities": ["FARGATE"], "networkMode": "awsvpc", "cpu": "256", "memory": "512",
        "executionRoleArn": "arn:aws:iam::111122223333:role/web", "containerDefinitions": [{
        "name": "web", "image": "nginx:1",
        "environmentFiles": [{ "value": "arn:aws:s3:::bucket/a.env", "type": "s3" }],
        "secrets": [{ "name": "A", "valueFrom": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-Ab12Cd" }] }] }"#;
    let options =
        taskdef_playground::options::read(&json!({ "context": { "region": "eu-west-1" }, "world": world }))
            .unwrap();
    let launch = taskdef_playground::analyze(text, &options).tasks.remove(0).simulation.launch;
    let details = launch.events.into_iter().map(|event| event.detail).collect();
    (launch.stopped_reason.unwrap_or_default(), details)
}

#[test]
fn what_stands_around_the_role_limits_it() {
    let everything = json!({ "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*" } });
    let forbid = json!({ "Statement": [everything["Statement"], { "Effect": "Deny", "Action": "secretsmanager:*", "Resource": "*" }] });
    let deny = |action: &str| json!({ "Statement": { "Effect": "Deny", "Principal": "*", "Action": action, "Resource": "*" } });
    let role = |role: Value| json!({ "executionRole": role });
    let limits = |key: &str, value: Value| role(json!({ key: value }));
    for (world, words) in [
        (json!({}), ""),
        (limits("without", json!(["logs:CreateLogStream"])), ""),
        (limits("scps", json!([everything])), ""),
        (
            limits("without", json!(["secretsmanager:GetSecretValue"])),
            "because no identity-based policy allows the secretsmanager:GetSecretValue action",
        ),
        (
            role(json!({ "policies": [everything], "without": ["secretsmanager:GetSecretValue"] })),
            "because no identity-based policy allows the secretsmanager:GetSecretValue action",
        ),
        (
            limits("scps", json!([[everything], []])),
            "because no service control policy allows the secretsmanager:GetSecretValue action",
        ),
        (limits("boundary", forbid), "with an explicit deny in a permissions boundary"),
        (json!({ "buckets": { "arn:aws:s3:::bucket": { "policy": deny("s3:GetObject") } } }), "env files"),
        (json!({ "buckets": { "arn:aws:s3:::other": { "policy": deny("s3:GetObject") } } }), ""),
    ] {
        let (reason, _) = launched(&world);
        assert!(reason.contains(words) && reason.is_empty() == words.is_empty(), "{world}: {reason}");
    }
}

#[test]
fn a_trust_policy_with_conditions_is_taken_to_be_met_and_says_so() {
    let trust = |condition: Value| {
        json!({ "executionRole": { "trust": { "Statement": { "Effect": "Allow", "Principal": { "Service": "ecs-tasks.amazonaws.com" },
            "Action": "sts:AssumeRole", "Condition": condition } } } })
    };
    let (reason, details) =
        launched(&trust(json!({ "StringEquals": { "aws:SourceAccount": "111122223333" } })));
    assert_eq!(reason, "");
    let expected = "the trust policy of the execution role lets ECS in on conditions (`aws:SourceAccount`), which are taken to be met";
    assert!(details.iter().any(|detail| detail == expected), "{details:?}");
    let (_, details) = launched(&json!({}));
    assert!(!details.iter().any(|detail| detail.contains("trust policy")), "{details:?}");
}
