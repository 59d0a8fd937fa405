//! The promises of the JavaScript API, one by one. Names, types and null-ness are held by `typings.rs`; here is what the members mean.

mod analysis;
mod evaluation;
mod places;
mod stopped;
mod world;

use serde_json::{Value, json};
use taskdef_playground::api;

const ARN: &str = "arn:aws:secretsmanager:us-east-1:111122223333:secret:prod/db-AbCdEf";

fn analyze(text: &str, options: &Value) -> Value {
    serde_json::to_value(api::analyze(text, options).unwrap()).unwrap()
}

/// A task definition for EC2 with one container `app` that has these members.
fn task(container: &Value) -> String {
    let mut app = json!({ "name": "app", "image": "nginx:1", "memory": 128 });
    app.as_object_mut().unwrap().extend(container.as_object().unwrap().clone());
    let task = json!({
        "family": "web",
        "executionRoleArn": "arn:aws:iam::111122223333:role/exec",
        "containerDefinitions": [app]
    });
    serde_json::to_string_pretty(&task).unwrap()
}

/// A task definition whose container has secrets `S0`, `S1`, … with these references.
fn with_secrets(references: &[&str]) -> String {
    let secrets = references.iter().enumerate();
    let secrets = secrets.map(|(index, from)| json!({ "name": format!("S{index}"), "valueFrom": from }));
    task(&json!({ "secrets": secrets.collect::<Vec<_>>() }))
}

/// A launch on EC2 in a pretend AWS.
fn on_ec2(world: &Value) -> Value {
    json!({
        "context": {
            "launchType": "EC2", "region": "us-east-1", "account": "111122223333", "agentVersion": "1.105.1"
        },
        "world": world
    })
}

fn launch(text: &str, world: &Value) -> Value {
    analyze(text, &on_ec2(world))["tasks"][0]["launch"].clone()
}

/// The variables of the container `app`.
fn environment(text: &str, options: &Value) -> Vec<Value> {
    let analysis = analyze(text, options);
    let containers = analysis["tasks"][0]["containers"].as_array().unwrap();
    let app = containers.iter().find(|container| container["name"] == "app").unwrap();
    app["environment"].as_array().unwrap().clone()
}

fn variable(variables: &[Value], name: &str) -> Value {
    let found = variables.iter().find(|variable| variable["name"] == name);
    found.unwrap_or_else(|| panic!("no {name} in {variables:#?}")).clone()
}

/// What `S0` is in a pretend AWS.
fn secret(reference: &str, world: &Value) -> Value {
    variable(&environment(&with_secrets(&[reference]), &on_ec2(world)), "S0")
}

/// Whether a launch runs, or the words with which it stops.
fn end(launch: &Value) -> &str {
    launch["stoppedReason"].as_str().or(launch["outcome"].as_str()).unwrap()
}
