//! What others grant for the same task definitions, counted in actions × resources; `docs/comparison.md` shows the figures.
//! `UPDATE=1 cargo test --test suite comparison` writes them there.
//!
//! What the others grant is taken from: AmazonECSTaskExecutionRolePolicy, version 1 (2017); aws-cdk-lib 2.276.0, by what its stacks
//! synthesise to; terraform-aws-modules/ecs 7.5.0 and cloudposse/ecs-alb-service-task at 9e9fef3, by reading the modules.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::{Value, json};
use taskdef_playground::iam::{self, Decision, Grant, Policies, Purpose, Request, Role};

use super::examples::{EXAMPLES, Example, read};
use super::laws::requests;

/// The examples that are compared, by their number, and what to call them.
const COMPARED: [(usize, &str); 6] = [
    (1, "public image, logs into a group that exists"),
    (2, "private image, logs into a group made at launch"),
    (3, "two references to one secret"),
    (4, "secret under a customer managed key"),
    (6, "three parameters under a customer managed key"),
    (9, "environment file and FireLens file in S3"),
];

/// Resources of each kind in the account, besides those of the task.
const OTHERS: usize = 9;

const REGION: &str = "us-east-1";
const ACCOUNT: &str = "111122223333";

fn allow(actions: &[&str], resource: &str) -> Value {
    json!({ "Effect": "Allow", "Action": actions, "Resource": resource })
}

const LOGIN: &str = "ecr:GetAuthorizationToken";
const PULL: [&str; 3] =
    ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"];
const WRITE: [&str; 2] = ["logs:CreateLogStream", "logs:PutLogEvents"];

fn images_and_logs_everywhere() -> Vec<Value> {
    vec![allow(&[LOGIN], "*"), allow(&PULL, "*"), allow(&WRITE, "*")]
}

fn managed_policy(_: &Example) -> Vec<Value> {
    images_and_logs_everywhere()
}

fn cdk(example: &Example) -> Vec<Value> {
    let statement = |grant: &Grant| {
        let resource = grant.resource.as_str();
        Some(match grant.purpose {
            Purpose::EcrLogin => allow(&[LOGIN], "*"),
            Purpose::EcrPull => allow(&PULL, resource),
            // The whole group, whatever the prefix of the streams.
            Purpose::WriteLogs => {
                let group = resource.split(":log-stream:").next().unwrap().trim_end_matches(":*");
                allow(&WRITE, &format!("{group}:*"))
            }
            Purpose::ReadSecrets => {
                allow(&["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"], resource)
            }
            Purpose::ReadParameters => allow(
                &[
                    "ssm:DescribeParameters",
                    "ssm:GetParameter",
                    "ssm:GetParameterHistory",
                    "ssm:GetParameters",
                ],
                resource,
            ),
            // A key that the stack does not own: without conditions for a parameter, not at all for a secret.
            Purpose::DecryptParameters => allow(&["kms:Decrypt"], resource),
            // The file of FireLens, never environment files.
            Purpose::ReadConfigFiles if grant.because.text.contains("FireLens") => {
                allow(&["s3:GetObject"], resource)
            }
            Purpose::LocateConfigBuckets if grant.because.text.contains("FireLens") => {
                allow(&["s3:GetBucketLocation"], resource)
            }
            _ => return None,
        })
    };
    needs(example).into_iter().filter_map(statement).collect()
}

/// The references of the containers as they are written, which is what the caller has to hand over.
fn references<'a>(example: &'a Example, service: &str) -> Vec<&'a str> {
    let containers = example.json["task"]["containerDefinitions"].as_array().unwrap();
    let secrets =
        containers.iter().flat_map(|container| container["secrets"].as_array().into_iter().flatten());
    let written = secrets.filter_map(|secret| secret["valueFrom"].as_str());
    written.filter(|text| text.contains(&format!(":{service}:"))).collect()
}

fn terraform_aws_modules(example: &Example) -> Vec<Value> {
    let mut statements = images_and_logs_everywhere();
    let secrets = references(example, "secretsmanager");
    statements.extend(secrets.iter().map(|arn| allow(&["secretsmanager:GetSecretValue"], arn)));
    // The module wants ARNs, so names are handed over as ARNs.
    let parameters = needs(example).into_iter().filter(|grant| grant.purpose == Purpose::ReadParameters);
    statements.extend(parameters.map(|grant| allow(&["ssm:GetParameters"], &grant.resource)));
    statements
}

fn cloudposse(_: &Example) -> Vec<Value> {
    let mut statements = images_and_logs_everywhere();
    statements.push(allow(&["logs:CreateLogGroup", "ssm:GetParameters"], "*"));
    statements
}

fn ours(example: &Example) -> Vec<Value> {
    example.roles.execution.document.to_json()["Statement"].as_array().unwrap().clone()
}

type Granter = (&'static str, fn(&Example) -> Vec<Value>);

const GRANTERS: [Granter; 5] = [
    ("this playground", ours),
    ("AWS managed policy", managed_policy),
    ("AWS CDK", cdk),
    ("terraform-aws-modules", terraform_aws_modules),
    ("Cloud Posse", cloudposse),
];

fn needs(example: &Example) -> Vec<&Grant> {
    example.roles.grants.iter().filter(|grant| grant.role == Role::Execution).collect()
}

/// An action on a resource, with what is known of the call.
type Pair = (String, String, BTreeMap<String, Vec<String>>);

/// The calls of the launch.
fn wanted(example: &Example) -> BTreeSet<Pair> {
    let calls = needs(example).into_iter().flat_map(requests);
    calls.map(|call| (call.action, call.resource, call.context)).collect()
}

/// What a resource looks like that an action takes, and the context in which it is used; nothing for one that takes none.
fn other(action: &str, number: usize) -> Option<String> {
    let arn = |service: &str, name: String| format!("arn:aws:{service}:{REGION}:{ACCOUNT}:{name}");
    Some(match action.split(':').next().unwrap() {
        _ if action == LOGIN || action == "ssm:DescribeParameters" => return None,
        "ecr" => arn("ecr", format!("repository/other-{number}")),
        "logs" if action == "logs:CreateLogGroup" => {
            arn("logs", format!("log-group:/other/{number}:log-stream:"))
        }
        "logs" => arn("logs", format!("log-group:/other/{number}:log-stream:a/b/c")),
        "secretsmanager" => arn("secretsmanager", format!("secret:other-{number}-AbCdEf")),
        "ssm" => arn("ssm", format!("parameter/other/{number}")),
        "kms" => arn("kms", format!("key/0000000{number}-12ab-34cd-56ef-1234567890ab")),
        "s3" if action == "s3:GetBucketLocation" => format!("arn:aws:s3:::other-{number}"),
        "s3" => format!("arn:aws:s3:::other-{number}/file"),
        service => panic!("{service} is new here"),
    })
}

/// Every action that somebody grants, on the resources of the task that it could take and on the other ones of the account.
fn universe(example: &Example, wanted: &BTreeSet<Pair>) -> BTreeSet<Pair> {
    let granted = GRANTERS.iter().flat_map(|(_, grant)| grant(example));
    let mut actions: BTreeSet<String> = wanted.iter().map(|(action, ..)| action.clone()).collect();
    for statement in granted {
        let list = |value: &Value| match value {
            Value::String(one) => vec![one.clone()],
            many => many.as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned()).collect(),
        };
        actions.extend(list(&statement["Action"]));
    }
    let mut pairs = wanted.clone();
    for action in actions {
        let Some(example) = other(&action, 0) else {
            pairs.insert((action, "*".to_owned(), BTreeMap::new()));
            continue;
        };
        // Resources of one kind have their service in common, and what tells a stream from its group and an object from its bucket.
        let kind = |arn: &str| {
            let fields: Vec<&str> = arn.splitn(6, ':').collect();
            let name = fields[5];
            let is_stream = name.contains(":log-stream:") && !name.ends_with(":log-stream:");
            (fields[2].to_owned(), is_stream, fields[2] == "s3" && name.contains('/'))
        };
        for (_, resource, context) in wanted.iter().filter(|(_, resource, _)| resource != "*") {
            if kind(resource) == kind(&example) {
                pairs.insert((action.clone(), resource.clone(), context.clone()));
                if let Some((group, _)) =
                    resource.split_once(":log-stream:").filter(|(_, stream)| !stream.is_empty())
                {
                    // A stream of something else in the same group.
                    pairs.insert((
                        action.clone(),
                        format!("{group}:log-stream:other/other/x"),
                        BTreeMap::new(),
                    ));
                }
                if action == "kms:Decrypt" {
                    // The key used by itself, not through the service.
                    pairs.insert((action.clone(), resource.clone(), BTreeMap::new()));
                }
            }
        }
        pairs.extend(
            (0..OTHERS).map(|number| (action.clone(), other(&action, number).unwrap(), BTreeMap::new())),
        );
    }
    pairs
}

fn allows(statements: &[Value], (action, resource, context): &Pair) -> bool {
    // A stack that owns no policy of a key leaves it as AWS makes it.
    let delegation = json!({ "Statement": { "Effect": "Allow", "Principal": { "AWS": ACCOUNT }, "Action": "kms:*", "Resource": "*" } });
    let request = Request {
        principal: format!("arn:aws:iam::{ACCOUNT}:role/app-exec"),
        action: action.clone(),
        resource: resource.clone(),
        // What a caller does not say is known to be absent.
        context: ["kms:ViaService", "kms:EncryptionContext:SecretARN", "kms:EncryptionContext:PARAMETER_ARN"]
            .into_iter()
            .map(|key| (key.to_owned(), Vec::new()))
            .chain([("aws:ResourceAccount".to_owned(), vec![ACCOUNT.to_owned()])])
            .chain(context.clone())
            .collect(),
        ..Request::default()
    };
    let policies = Policies {
        identity: vec![json!({ "Version": "2012-10-17", "Statement": statements })],
        resource: action.starts_with("kms:").then_some(delegation),
        ..Policies::default()
    };
    iam::evaluate(&request, &policies).decision == Decision::Allow
}

/// How many calls of the launch a granter allows, of how many, and how many other pairs of an action and a resource.
fn count(example: &Example, grant: fn(&Example) -> Vec<Value>) -> (usize, usize, usize) {
    let wanted = wanted(example);
    let statements = grant(example);
    let allowed: BTreeSet<Pair> =
        universe(example, &wanted).into_iter().filter(|pair| allows(&statements, pair)).collect();
    let needed = allowed.intersection(&wanted).count();
    (needed, wanted.len(), allowed.len() - needed)
}

const HEAD: &str = "<!-- Written by tests/suite/iam/comparison.rs. -->\n";
const FOOT: &str = "<!-- End of what is written. -->\n";

fn table() -> String {
    let mut table = String::from("| task definition | calls |");
    for (name, _) in GRANTERS {
        table.push_str(&format!(" {name} |"));
    }
    table.push_str(&format!("\n|---|---:|{}\n", "---:|".repeat(GRANTERS.len())));
    for (number, title) in COMPARED {
        let example = read(EXAMPLES[number - 1]);
        table.push_str(&format!("| {title} | {} |", wanted(&example).len()));
        for (_, grant) in GRANTERS {
            let (needed, _, more) = count(&example, grant);
            table.push_str(&format!(" {needed} + {more} |"));
        }
        table.push('\n');
    }
    table
}

#[test]
fn ours_allows_every_call_and_nothing_else() {
    for (number, title) in COMPARED {
        let example = read(EXAMPLES[number - 1]);
        let (needed, wanted, more) = count(&example, ours);
        assert_eq!((needed, more), (wanted, 0), "{title}");
        assert!(wanted > 0, "{title}");
        // The others differ from it, or there would be nothing to compare.
        assert!(
            GRANTERS.iter().skip(1).all(|(_, grant)| count(&example, *grant) != (wanted, wanted, 0)),
            "{title}"
        );
    }
}

#[test]
fn the_page_shows_the_figures() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/comparison.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = text.split_once(HEAD).expect("the mark before the table");
    let (shown, after) = rest.split_once(FOOT).expect("the mark after the table");
    let table = format!("\n{}\n", table());
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, format!("{before}{HEAD}{table}{FOOT}{after}")).unwrap();
    } else {
        assert_eq!(shown, table, "UPDATE=1 cargo test --test suite comparison writes the figures");
    }
}
