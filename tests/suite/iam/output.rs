//! Roles in the languages of other tools. `script/check-outputs` puts the same texts to the tools themselves.

use serde_json::{Value, json};
use taskdef_playground::api;

const TEXT: &str = r#"{
  "family": "web",
  "executionRoleArn": "arn:aws:iam::111122223333:role/app-exec",
  "containerDefinitions": [{
    "name": "web",
    "image": "111122223333.dkr.ecr.us-east-1.amazonaws.com/team/web:1",
    "environmentFiles": [{ "type": "s3", "value": "arn:aws:s3:::conf/what?.env" }],
    "secrets": [{ "name": "B", "valueFrom": "arn:aws:ssm:${AWS::Region}:111122223333:parameter/${Stage}/b" }]
  }]
}"#;

fn write(text: &str, format: &str, options: &Value) -> String {
    api::render_policy(text, &json!(format), options).unwrap()
}

#[test]
fn cloudformation_in_json_and_in_yaml_is_the_same() {
    for role in ["all", "execution", "deployer"] {
        let options = json!({ "role": role });
        let from_json: Value = serde_json::from_str(&write(TEXT, "cloudformation-json", &options)).unwrap();
        let yaml = write(TEXT, "cloudformation-yaml", &options);
        let mut lines = Vec::new();
        flatten(&from_json, "", &mut lines);
        // Every string of the JSON stands in the YAML, in the same order.
        let mut rest = yaml.as_str();
        for line in lines {
            let at = rest.find(&line).unwrap_or_else(|| panic!("{line} in {yaml}"));
            rest = &rest[at..];
        }
    }
}

fn flatten(value: &Value, key: &str, lines: &mut Vec<String>) {
    match value {
        Value::Object(members) => members.iter().for_each(|(key, value)| flatten(value, key, lines)),
        Value::Array(elements) => elements.iter().for_each(|value| flatten(value, key, lines)),
        Value::String(text) if key == "Ref" => lines.push(text.clone()),
        other => lines.push(other.to_string()),
    }
}

#[test]
fn variables_and_placeholders_are_kept_apart() {
    let parameter = |format: &str, role: &str| write(TEXT, format, &json!({ "role": role }));
    let template = parameter("cloudformation-yaml", "execution");
    assert!(template.contains("arn:${AWS::Partition}:s3:::conf/what${!?}.env"), "{template}");
    assert!(template.contains("ssm:${AWS::Region}:111122223333:parameter/${Stage}/b"), "{template}");
    let terraform = parameter("terraform", "execution");
    assert!(terraform.contains("conf/what&{?}.env"), "{terraform}");
    assert!(
        terraform.contains("arn:aws:ssm:$${AWS::Region}:111122223333:parameter/$${Stage}/b"),
        "{terraform}"
    );
}

#[test]
fn a_policy_that_is_too_large_becomes_several() {
    let secrets: Vec<Value> = (0..200)
        .map(|number| {
            let name = format!("a-quite-long-name-of-a-secret/{number:03}-AbCdEf");
            json!({ "name": format!("S{number}"), "valueFrom": format!("arn:aws:secretsmanager:us-east-1:111122223333:secret:{name}") })
        })
        .collect();
    let text = json!({ "family": "web", "containerDefinitions": [{ "name": "web", "image": "nginx", "secrets": secrets }] });
    let analysis = serde_json::to_value(api::analyze(&text.to_string(), &Value::Null).unwrap()).unwrap();
    let parts = analysis["tasks"][0]["roles"]["execution"]["parts"].as_array().unwrap();
    assert!(parts.len() > 2);
    assert!(parts.iter().all(|part| part.to_string().chars().count() <= 6144));
    let named: usize = parts.iter().map(|part| part.to_string().matches(":secret:").count()).sum();
    assert_eq!(named, 200);
    let template = write(&text.to_string(), "cloudformation-json", &json!({ "role": "execution" }));
    assert_eq!(template.matches("AWS::IAM::ManagedPolicy").count(), parts.len());
    let terraform = write(&text.to_string(), "terraform", &json!({ "role": "execution" }));
    assert_eq!(terraform.matches("resource \"aws_iam_role_policy_attachment\"").count(), parts.len());
    let commands = write(&text.to_string(), "cli", &json!({ "role": "execution" }));
    assert_eq!(commands.matches("attach-role-policy").count(), parts.len());
}

#[test]
fn json_is_the_document_and_a_missing_family_is_refused() {
    let document: Value =
        serde_json::from_str(&write(TEXT, "json", &json!({ "role": "execution" }))).unwrap();
    let analysis = serde_json::to_value(api::analyze(TEXT, &Value::Null).unwrap()).unwrap();
    assert_eq!(document, analysis["tasks"][0]["roles"]["execution"]["document"]);
    let refused = api::render_policy(TEXT, &json!("json"), &json!({ "family": "other" })).unwrap_err();
    assert_eq!(refused.to_string(), "text: holds no such task definition");
    assert!(api::render_policy(TEXT, &json!("xml"), &Value::Null).is_err());
}

/// Writes every example in every format into the folder that `TOOL_TEXTS` names, for `script/check-outputs`.
#[test]
fn texts_for_the_tools() {
    let Some(folder) = std::env::var_os("TOOL_TEXTS").map(std::path::PathBuf::from) else {
        println!("not run: TOOL_TEXTS names no folder");
        return;
    };
    let options = json!({
        "context": { "region": "us-east-1" },
        "roleOptions": { "exec": true, "infrastructure": ["vpc-lattice", "service-connect-tls"] }
    });
    let mut texts: Vec<String> = super::examples::EXAMPLES
        .iter()
        .map(|example| serde_json::from_str::<Value>(example).unwrap()["task"].to_string())
        .collect();
    texts.push(
        json!({
            "family": "volumes", "tags": [{ "key": "a", "value": "b" }],
            "containerDefinitions": [{ "name": "web", "image": "nginx",
                "environmentFiles": [{ "type": "s3", "value": "arn:aws:s3:::conf/what?.env" }] }],
            "volumes": [{ "name": "d", "configuredAtLaunch": true }]
        })
        .to_string(),
    );
    for (number, text) in texts.iter().enumerate() {
        for (word, _, extension) in taskdef_playground::iam::OutputFormat::ALL {
            let written = write(text, word, &options);
            std::fs::write(folder.join(format!("{:02}.{extension}", number + 1)), written).unwrap();
        }
        for role in ["execution", "task"] {
            let mut of_role = options.clone();
            of_role["role"] = json!(role);
            let written = write(text, "json", &of_role);
            if written.starts_with("{\n  \"Version\"") {
                std::fs::write(folder.join(format!("{:02}-{role}.policy.json", number + 1)), written)
                    .unwrap();
            }
        }
    }
}
