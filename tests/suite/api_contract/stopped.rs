//! `explainStopped`: a stopped reason in, its cause, place and fix out.

use serde_json::{Value, json};
use taskdef_playground::api;

use super::{ARN, launch, task, with_secrets};

fn explain(reason: &str, text: Option<&str>) -> Value {
    serde_json::to_value(api::explain_stopped(reason, text, &Value::Null).unwrap()).unwrap()
}

fn slice(text: &str, place: &Value) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    let offset = |end: &str| usize::try_from(place[end]["offset"].as_u64().unwrap()).unwrap();
    String::from_utf16(&units[offset("start")..offset("end")]).unwrap()
}

#[test]
fn a_reason_of_the_launch_is_explained_with_its_place() {
    let from = format!("{ARN}:password::");
    // Something in front that is wider in bytes than in units.
    let text = with_secrets(&[&from]).replace("\"web\"", "\"😀\"");
    let launch = launch(&text, &json!({ "secrets": { "prod/db": { "state": "missing" } } }));
    let reason = launch["stoppedReason"].as_str().unwrap();
    let explained = explain(reason, Some(&text));
    assert_eq!(explained["recognised"], true);
    assert_eq!(explained["step"], "fetch");
    assert!(explained["cause"].is_string() && explained["fix"].is_string(), "{explained}");
    assert!(explained["secret"].as_str().unwrap().starts_with(ARN), "{explained}");
    assert_eq!(slice(&text, &explained["origin"]), format!("\"{from}\""));
    assert_eq!(explained["nearest"], json!([]));
}

#[test]
fn without_a_text_or_in_another_one_there_is_no_place() {
    let reason = "Fetching secret data from SSM Parameter Store in us-east-1: invalid parameters: /app/level";
    let other = task(&json!({}));
    for text in [None, Some(""), Some("null"), Some("AWSTemplateFormatVersion: x"), Some(other.as_str())] {
        let explained = explain(reason, text);
        assert_eq!(
            (&explained["recognised"], &explained["origin"]),
            (&json!(true), &Value::Null),
            "{text:?}"
        );
    }
}

#[test]
fn of_several_task_definitions_the_one_that_speaks_of_it_has_the_place() {
    let text = format!("[{}, {}]", task(&json!({})), with_secrets(&["/app/level"]));
    let reason = "Fetching secret data from SSM Parameter Store in us-east-1: invalid parameters: /app/level";
    assert_eq!(slice(&text, &explain(reason, Some(&text))["origin"]), "\"/app/level\"");
}

#[test]
fn what_is_not_recognised_has_null_for_everything_and_names_what_is_near() {
    let explained = explain("task could not fetch secret data from the Parameter Store", None);
    assert_eq!(explained["recognised"], false);
    for member in ["step", "cause", "fix", "secret", "origin"] {
        assert_eq!(explained[member], Value::Null, "{member}");
    }
    assert!(!explained["nearest"].as_array().unwrap().is_empty());
    assert_eq!(explain("", None)["nearest"], json!([]));
}

#[test]
fn options_are_looked_at_and_texts_are_not_refused() {
    let wrong = json!({ "context": { "regoin": "x" } });
    let refused = api::explain_stopped("", None, &wrong).unwrap_err().to_string();
    assert!(refused.starts_with("options.context.regoin: unknown key"), "{refused}");
    let long = "x ".repeat(600_000);
    assert_eq!(explain(&long, Some(&long))["recognised"], false);
}
