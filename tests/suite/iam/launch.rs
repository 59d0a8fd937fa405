//! Policies at launch: the generated one must carry every launch, and pasted ones must stop it where they do not allow something.

use std::path::Path;

use serde_json::{Value, json};
use taskdef_playground::model::value_from;
use taskdef_playground::simulate::{Launch, Outcome};
use taskdef_playground::world::{ExecutionRole, Key, RolePolicies, Secret, World};
use taskdef_playground::{Options, analyze, options};

use super::examples::EXAMPLES;
use crate::corpus;

fn launches(text: &str, mut options: Options, role: ExecutionRole) -> Vec<Launch> {
    options.world.execution_role = role;
    analyze(text, &options).tasks.into_iter().map(|task| task.simulation.launch).collect()
}

/// What happens, without what is not known of other accounts.
fn steps(launch: &Launch) -> Vec<(String, String, bool)> {
    let step = |event: &taskdef_playground::simulate::Event| {
        (event.step.to_owned(), event.subject.clone(), event.ok)
    };
    launch.events.iter().map(step).collect()
}

/// A launch under the generated policy goes as under one that allows everything.
fn check(name: &str, text: &str, options: &Options) -> usize {
    let generated = launches(text, options.clone(), ExecutionRole::Generated);
    let all = launches(text, options.clone(), ExecutionRole::AllowAll);
    for (generated, all) in generated.iter().zip(&all) {
        assert_eq!(steps(generated), steps(all), "{name}");
        assert_eq!(generated.stopped_reason, all.stopped_reason, "{name}");
        let foreign =
            generated.events.iter().any(|event| event.detail.contains("which is in another account"));
        assert!(
            generated.outcome == all.outcome || (foreign && generated.outcome == Outcome::Unknown),
            "{name}: {:#?}",
            generated.events
        );
    }
    generated.len()
}

#[test]
fn generated_policies_carry_the_launches_of_the_fixtures() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/simulate");
    let mut count = 0;
    for case in std::fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path()) {
        let read = |name: &str| std::fs::read_to_string(case.join(name)).ok();
        let Some(text) = read("input.json").or_else(|| read("input.yaml")) else { continue };
        let given: Value =
            read("options.json").map_or(Value::Null, |text| serde_json::from_str(&text).unwrap());
        let Ok(mut options) = options::read(&given) else { continue };
        options.world.execution_role = ExecutionRole::Generated;
        count += check(&case.display().to_string(), &text, &options);
    }
    assert!(count > 100, "{count} fixtures are read");
}

#[test]
fn generated_policies_carry_real_launches() {
    let Some(samples) = corpus::samples() else { return };
    let count: usize = samples
        .iter()
        .map(|sample| check(&format!("{}/{}", sample.kind, sample.name), &sample.text, &Options::default()))
        .sum();
    assert!(count > 0, "no task definition is found in the corpus");
}

/// Every secret and parameter of a text gets a customer managed key.
#[test]
fn generated_policies_decrypt_with_customer_keys() {
    for example in EXAMPLES {
        let json: Value = serde_json::from_str(example).unwrap();
        let text = json["task"].to_string();
        for key in ["1234abcd-12ab-34cd-56ef-1234567890ab", "alias/app"] {
            let mut options = Options::default();
            options.context.region = Some("us-east-1".to_owned());
            for reference in references(&json["task"]) {
                match value_from::parse(&reference) {
                    value_from::ValueFrom::Secret(secret) => {
                        let entry = Secret { kms_key: Some(key.to_owned()), ..Secret::default() };
                        options.world.secrets.insert(secret.secret_arn, entry);
                    }
                    value_from::ValueFrom::Parameter(parameter) => {
                        let entry = taskdef_playground::world::Parameter {
                            kms_key: Some(key.to_owned()),
                            ..Default::default()
                        };
                        options.world.parameters.insert(parameter.name, entry);
                    }
                    _ => {}
                }
            }
            check(json["title"].as_str().unwrap(), &text, &options);
        }
    }
}

/// Every `valueFrom` of a task definition.
fn references(task: &Value) -> Vec<String> {
    match task {
        Value::Object(members) => members
            .iter()
            .flat_map(|(key, value)| match value.as_str().filter(|_| key == "valueFrom") {
                Some(reference) => vec![reference.to_owned()],
                None => references(value),
            })
            .collect(),
        Value::Array(elements) => elements.iter().flat_map(references).collect(),
        _ => Vec::new(),
    }
}

const SECRET: &str = "arn:aws:secretsmanager:us-east-1:111122223333:secret:prod/db-AbCdEf";
const KEY: &str = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

fn reads_a_secret() -> String {
    json!({
        "family": "web",
        "executionRoleArn": "arn:aws:iam::111122223333:role/app-exec",
        "requiresCompatibilities": ["FARGATE"],
        "networkMode": "awsvpc",
        "cpu": "256",
        "memory": "512",
        "containerDefinitions": [
            { "name": "web", "image": "nginx:1.27", "secrets": [{ "name": "DB", "valueFrom": SECRET }] }
        ]
    })
    .to_string()
}

fn launch(policies: Vec<Value>, world: World) -> Launch {
    let role = ExecutionRole::Policies(RolePolicies { policies: Some(policies), ..RolePolicies::default() });
    launches(&reads_a_secret(), Options { world, ..Options::default() }, role).remove(0)
}

fn allow(action: &str, resource: &str) -> Value {
    json!({ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": action, "Resource": resource } })
}

/// A world in which the secret is encrypted with a customer managed key.
fn with_key(policy: Option<Value>) -> World {
    let mut world = World::default();
    world.secrets.insert("prod/db".to_owned(), Secret { kms_key: Some(KEY.to_owned()), ..Secret::default() });
    world.keys.insert(KEY.to_owned(), Key { policy });
    world
}

#[test]
fn pasted_policies_decide_the_launch() {
    let read = || allow("secretsmanager:GetSecretValue", SECRET);
    let stopped = |policies: Vec<Value>, world: World| {
        let launch = launch(policies, world);
        (launch.outcome, launch.stopped_reason.unwrap_or_default())
    };
    assert_eq!(launch(vec![read()], World::default()).outcome, Outcome::Running);
    let (outcome, reason) = stopped(Vec::new(), World::default());
    assert_eq!(outcome, Outcome::Stopped);
    assert!(reason.contains("assumed-role/app-exec/"), "{reason}");
    let because = "because no identity-based policy allows the secretsmanager:GetSecretValue action";
    assert!(reason.contains(because), "{reason}");
    let (outcome, reason) = stopped(vec![allow("*", "*"), deny_everything()], World::default());
    assert_eq!(outcome, Outcome::Stopped);
    assert!(reason.contains("with an explicit deny in an identity-based policy"), "{reason}");
    // The key's policy is the default one unless told.
    assert_eq!(launch(vec![read()], with_key(None)).outcome, Outcome::Stopped);
    assert_eq!(launch(vec![read(), allow("kms:Decrypt", KEY)], with_key(None)).outcome, Outcome::Running);
    let closed = json!({ "Statement": { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/other" },
        "Action": "kms:*", "Resource": "*" } });
    assert_eq!(
        launch(vec![read(), allow("kms:Decrypt", KEY)], with_key(Some(closed))).outcome,
        Outcome::Stopped
    );
    let open = json!({ "Statement": { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/app-exec" },
        "Action": "kms:Decrypt", "Resource": "*" } });
    assert_eq!(launch(vec![read()], with_key(Some(open))).outcome, Outcome::Running);
    // What nobody knows stays open.
    let tagged = json!({ "Statement": { "Effect": "Allow", "Action": "secretsmanager:*", "Resource": "*",
        "Condition": { "StringEquals": { "aws:ResourceTag/team": "blue" } } } });
    let launch = launch(vec![tagged], World::default());
    assert_eq!(launch.outcome, Outcome::Unknown);
    assert!(
        launch.events.iter().any(|event| event.detail.contains("aws:ResourceTag/team")),
        "{:?}",
        launch.events
    );
}

fn deny_everything() -> Value {
    json!({ "Statement": { "Effect": "Deny", "Action": "*", "Resource": "*" } })
}

#[test]
fn a_resource_policy_alone_lets_the_role_in() {
    let policy = json!({ "Statement": { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/app-exec" },
        "Action": "secretsmanager:GetSecretValue", "Resource": "*" } });
    let mut world = World::default();
    world.secrets.insert("prod/db".to_owned(), Secret { policy: Some(policy), ..Secret::default() });
    assert_eq!(launch(Vec::new(), world).outcome, Outcome::Running);
}
