//! Worked examples: a task definition, and the policy that is exactly right for it.

use serde_json::Value;
use taskdef_playground::iam::{self, RoleOptions, Roles};
use taskdef_playground::model::TaskDefinition;
use taskdef_playground::world::{Context, Parameter, Secret, World};
use taskdef_playground::{model, source, syntax};

pub(crate) const EXAMPLES: &[&str] = &[
    include_str!("examples/01-public-image-awslogs.json"),
    include_str!("examples/02-private-image-create-group.json"),
    include_str!("examples/03-secret-with-selectors.json"),
    include_str!("examples/04-secret-customer-key.json"),
    include_str!("examples/05-partial-arn-customer-key.json"),
    include_str!("examples/06-parameters-customer-key.json"),
    include_str!("examples/07-parameter-for-secret.json"),
    include_str!("examples/08-registry-credentials-splunk.json"),
    include_str!("examples/09-files-in-s3.json"),
    include_str!("examples/10-other-account.json"),
    include_str!("examples/11-pull-through-cache.json"),
    include_str!("examples/12-efs-and-exec.json"),
    include_str!("examples/13-windows-domain.json"),
];

/// One example.
pub(crate) struct Example {
    pub(crate) title: String,
    pub(crate) json: Value,
    pub(crate) roles: Roles,
}

pub(crate) fn task(text: &str) -> TaskDefinition {
    let document = syntax::parse(text, None);
    let located = source::locate(&document);
    model::decode(&document, located.targets[0].node).task
}

pub(crate) fn read(text: &str) -> Example {
    let json: Value = serde_json::from_str(text).unwrap();
    let mut world = World::default();
    let text_of = |value: &Value| value.as_str().map(str::to_owned);
    for (name, secret) in json["world"]["secrets"].as_object().into_iter().flatten() {
        let secret = Secret { kms_key: text_of(&secret["kmsKey"]), ..Secret::default() };
        world.secrets.insert(name.clone(), secret);
    }
    for (name, parameter) in json["world"]["parameters"].as_object().into_iter().flatten() {
        let parameter = Parameter { kms_key: text_of(&parameter["kmsKey"]), ..Parameter::default() };
        world.parameters.insert(name.clone(), parameter);
    }
    let list = |value: &Value| value.as_array().into_iter().flatten().filter_map(text_of).collect::<Vec<_>>();
    let options = RoleOptions {
        exec: json["exec"] == true,
        pull_through_prefixes: list(&json["pullThrough"]),
        pull_through_creates: true,
        domainless_secrets: list(&json["domainless"]),
        ..RoleOptions::default()
    };
    let context = Context { region: text_of(&json["region"]), ..Context::default() };
    let roles = iam::derive_with(&task(&json["task"].to_string()), &context, &world, &options);
    Example { title: json["title"].as_str().unwrap().to_owned(), json, roles }
}

#[test]
fn the_policies_are_exactly_those_of_the_examples() {
    for example in EXAMPLES.iter().map(|text| read(text)) {
        let Example { title, json, roles } = &example;
        let (policy, other) = if json["role"] == "task" {
            (&roles.task, &roles.execution)
        } else {
            (&roles.execution, &roles.task)
        };
        assert!(policy.needed, "{title}");
        let found = policy.document.to_json();
        assert_eq!(
            serde_json::to_string_pretty(&found).unwrap(),
            serde_json::to_string_pretty(&sorted_like(&json["policy"], &found)).unwrap(),
            "{title}"
        );
        assert_eq!(policy.document.size(), json["size"].as_u64().unwrap() as usize, "{title}");
        assert_eq!(policy.because.len(), policy.document.statements.len(), "{title}");
        assert!(policy.because.iter().all(|reasons| !reasons.is_empty()), "{title}");
        // Only the FireLens example needs both roles.
        assert_eq!(other.needed, title.contains("FireLens"), "{title}: {:#}", other.document.to_json());
    }
}

/// The members of objects in the order of another value, so that a failure shows only what differs.
fn sorted_like(value: &Value, like: &Value) -> Value {
    match (value, like) {
        (Value::Object(members), Value::Object(order)) => {
            let mut sorted = serde_json::Map::new();
            for key in order.keys().chain(members.keys()) {
                if let Some(member) = members.get(key) {
                    sorted
                        .entry(key.clone())
                        .or_insert_with(|| sorted_like(member, &order.get(key).cloned().unwrap_or_default()));
                }
            }
            Value::Object(sorted)
        }
        (Value::Array(elements), Value::Array(order)) => elements
            .iter()
            .enumerate()
            .map(|(index, element)| sorted_like(element, order.get(index).unwrap_or(&Value::Null)))
            .collect(),
        _ => value.clone(),
    }
}

#[test]
fn firehose_is_reached_with_the_task_role() {
    let example = read(EXAMPLES[8]);
    let [statement] = example.roles.task.document.statements.as_slice() else { panic!("one statement") };
    assert_eq!(statement.actions, ["firehose:PutRecordBatch"]);
    assert_eq!(statement.resources, ["arn:aws:firehose:us-east-1:111122223333:deliverystream/app"]);
}

#[test]
fn the_trust_policy_guards_against_a_confused_deputy() {
    let example = read(EXAMPLES[0]);
    let expected = serde_json::json!({
        "Version": "2012-10-17",
        "Statement": [{
            "Sid": "EcsTasks",
            "Effect": "Allow",
            "Principal": {"Service": "ecs-tasks.amazonaws.com"},
            "Action": "sts:AssumeRole",
            "Condition": {
                "StringEquals": {"aws:SourceAccount": "111122223333"},
                "ArnLike": {"aws:SourceArn": "arn:aws:ecs:us-east-1:111122223333:*"}
            }
        }]
    });
    assert_eq!(example.roles.execution.trust.to_json(), expected);
    assert_eq!(example.roles.task.trust.to_json(), expected);
}
