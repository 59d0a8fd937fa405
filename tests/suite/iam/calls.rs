//! The table of calls: complete, in agreement with the launch, and each layer by itself.

use std::path::Path;

use serde_json::{Value, json};
use taskdef_playground::analysis::{Call, calls};
use taskdef_playground::iam::{PolicyStyle, Verdict};
use taskdef_playground::world::{ExecutionRole, RolePolicies};
use taskdef_playground::{Options, analyze, options};

use super::examples::EXAMPLES;

fn calls_of(text: &str, options: &Options) -> Vec<Vec<Call>> {
    analyze(text, options).tasks.iter().map(|task| calls(task, options)).collect()
}

/// The examples and the fixtures of the launch, with their options.
fn cases() -> Vec<(String, String, Options)> {
    let mut cases: Vec<(String, String, Options)> = EXAMPLES
        .iter()
        .map(|example| {
            let json: Value = serde_json::from_str(example).unwrap();
            (json["title"].to_string(), json["task"].to_string(), Options::default())
        })
        .collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/simulate");
    for case in std::fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path()) {
        let read = |name: &str| std::fs::read_to_string(case.join(name)).ok();
        let Some(text) = read("input.json").or_else(|| read("input.yaml")) else { continue };
        let given: Value =
            read("options.json").map_or(Value::Null, |text| serde_json::from_str(&text).unwrap());
        let Ok(mut options) = options::read(&given) else { continue };
        options.world.execution_role = ExecutionRole::Generated;
        cases.push((case.display().to_string(), text, options));
    }
    assert!(cases.len() > 100);
    cases
}

#[test]
fn a_generated_policy_allows_every_call_of_the_table() {
    let mut count = 0;
    for (name, text, options) in cases() {
        for call in calls_of(&text, &options).concat() {
            let is_open = call.role == "instance"
                || call.whole.because.contains("another account")
                || call.whole.because.contains("names no");
            assert!(call.whole.verdict == Verdict::Allowed || is_open, "{name}: {call:#?}");
            count += 1;
        }
    }
    assert!(count > 300, "{count} calls");
}

/// Whatever the simulator counts as a call of a role is a row of the table.
#[test]
fn the_table_has_every_call_of_the_launch() {
    let mut count = 0;
    for (name, text, options) in cases() {
        for task in &analyze(&text, &options).tasks {
            let table = calls(task, &options);
            for made in &task.simulation.launch.api_calls {
                // S3 asks for the permission to get an object when only its head is wanted.
                let action = format!("{}:{}", made.service, made.action.replace("HeadObject", "GetObject"));
                // The Region stands even in an answer that refuses.
                if action == "s3:HeadBucket" {
                    continue;
                }
                let known = table.iter().any(|call| call.action == action);
                assert!(known, "{name}: {action} on {} by {}", made.resource, made.role);
                count += 1;
            }
        }
    }
    assert!(count > 150, "{count} calls");
}

const SECRET: &str = "arn:aws:secretsmanager:us-east-1:111122223333:secret:prod/db-AbCdEf";
const KEY: &str = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const ROLE: &str = "arn:aws:iam::111122223333:role/app-exec";

fn table(world: &Value) -> Vec<Call> {
    let text = json!({
        "family": "web",
        "executionRoleArn": ROLE,
        "containerDefinitions": [
            { "name": "web", "image": "nginx:1.27", "secrets": [{ "name": "DB", "valueFrom": SECRET }] }
        ]
    });
    let options = options::read(&json!({ "world": world })).unwrap();
    calls_of(&text.to_string(), &options).remove(0)
}

fn row<'a>(table: &'a [Call], action: &str) -> &'a Call {
    table.iter().find(|call| call.action == action).unwrap()
}

/// Identity, resource, key, boundary, and all together.
fn verdicts(call: &Call) -> [&'static str; 5] {
    [&call.identity, &call.resource_policy, &call.key_policy, &call.boundary, &call.whole]
        .map(|answer| answer.verdict.name())
}

fn allow(action: &str, resource: &str) -> Value {
    json!({ "Version": "2012-10-17", "Statement": { "Sid": "Mine", "Effect": "Allow", "Action": action, "Resource": resource } })
}

#[test]
fn each_layer_speaks_for_itself() {
    let read = || allow("secretsmanager:GetSecretValue", SECRET);
    let with = |policies: Value, boundary: Value, secret: Value, key: Value| {
        table(&json!({
            "secrets": { "prod/db": { "kmsKey": KEY, "policy": secret } },
            "keys": { KEY: { "policy": key } },
            "executionRole": { "policies": policies, "boundary": boundary },
        }))
    };
    let free = with(json!([read(), allow("kms:*", "*")]), Value::Null, Value::Null, Value::Null);
    assert_eq!(
        verdicts(row(&free, "secretsmanager:GetSecretValue")),
        ["allowed", "silent", "silent", "silent", "allowed"]
    );
    assert_eq!(verdicts(row(&free, "kms:Decrypt")), ["allowed", "silent", "allowed", "silent", "allowed"]);
    assert!(row(&free, "kms:Decrypt").identity.because.contains("`Mine`, statement 1 of identity policy 2"));
    let bounded = with(json!([read()]), allow("s3:*", "*"), Value::Null, Value::Null);
    assert_eq!(
        verdicts(row(&bounded, "secretsmanager:GetSecretValue")),
        ["allowed", "silent", "silent", "denied", "denied"]
    );
    assert_eq!(verdicts(row(&bounded, "kms:Decrypt")), ["denied", "silent", "allowed", "denied", "denied"]);
    let other = |effect: &str, principal: &str| json!({ "Statement": { "Effect": effect, "Principal": { "AWS": principal }, "Action": "*", "Resource": "*" } });
    // The secret's policy alone is enough; a deny in it is the end; one for somebody else says nothing.
    let by_secret = with(json!([]), Value::Null, other("Allow", ROLE), other("Allow", ROLE));
    assert_eq!(
        verdicts(row(&by_secret, "secretsmanager:GetSecretValue")),
        ["denied", "allowed", "silent", "silent", "allowed"]
    );
    assert_eq!(
        verdicts(row(&by_secret, "kms:Decrypt")),
        ["denied", "silent", "allowed", "silent", "allowed"]
    );
    let shut = with(
        json!([read()]),
        Value::Null,
        other("Deny", "*"),
        other("Allow", "arn:aws:iam::111122223333:role/x"),
    );
    assert_eq!(
        verdicts(row(&shut, "secretsmanager:GetSecretValue")),
        ["allowed", "denied", "silent", "silent", "denied"]
    );
    assert_eq!(verdicts(row(&shut, "kms:Decrypt")), ["denied", "silent", "denied", "silent", "denied"]);
    let elsewhere =
        with(json!([read()]), Value::Null, other("Allow", "arn:aws:iam::111122223333:role/x"), Value::Null);
    assert_eq!(
        verdicts(row(&elsewhere, "secretsmanager:GetSecretValue")),
        ["allowed", "silent", "silent", "silent", "allowed"]
    );
}

#[test]
fn what_is_not_known_depends() {
    let text = json!({
        "family": "web",
        "executionRoleArn": ROLE,
        "tags": [{ "key": "team", "value": "blue" }],
        "containerDefinitions": [{ "name": "web", "image": "999988887777.dkr.ecr.us-east-1.amazonaws.com/web:1",
            "secrets": [{ "name": "DB", "valueFrom": SECRET }] }]
    });
    let mut options = Options::default();
    options.roles.style = PolicyStyle::Tag;
    let table = calls_of(&text.to_string(), &options).remove(0);
    let secret = row(&table, "secretsmanager:GetSecretValue");
    assert_eq!(verdicts(secret), ["depends", "silent", "silent", "silent", "depends"]);
    assert!(secret.whole.because.contains("aws:ResourceTag/team"), "{:?}", secret.whole);
    let pull = row(&table, "ecr:BatchGetImage");
    assert_eq!(verdicts(pull), ["allowed", "depends", "silent", "silent", "depends"]);
}

#[test]
fn the_role_itself_is_the_first_call() {
    let lambda = json!({ "Statement": { "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" } });
    let table = table(&json!({ "executionRole": { "trust": lambda } }));
    assert_eq!(table[0].action, "sts:AssumeRole");
    assert_eq!(verdicts(&table[0]), ["silent", "denied", "silent", "silent", "denied"]);
    // On EC2 the instance pulls for a task without an execution role; on Fargate nobody does.
    let without = |compatibility: &str| {
        json!({ "family": "x", "requiresCompatibilities": [compatibility], "containerDefinitions": [
            { "name": "x", "image": "111122223333.dkr.ecr.us-east-1.amazonaws.com/x:1", "memory": 64 }] })
        .to_string()
    };
    let on_ec2 = calls_of(&without("EC2"), &Options::default()).remove(0);
    assert!(
        on_ec2.iter().all(|call| call.role == "instance" && call.whole.verdict == Verdict::Depends),
        "{on_ec2:#?}"
    );
    let on_fargate = calls_of(&without("FARGATE"), &Options::default()).remove(0);
    assert_eq!(
        (on_fargate[0].action.as_str(), on_fargate[0].whole.verdict),
        ("sts:AssumeRole", Verdict::Denied)
    );
}

#[test]
fn pasted_policies_count_for_the_execution_role_only() {
    let role = RolePolicies { policies: Some(Vec::new()), ..RolePolicies::default() };
    let mut options = Options::default();
    options.world.execution_role = ExecutionRole::Policies(role);
    options.roles.exec = true;
    let text = json!({ "family": "x", "executionRoleArn": ROLE, "taskRoleArn": ROLE, "containerDefinitions": [
        { "name": "x", "image": "111122223333.dkr.ecr.us-east-1.amazonaws.com/x:1" }] });
    for call in calls_of(&text.to_string(), &options).remove(0) {
        let expected = if call.action == "sts:AssumeRole" || call.role == "task" {
            Verdict::Allowed
        } else {
            Verdict::Denied
        };
        assert_eq!(call.whole.verdict, expected, "{call:#?}");
    }
}
