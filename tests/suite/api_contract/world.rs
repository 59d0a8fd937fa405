//! The pretend AWS: what each of its members does to the environment, the launch and its calls.

use serde_json::{Value, json};

use super::{ARN, end, environment, launch, on_ec2, secret, task, variable, with_secrets};

const ID: &str = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
const BASE: &str = "arn:aws:secretsmanager:us-east-1:111122223333:secret:";

#[test]
fn a_secret_is_found_by_name_or_by_arn_however_the_text_names_it() {
    let references =
        [ARN.to_owned(), format!("{BASE}prod/db"), "/aws/reference/secretsmanager/prod/db".to_owned()];
    for key in [ARN.to_owned(), format!("{BASE}prod/db"), "prod/db".to_owned(), "prod/db-AbCdEf".to_owned()] {
        let world = json!({ "secrets": { key.as_str(): { "value": "found" } } });
        for reference in &references {
            assert_eq!(secret(reference, &world)["value"], "found", "{key} for {reference}");
        }
    }
    let elsewhere = ARN.replace("us-east-1", "eu-west-1");
    let world = json!({ "secrets": { elsewhere: { "value": "found" } } });
    assert_eq!(secret(ARN, &world)["value"], "‹secret prod/db›", "an ARN of another Region");
    let world = json!({ "secrets": { "prod/d": { "value": "found" }, "prod": { "value": "found" } } });
    assert_eq!(secret(ARN, &world)["value"], "‹secret prod/db›");
}

#[test]
fn a_parameter_is_found_by_name_or_by_arn_however_the_text_names_it() {
    let arn = "arn:aws:ssm:us-east-1:111122223333:parameter/prod/token";
    for key in [arn, "/prod/token", "prod/token"] {
        let world = json!({ "parameters": { key: { "value": "found" } } });
        for reference in [arn, "/prod/token"] {
            assert_eq!(secret(reference, &world)["value"], "found", "{key} for {reference}");
        }
    }
    let elsewhere = arn.replace("us-east-1", "eu-west-1");
    let world = json!({ "parameters": { elsewhere: { "value": "found" } } });
    assert_eq!(secret(arn, &world)["value"], "‹parameter /prod/token›", "an ARN of another Region");
}

#[test]
fn value_alone_is_the_current_version() {
    let world = json!({ "secrets": { "prod/db": { "value": "{\"a\":\"1\"}" } } });
    assert_eq!(secret(ARN, &world)["value"], "{\"a\":\"1\"}");
    assert_eq!(secret(&format!("{ARN}:a::"), &world)["value"], "1");
    assert_eq!(secret(&format!("{ARN}:a:AWSCURRENT:"), &world)["value"], "1");
    let before = secret(&format!("{ARN}:a:AWSPREVIOUS:"), &world);
    assert_eq!(before["value"], "‹secret prod/db:a:AWSPREVIOUS›");
}

#[test]
fn stages_and_versions_map_to_secret_strings_and_what_they_lack_does_not_exist() {
    let world = json!({ "secrets": { "prod/db": {
        "value": "now", "stages": { "AWSPREVIOUS": "before" }, "versions": { ID: "pinned" } } } });
    assert_eq!(secret(ARN, &world)["value"], "now");
    assert_eq!(secret(&format!("{ARN}::AWSPREVIOUS:"), &world)["value"], "before");
    assert_eq!(secret(&format!("{ARN}:::{ID}"), &world)["value"], "pinned");
    let stopped = |reference: String| end(&launch(&with_secrets(&[&reference]), &world)).to_owned();
    assert!(
        stopped(format!("{ARN}::blue:")).contains("staging label: blue"),
        "{}",
        stopped(format!("{ARN}::blue:"))
    );
    let other = "b".repeat(32);
    assert!(stopped(format!("{ARN}:::{other}")).contains(&other));
    let only = json!({ "secrets": { "prod/db": { "stages": { "blue": "x" } } } });
    assert!(end(&launch(&with_secrets(&[ARN]), &only)).contains("AWSCURRENT"), "a label that is not given");
}

#[test]
fn states_of_a_secret() {
    for (state, outcome) in [
        ("present", "running"),
        ("missing", "stopped"),
        ("no-value", "stopped"),
        ("pending-deletion", "stopped"),
    ] {
        let world = json!({ "secrets": { "prod/db": { "state": state } } });
        let launch = launch(&with_secrets(&[ARN]), &world);
        assert_eq!(launch["outcome"], outcome, "{state}");
        assert_eq!(launch["stopCode"].is_string(), outcome == "stopped");
    }
    let binary = json!({ "secrets": { "prod/db": { "binary": true } } });
    let value = secret(ARN, &binary);
    assert_eq!(value["value"], "");
    assert!(value["note"].is_string());
}

#[test]
fn an_absent_entry_gets_a_visible_placeholder() {
    let value = secret(&format!("{ARN}:password::"), &json!({}));
    assert_eq!(value["value"], "‹secret prod/db:password›");
    assert_eq!(value["pretend"], true);
    let value = secret(&format!("{ARN}:password::"), &json!({ "secrets": { "prod/db": {} } }));
    assert_eq!(value["value"], "‹secret prod/db:password›");
    assert_eq!(secret("/a", &json!({}))["value"], "‹parameter /a›");
    let given = secret("/a", &json!({ "parameters": { "/a": { "value": "1" } } }));
    assert_eq!(
        (&given["value"], &given["pretend"], &given["sensitive"]),
        (&json!("1"), &json!(false), &json!(true))
    );
}

#[test]
fn without_a_kms_key_nothing_is_decrypted_under_the_role() {
    let actions = |world: &Value, reference: &str| -> Vec<String> {
        let launch = launch(&with_secrets(&[reference]), world);
        let calls = launch["apiCalls"].as_array().unwrap().iter();
        calls
            .map(|call| format!("{}:{}", call["service"].as_str().unwrap(), call["action"].as_str().unwrap()))
            .collect()
    };
    let key = "arn:aws:kms:us-east-1:111122223333:key/k";
    let with = json!({ "secrets": { "prod/db": { "value": "x", "kmsKey": key } } });
    let without = json!({ "secrets": { "prod/db": { "value": "x" } } });
    assert!(actions(&with, ARN).contains(&"kms:Decrypt".to_owned()));
    assert!(!actions(&without, ARN).contains(&"kms:Decrypt".to_owned()));
    let parameter =
        |kind: &str| json!({ "parameters": { "/a": { "value": "x", "type": kind, "kmsKey": key } } });
    assert!(actions(&parameter("SecureString"), "/a").contains(&"kms:Decrypt".to_owned()));
    assert!(!actions(&parameter("String"), "/a").contains(&"kms:Decrypt".to_owned()));
}

#[test]
fn policies_of_the_execution_role() {
    let text = with_secrets(&[ARN]);
    let outcome = |role: Value| {
        let world = if role.is_null() { json!({}) } else { json!({ "executionRole": role }) };
        launch(&text, &world)["outcome"].clone()
    };
    let policy = |effect: &str, action: &str| json!({ "Version": "2012-10-17", "Statement": [{ "Effect": effect, "Action": action, "Resource": "*" }] });
    assert_eq!(outcome(Value::Null), "running", "what is generated is enough");
    assert_eq!(outcome(json!("allow-all")), "running");
    assert_eq!(outcome(json!({ "policies": [] })), "stopped", "a role without permissions");
    assert_eq!(outcome(json!({ "policies": [policy("Allow", "secretsmanager:*")] })), "running");
    assert_eq!(outcome(json!({ "policies": [policy("Allow", "s3:*")] })), "stopped");
    let limited = json!({ "policies": [policy("Allow", "*")], "boundary": policy("Allow", "s3:*") });
    assert_eq!(outcome(limited), "stopped");
    let generated = json!({ "boundary": policy("Deny", "secretsmanager:*") });
    assert_eq!(outcome(generated), "stopped", "the boundary of what is generated");
    assert_eq!(outcome(json!({ "arn": "arn:aws:iam::111122223333:role/other" })), "running");
}

#[test]
fn the_role_of_the_pretend_aws_is_named_in_denials() {
    let role = json!({ "executionRole": { "arn": "arn:aws:iam::111122223333:role/other", "policies": [] } });
    let launch = launch(&with_secrets(&[ARN]), &role);
    assert!(end(&launch).contains("assumed-role/other/"), "{}", end(&launch));
}

#[test]
fn policies_of_secrets_and_keys_count() {
    let deny = |action: &str| {
        json!({ "Version": "2012-10-17", "Statement": [
            { "Effect": "Deny", "Principal": "*", "Action": action, "Resource": "*" }] })
    };
    let text = with_secrets(&[ARN]);
    let world = json!({ "secrets": { "prod/db": { "value": "x", "policy": deny("secretsmanager:*") } } });
    assert!(end(&launch(&text, &world)).contains("with an explicit deny in a resource-based policy"));
    let key = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    let secrets = json!({ "prod/db": { "value": "x", "kmsKey": key } });
    assert_eq!(end(&launch(&text, &json!({ "secrets": secrets }))), "running");
    let world = json!({ "secrets": secrets, "keys": { key: { "policy": deny("kms:*") } } });
    assert_eq!(launch(&text, &world)["outcome"], "stopped");
}

#[test]
fn files_are_texts_or_missing() {
    let file = "arn:aws:s3:::config/a.env";
    let text = task(&json!({ "environmentFiles": [{ "type": "s3", "value": file }] }));
    let given = json!({ "files": { file: "A=1\n" } });
    let found = variable(&environment(&text, &on_ec2(&given)), "A");
    assert_eq!((&found["value"], &found["source"]), (&json!("1"), &json!("environmentFile")));
    let missing = json!({ "files": { file: { "state": "missing" } } });
    assert_eq!(launch(&text, &missing)["outcome"], "stopped");
}

#[test]
fn images_have_an_environment_by_the_name_of_the_container() {
    let world =
        json!({ "images": { "app": { "env": { "PATH": "/app" } }, "other": { "env": { "X": "" } } } });
    let variables = environment(&task(&json!({})), &on_ec2(&world));
    assert_eq!(variable(&variables, "PATH")["value"], "/app");
    assert_eq!(variable(&variables, "PATH")["source"], "image");
    assert!(!variables.iter().any(|variable| variable["name"] == "X"));
}

#[test]
fn without_a_route_the_launch_stops() {
    let text = with_secrets(&[ARN]);
    assert_eq!(launch(&text, &json!({ "network": "no-route" }))["outcome"], "stopped");
    assert_eq!(launch(&text, &json!({ "network": "ok" }))["outcome"], "running");
}

#[test]
fn overrides_are_those_of_run_task() {
    let text = task(&json!({ "environment": [{ "name": "A", "value": "written" }] }));
    let overrides = json!({ "containerOverrides": [{ "name": "app", "environment": [{ "name": "A", "value": "new" }] }] });
    let found = variable(&environment(&text, &on_ec2(&json!({ "overrides": overrides }))), "A");
    assert_eq!(
        (&found["value"], &found["source"], &found["origin"]),
        (&json!("new"), &json!("override"), &Value::Null)
    );
    let shadow = &found["shadows"][0];
    assert_eq!((&shadow["source"], &shadow["value"]), (&json!("environment"), &json!("written")));
    assert_eq!((&shadow["pretend"], &shadow["certainty"]), (&json!(false), &json!("verified")));
    assert!(shadow["because"].as_str().unwrap().contains("override"), "{shadow}");
    assert!(shadow["origin"]["start"].is_object(), "{shadow}");
    let unknown = json!({ "overrides": { "containerOverrides": [{ "name": "nobody" }] } });
    let launch = launch(&text, &unknown);
    assert_eq!(launch["outcome"], "refused");
    assert!(launch["stoppedReason"].as_str().unwrap().contains("nobody"));
}
