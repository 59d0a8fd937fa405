//! `analyze` and its neighbours: documents of every kind, options, and what the members of a result mean.

use serde_json::{Value, json};
use taskdef_playground::api;

use super::{ARN, analyze, end, environment, launch, on_ec2, task, variable, with_secrets};

fn rules(diagnostics: &Value) -> Vec<&str> {
    diagnostics.as_array().unwrap().iter().map(|found| found["rule"].as_str().unwrap()).collect()
}

#[test]
fn a_document_that_is_no_task_definition_has_no_tasks_and_says_what_it_is() {
    for (text, dialect) in [
        ("", "unknown"),
        ("null", "unknown"),
        ("42", "unknown"),
        ("[]", "unknown"),
        ("[1, {}]", "unknown"),
        ("just words", "unknown"),
        ("AWSTemplateFormatVersion: 2010-09-09\nResources: {}\n", "cloudformation"),
        ("resource \"aws_ecs_cluster\" \"web\" {\n  name = \"web\"\n}\n", "terraform"),
        ("apiVersion: apps/v1\nkind: Deployment\n", "kubernetes"),
        ("services:\n  web:\n    image: nginx\n", "docker-compose"),
        ("{ \"Version\": \"2012-10-17\", \"Statement\": [] }", "iam-policy"),
    ] {
        let analysis = analyze(text, &Value::Null);
        assert_eq!(analysis["tasks"], json!([]), "{text}");
        assert_eq!(analysis["dialect"], dialect, "{text}");
        for found in analysis["diagnostics"].as_array().unwrap() {
            assert_eq!((&found["task"], &found["container"]), (&Value::Null, &Value::Null), "{found}");
        }
    }
}

#[test]
fn several_task_definitions_are_several_tasks_and_a_diagnostic_knows_its_own() {
    let with_slip = task(&json!({ "colour": 1 }));
    let text = format!("[{}, {with_slip}]", task(&json!({})));
    let analysis = analyze(&text, &Value::Null);
    assert_eq!(analysis["tasks"].as_array().unwrap().len(), 2);
    let found =
        analysis["diagnostics"].as_array().unwrap().iter().find(|found| found["rule"] == "unknown-field");
    let found = found.unwrap();
    assert_eq!((&found["task"], &found["container"]), (&json!(1), &json!("app")));
}

#[test]
fn the_language_is_detected_unless_it_is_given() {
    let json = "{ \"family\": \"web\", \"containerDefinitions\": [] }";
    let yaml = "family: web\ncontainerDefinitions: []\n";
    assert_eq!(analyze(json, &Value::Null)["language"], "json");
    assert_eq!(analyze(yaml, &Value::Null)["language"], "yaml");
    assert_eq!(analyze(json, &json!({ "language": "yaml" }))["language"], "yaml");
    assert_eq!(analyze(yaml, &json!({ "language": "json" }))["language"], "json");
    let hcl = "resource \"aws_ecs_task_definition\" \"web\" {\n  family = \"web\"\n}\n";
    for options in [json!({}), json!({ "language": "hcl" })] {
        let analysis = analyze(hcl, &options);
        assert_eq!((&analysis["language"], &analysis["dialect"]), (&json!("hcl"), &json!("terraform")));
        assert_eq!(analysis["tasks"][0]["family"], "web");
        assert_eq!(rules(&analysis["diagnostics"]), ["empty-container-list"]);
    }
}

#[test]
fn the_context_says_where_the_task_runs() {
    let text = with_secrets(&["/app/level"]);
    let context = json!({ "context": {
        "partition": "aws-cn", "region": "cn-north-1", "account": "444455556666", "launchType": "FARGATE",
        "platformVersion": "1.4.0" } });
    let analysis = analyze(&text, &context);
    let document = analysis["tasks"][0]["roles"]["execution"]["document"].to_string();
    assert!(document.contains("arn:aws-cn:ssm:cn-north-1:444455556666:parameter/app/level"), "{document}");
    let placed = |options: &Value| {
        let analysis = analyze(&text, options);
        let events = analysis["tasks"][0]["launch"]["events"].as_array().unwrap().clone();
        let event = events.into_iter().find(|event| event["step"] == "provision").unwrap();
        event["detail"].as_str().unwrap().to_owned()
    };
    for (options, title) in [
        (context, "Fargate 1.4.0"),
        (
            json!({ "context": { "launchType": "EXTERNAL", "agentVersion": "1.90.0" } }),
            "EXTERNAL with agent 1.90.0",
        ),
        (json!({ "context": { "launchType": "MANAGED_INSTANCES" } }), "Managed Instances"),
        (json!({ "context": { "launchType": "EC2", "agentVersion": "1.105.1" } }), "EC2 with agent 1.105.1"),
    ] {
        assert!(placed(&options).contains(title), "{title}: {}", placed(&options));
    }
}

#[test]
fn rules_set_levels_by_rule_and_by_group() {
    let severities = |rules: Value| -> Vec<Value> {
        let analysis = analyze(&task(&json!({ "colour": 1 })), &json!({ "rules": rules }));
        let found = analysis["diagnostics"].as_array().unwrap().iter();
        found
            .filter(|found| found["rule"] == "unknown-field")
            .map(|found| found["severity"].clone())
            .collect()
    };
    assert_eq!(severities(json!({ "unknown-field": "info" })), ["info"]);
    assert_eq!(severities(json!({ "syntax": "warning" })), ["warning"]);
    assert_eq!(severities(json!({ "syntax": "off", "unknown-field": "error" })), ["error"]);
    assert_eq!(severities(json!({ "syntax": "off" })), Vec::<Value>::new());
}

#[test]
fn fixes_are_safe_ones_unless_asked_and_what_remains_is_of_the_new_text() {
    let text = r#"{ "family": 'web', "containerDefinitions": [
        { "name": "a", "image": "b:1" },
        { "name": "c", "image": "d:1", "dependsOn": [{ "containerName": "a", "condition": "HEALTHY" }] },
    ] }"#;
    let fixed = |options: &Value| serde_json::to_value(api::apply_fixes(text, options).unwrap()).unwrap();
    let safe = fixed(&Value::Null);
    assert_eq!(safe, fixed(&json!({ "applicability": "safe" })));
    let more = fixed(&json!({ "applicability": "unsafe" }));
    assert!(more["applied"].as_u64() > safe["applied"].as_u64(), "{safe} {more}");
    for fixed in [safe, more] {
        let after = analyze(fixed["text"].as_str().unwrap(), &Value::Null);
        assert_eq!(fixed["remaining"], after["diagnostics"]);
    }
}

#[test]
fn every_format_reports_every_diagnostic() {
    let text = task(&json!({ "colour": 1 }));
    let diagnostics = analyze(&text, &Value::Null)["diagnostics"].clone();
    for format in ["text", "json", "sarif", "markdown", "github"] {
        let report = api::render(&text, &json!(format), &Value::Null).unwrap();
        for rule in rules(&diagnostics) {
            assert!(report.contains(rule), "{format}: {rule}");
        }
    }
}

#[test]
fn a_variable_that_is_not_knowable_has_no_value_and_a_note() {
    let text = task(&json!({}));
    let variables = environment(&text, &on_ec2(&json!({})));
    let unknown: Vec<&Value> = variables.iter().filter(|variable| variable["value"].is_null()).collect();
    assert!(!unknown.is_empty());
    for variable in unknown {
        assert!(variable["note"].is_string(), "{variable}");
    }
}

#[test]
fn a_variable_that_is_not_there_has_no_entry() {
    let text = task(&json!({ "environment": [{ "name": "A", "value": "" }] }));
    let variables = environment(&text, &on_ec2(&json!({})));
    assert_eq!(variable(&variables, "A")["value"], "", "an empty one is there");
    assert!(!variables.iter().any(|variable| variable["name"] == "B"));
}

#[test]
fn shadows_list_every_layer_that_was_beaten() {
    let file = "arn:aws:s3:::config/a.env";
    let text = task(&json!({
        "environment": [{ "name": "A", "value": "written" }],
        "secrets": [{ "name": "A", "valueFrom": "/a" }],
        "environmentFiles": [{ "type": "s3", "value": file }]
    }));
    let world = json!({
        "files": { file: "A=file\n" }, "images": { "app": { "env": { "A": "image" } } },
        "parameters": { "/a": { "value": "secret" } }
    });
    // RegisterTaskDefinition refuses a name in both lists; what the process would see is shown all the same.
    let found = variable(&environment(&text, &on_ec2(&world)), "A");
    assert_eq!(
        (&found["value"], &found["source"], &found["sensitive"]),
        (&json!("secret"), &json!("secret"), &json!(true))
    );
    let shadows: Vec<String> = found["shadows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|shadow| format!("{}={}", shadow["source"].as_str().unwrap(), shadow["value"].as_str().unwrap()))
        .collect();
    assert_eq!(shadows, ["environment=written", "environmentFile=file", "image=image"]);
}

#[test]
fn a_call_is_counted_once_for_a_batch_and_once_for_a_distinct_reference() {
    let parameters: Vec<String> = (0..12).map(|number| format!("/p/{number:02}")).collect();
    let mut references: Vec<&str> = parameters.iter().map(String::as_str).collect();
    let (password, user) = (format!("{ARN}:password::"), format!("{ARN}:user::"));
    references.extend([password.as_str(), user.as_str(), password.as_str()]);
    let launch = launch(&with_secrets(&references), &json!({}));
    let calls = launch["apiCalls"].as_array().unwrap();
    let of = |action: &str| calls.iter().filter(|call| call["action"] == action).collect::<Vec<_>>();
    let batches = of("GetParameters");
    assert_eq!(batches.iter().map(|call| call["count"].as_u64().unwrap()).collect::<Vec<_>>(), [1, 1]);
    assert_eq!(batches[0]["resource"].as_str().unwrap().split(',').count(), 10);
    let secrets = of("GetSecretValue");
    assert_eq!(secrets.len(), 1, "{secrets:?}");
    assert_eq!(secrets[0]["resource"], ARN, "without selectors");
    assert_eq!(secrets[0]["count"], 2);
    assert_eq!(
        (&secrets[0]["service"], &secrets[0]["role"]),
        (&json!("secretsmanager"), &json!("execution"))
    );
}

#[test]
fn a_refused_launch_carries_what_the_api_would_say() {
    let twice = task(&json!({
        "environment": [{ "name": "A", "value": "1" }], "secrets": [{ "name": "A", "valueFrom": "/a" }]
    }));
    let launch = launch(&twice, &json!({}));
    assert_eq!(launch["outcome"], "refused");
    assert!(end(&launch).contains("The secret name must be unique"), "{}", end(&launch));
    assert_eq!(launch["stopCode"], Value::Null);
    let last = launch["events"].as_array().unwrap().last().unwrap();
    assert_eq!((&last["step"], &last["ok"]), (&json!("register"), &json!(false)));
    assert!(last["origin"]["start"]["offset"].is_u64());
}

#[test]
fn a_running_task_has_no_reason_and_a_stopped_one_has_reason_and_code() {
    let text = with_secrets(&[ARN]);
    let running = launch(&text, &json!({}));
    assert_eq!(
        (&running["outcome"], &running["stoppedReason"], &running["stopCode"]),
        (&json!("running"), &Value::Null, &Value::Null)
    );
    let stopped = launch(&text, &json!({ "executionRole": { "policies": [] } }));
    assert_eq!(stopped["outcome"], "stopped");
    assert_eq!(stopped["stopCode"], "TaskFailedToStart");
    assert!(stopped["stoppedReason"].as_str().unwrap().contains("AccessDeniedException"));
}

#[test]
fn every_statement_of_a_policy_says_why_it_is_there() {
    let text = with_secrets(&[ARN, "/app/level"]);
    let analysis = analyze(&text, &on_ec2(&json!({})));
    let role = &analysis["tasks"][0]["roles"]["execution"];
    let written = role["document"]["Statement"].as_array().unwrap();
    let statements = role["statements"].as_array().unwrap();
    assert_eq!(role["needed"], true);
    assert!(!statements.is_empty());
    assert_eq!(statements.len(), written.len());
    for (statement, written) in statements.iter().zip(written) {
        assert_eq!(statement["sid"], written["Sid"]);
        assert!(!statement["because"].as_array().unwrap().is_empty(), "{statement}");
    }
    assert!(role["size"].as_u64().unwrap() > 50);
    assert!(role["trust"].to_string().contains("ecs-tasks.amazonaws.com"));
    let task = &analysis["tasks"][0]["roles"]["task"];
    assert_eq!((&task["needed"], &task["statements"]), (&json!(false), &json!([])));
}

#[test]
fn a_launch_with_what_is_generated_never_lacks_a_permission() {
    let text =
        with_secrets(&[&format!("{ARN}:password::"), "/app/level", "/aws/reference/secretsmanager/prod/db"]);
    for launch_type in ["EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES"] {
        for home in [json!({}), json!({ "region": "us-east-1", "account": "111122223333" })] {
            let mut context = home;
            context["launchType"] = json!(launch_type);
            let launch = analyze(&text, &json!({ "context": context }))["tasks"][0]["launch"].clone();
            let reason = launch["stoppedReason"].as_str().unwrap_or_default();
            assert!(!reason.contains("not authorized"), "{context}: {reason}");
        }
    }
}
