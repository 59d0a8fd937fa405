//! The law of generated policies over random task definitions: every call of the launch, and nothing else among the actions and
//! resources near to it.

use proptest::prelude::*;
use serde_json::{Value, json};
use taskdef_playground::iam::{Decision, Request, Role, evaluate};
use taskdef_playground::{Options, analyze, options};

use super::laws::{around, neighbours, requests};

const SECRETS: &[&str] =
    &["prod/db-AbCdEf", "prod/db-AbCdEf:password::", "prod/api", "flat-ZyXwVu", "prod/deep/er-QqQqQq"];
const PARAMETERS: &[&str] = &["/prod/url", "flat", "/prod/deep/er", "/aws/reference/secretsmanager/prod/ref"];
const IMAGES: &[&str] = &[
    "nginx:1.27",
    "111122223333.dkr.ecr.us-east-1.amazonaws.com/team/web:1",
    "111122223333.dkr.ecr.us-east-1.amazonaws.com/web@sha256:0000000000000000000000000000000000000000000000000000000000000000",
    "public.ecr.aws/nginx/nginx:1.27",
];

fn container() -> impl Strategy<Value = Value> {
    let list = |words: &'static [&'static str]| prop::collection::vec(prop::sample::select(words), 0..3);
    (prop::sample::select(IMAGES), list(SECRETS), list(PARAMETERS), 0..4_usize, any::<bool>()).prop_map(
        |(image, secrets, parameters, log, has_file)| {
            let arn = |name: &&str| format!("arn:aws:secretsmanager:us-east-1:111122223333:secret:{name}");
            let references = secrets.iter().map(arn).chain(parameters.iter().map(|&name| name.to_owned()));
            let secrets: Vec<Value> = references
                .enumerate()
                .map(|(number, reference)| json!({ "name": format!("S{number}"), "valueFrom": reference }))
                .collect();
            let mut container = json!({ "image": image, "memory": 64, "secrets": secrets });
            let mut options = json!({ "awslogs-group": "/prod/web", "awslogs-region": "us-east-1" });
            match log {
                0 => options = Value::Null,
                1 => {}
                2 => options["awslogs-stream-prefix"] = json!("web"),
                _ => options["awslogs-create-group"] = json!("true"),
            }
            if !options.is_null() {
                container["logConfiguration"] = json!({ "logDriver": "awslogs", "options": options });
            }
            if has_file {
                container["environmentFiles"] =
                    json!([{ "type": "s3", "value": "arn:aws:s3:::conf/web.env" }]);
            }
            container
        },
    )
}

fn task() -> impl Strategy<Value = Value> {
    prop::collection::vec(container(), 1..4).prop_map(|mut containers| {
        for (number, container) in containers.iter_mut().enumerate() {
            container["name"] = json!(format!("c{number}"));
        }
        json!({ "family": "web", "executionRoleArn": "arn:aws:iam::111122223333:role/app-exec", "containerDefinitions": containers })
    })
}

fn with_key(is_keyed: bool) -> Options {
    let key = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    let world = if is_keyed {
        json!({ "secrets": { "prod/db": { "kmsKey": key } }, "parameters": { "/prod/url": { "kmsKey": key } } })
    } else {
        json!({})
    };
    options::read(&json!({ "world": world, "context": { "region": "us-east-1" } })).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn a_generated_policy_allows_the_launch_and_nothing_near_it(task in task(), is_keyed in any::<bool>()) {
        let analysis = analyze(&task.to_string(), &with_key(is_keyed));
        let roles = &analysis.tasks[0].roles;
        let document = &roles.execution.document;
        let grants = roles.grants.iter().filter(|grant| grant.role == Role::Execution);
        let wanted: Vec<Request> = grants.flat_map(requests).collect();
        let is_allowed = |request: &Request, action: &str| evaluate(request, &around(document, action)).decision == Decision::Allow;
        for request in &wanted {
            prop_assert!(is_allowed(request, &request.action), "{:?}", request);
            // What is near one call may be another one.
            for near in neighbours(request).iter().filter(|near| !wanted.contains(near)) {
                let is_wide = wanted.iter().any(|other| other.action == near.action && covers(&other.resource, &near.resource));
                prop_assert!(is_wide || !is_allowed(near, &near.action), "{:?}", near);
            }
        }
    }
}

/// Streams without a prefix are allowed for the whole group.
fn covers(wanted: &str, near: &str) -> bool {
    let group = |arn: &str| {
        arn.split(":log-group:").nth(1).map(|rest| rest.split(':').next().unwrap_or_default().to_owned())
    };
    wanted.contains(":log-group:")
        && group(wanted) == group(near)
        && wanted.split(":log-group:").next() == near.split(":log-group:").next()
}
