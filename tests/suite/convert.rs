//! Convert: the text in another form says the same, and is valid there.

use taskdef_playground::convert::{Format, convert};
use taskdef_playground::{Analysis, Options, analyze};

use crate::corpus;

fn read(text: &str) -> Analysis {
    analyze(text, &Options::default())
}

fn converted(text: &str, format: Format) -> (String, Vec<String>) {
    let converted = convert(&read(text), format).unwrap();
    (converted.text, converted.notes.into_iter().map(|note| note.message).collect())
}

/// Rules whose subject is the form of a text, and not the task definition in it.
const OF_THE_FORM: &[&str] = &[
    // Types that CloudFormation and Terraform accept, text that they fill in, spelling that they forgive.
    "boolean-as-string",
    "cloudformation-casing",
    "describe-output-wrapper",
    "duplicate-json-key",
    "empty-tags",
    "env-value-not-string",
    "image-placeholder",
    "invisible-characters",
    "json-syntax",
    "map-value-not-string",
    "missing-required-field",
    "null-field",
    "number-as-string",
    "output-only-field",
    "reference-placeholder",
    "task-size-must-be-string",
    "template-not-rendered",
    "terraform-or-snake-casing",
    "unused-suppression",
    "yaml-boolean",
];

fn rules(analysis: &Analysis) -> Vec<(&'static str, Option<String>)> {
    let found = analysis.diagnostics.iter().filter(|found| !OF_THE_FORM.contains(&found.rule.name));
    let mut found: Vec<_> = found.map(|found| (found.rule.name, found.container.clone())).collect();
    found.sort();
    found
}

const WHOLE: &str = r#"{
  "family": "shop",
  "requiresCompatibilities": ["FARGATE"],
  "networkMode": "awsvpc",
  "cpu": "256",
  "memory": "512",
  "executionRoleArn": "arn:aws:iam::111122223333:role/execution",
  "runtimePlatform": { "cpuArchitecture": "ARM64", "operatingSystemFamily": "LINUX" },
  "ephemeralStorage": { "sizeInGiB": 30 },
  "volumes": [
    { "name": "data", "efsVolumeConfiguration": { "fileSystemId": "fs-12345678", "transitEncryption": "ENABLED", "authorizationConfig": { "iam": "ENABLED" } } },
    { "name": "spare", "host": {} }
  ],
  "tags": [{ "key": "Team", "value": "web" }],
  "containerDefinitions": [
    {
      "name": "web",
      "image": "nginx:1.27",
      "command": ["sh", "-c", "echo \"${HOME}\" %{x}"],
      "environment": [{ "name": "PORT", "value": "8080" }, { "name": "DB_PASSWORD", "value": "hunter2hunter2" }],
      "secrets": [{ "name": "KEY", "valueFrom": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:key-AbCdEf:k::" }],
      "mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }],
      "logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "/ecs/shop", "awslogs-region": "eu-west-1", "awslogs-stream-prefix": "web" } }
    }
  ]
}"#;

#[test]
fn every_form_says_the_same() {
    let expected = read(WHOLE);
    for (name, format) in Format::ALL {
        let (text, notes) = converted(WHOLE, *format);
        assert_eq!(notes, [] as [String; 0], "{name}");
        let found = read(&text);
        assert_eq!(found.document.language, format.language(), "{name}");
        assert_eq!(rules(&found), rules(&expected), "{name}: {text}");
        let policy = |analysis: &Analysis| analysis.tasks[0].roles.execution.document.to_json();
        assert_eq!(policy(&found), policy(&expected), "{name}");
        // And back again.
        let (back, _) = converted(&text, Format::Register);
        let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
        let mut written = value(WHOLE);
        if *format == Format::Terraform {
            // Terraform writes the empty object as nothing.
            written["volumes"][1].as_object_mut().unwrap().remove("host");
        }
        assert_eq!(value(&back), written, "{name}: {text}");
    }
}

#[test]
fn terraform_is_laid_out_as_its_formatter_does() {
    let text = r#"{ "family": "a", "cpu": "256", "networkMode": "awsvpc", "volumes": [{ "name": "v", "host": { "sourcePath": "/v" } }],
        "tags": [{ "key": "Team", "value": "x" }],
        "containerDefinitions": [{ "name": "a", "image": "${REPO}:1", "command": ["echo", "${HOME}"], "essential": true }] }"#;
    let (text, notes) = converted(text, Format::Terraform);
    expect_test::expect![[r#"
        variable "repo" {}

        resource "aws_ecs_task_definition" "a" {
          family       = "a"
          cpu          = "256"
          network_mode = "awsvpc"
          tags         = { Team = "x" }
          container_definitions = jsonencode([
            {
              name      = "a"
              image     = "${var.repo}:1"
              command   = ["echo", "$${HOME}"]
              essential = true
            },
          ])

          volume {
            name      = "v"
            host_path = "/v"
          }
        }
    "#]]
    .assert_eq(&text);
    assert_eq!(notes, ["what was filled in elsewhere is now a variable: `repo`"]);
}

#[test]
fn open_parts_become_what_the_form_has_for_them() {
    let template = "Resources:\n  Task:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      Family: !Sub '${AWS::StackName}-web'\n      ContainerDefinitions:\n        - Name: web\n          Image: !Sub '${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/web:${Tag}'\n          Command: ['echo', '${HOME}']\n";
    let (text, _) = converted(template, Format::Terraform);
    assert!(text.contains("data \"aws_region\" \"current\" {}"), "{text}");
    assert!(text.contains("${data.aws_caller_identity.current.account_id}.dkr.ecr.${data.aws_region.current.name}.amazonaws.com/web:${var.tag}"), "{text}");
    assert!(text.contains("\"$${HOME}\""), "{text}");
    hcl_edit::parser::parse_body(&text).unwrap();
    let (text, notes) = converted(template, Format::CloudFormationYaml);
    assert!(text.contains("Fn::Sub: \"${AWS::StackName}-web\""), "{text}");
    assert!(text.contains("Tag:"), "{text}");
    assert!(
        notes.contains(&"what was filled in elsewhere is now a parameter: `Tag`".to_owned()),
        "{notes:?}"
    );
    let module = "resource \"aws_ecs_task_definition\" \"app\" {\n  family = var.name\n  cpu    = lookup(var.sizes, \"cpu\")\n  container_definitions = jsonencode([{ name = \"a\", image = \"${var.image}:${lookup(var.tags, \"a\")}\" }])\n}\n";
    let (text, _) = converted(module, Format::Terraform);
    assert!(text.contains("family = var.name\n"), "{text}");
    assert!(text.contains("image = \"${var.image}:${lookup(var.tags, \"a\")}\""), "{text}");
    hcl_edit::parser::parse_body(&text).unwrap();
    let (text, notes) = converted(module, Format::Register);
    assert!(text.contains("\"family\": \"${var.name}\""), "{text}");
    assert!(
        notes.iter().any(|note| note.starts_with("fill in before you register it: `${var.name}`")),
        "{notes:?}"
    );
}

#[test]
fn what_is_not_carried_is_told() {
    let described = r#"{ "taskDefinition": { "taskDefinitionArn": "arn:aws:ecs:eu-west-1:111122223333:task-definition/a:1", "revision": 1, "status": "ACTIVE", "family": "a", "containerDefinitions": [{ "name": "a", "image": "nginx:1", "cpu": null }] }, "tags": [{ "key": "k", "value": "v" }] }"#;
    let (text, notes) = converted(described, Format::Register);
    assert_eq!(notes, ["left out, because only ECS sets them: `taskDefinitionArn`, `revision`, `status`"]);
    assert!(text.contains("\"tags\"") && !text.contains("null") && !text.contains("revision"), "{text}");
    let (_, notes) = converted("# a\nfamily: a\ncontainerDefinitions: []\n", Format::Register);
    assert_eq!(notes, ["comments are left out"]);
    let (text, notes) = converted("[{ \"name\": \"a\", \"image\": \"nginx:1\" }]", Format::Register);
    assert!(text.contains("\"family\": \"${family}\""), "{text}");
    assert!(notes.iter().any(|note| note.contains("container definitions only")), "{notes:?}");
    assert_eq!(convert(&read("apiVersion: v1\nkind: Pod\n"), Format::Register), None);
}

#[test]
fn several_task_definitions_stay_several() {
    let text = "[{ \"family\": \"a\", \"containerDefinitions\": [] }, { \"family\": \"b\", \"containerDefinitions\": [] }]";
    for (name, format) in Format::ALL {
        let (text, _) = converted(text, *format);
        assert_eq!(read(&text).tasks.len(), 2, "{name}: {text}");
    }
}

#[test]
fn the_corpus_is_valid_in_every_form_and_means_the_same() {
    let (mut differ, mut compared) = (Vec::new(), 0);
    for sample in corpus::samples().unwrap_or_default() {
        let original = read(&sample.text);
        // Templates of templates, of whose task definition nothing may be left.
        if sample.kind.starts_with("cfn") && !original.document.errors.is_empty() {
            continue;
        }
        for (name, format) in Format::ALL {
            let Some(converted) = convert(&original, *format) else { continue };
            let title = format!("{}/{} as {name}", sample.kind, sample.name);
            let found = read(&converted.text);
            let errors: Vec<_> = found.document.errors.iter().map(|error| error.kind.message()).collect();
            assert_eq!(errors, [] as [String; 0], "{title}: {}", converted.text);
            assert_eq!(found.tasks.len(), original.tasks.len(), "{title}: {}", converted.text);
            if *format == Format::Terraform {
                let parsed = hcl_edit::parser::parse_body(&converted.text);
                assert!(parsed.is_ok(), "{title}: {:?}\n{}", parsed.err(), converted.text);
            }
            let is_plain = original.document.errors.is_empty()
                && original.located.placeholders.is_empty()
                && matches!(sample.kind.as_str(), "raw-json" | "describe-json" | "yaml-taskdef");
            compared += usize::from(is_plain);
            let policies = |analysis: &Analysis| {
                let roles = &analysis.tasks[0].roles;
                format!("{} {}", roles.execution.document.to_json(), roles.task.document.to_json())
            };
            if is_plain && policies(&found) != policies(&original) {
                differ.push(format!("{title}: {} {}", policies(&found), policies(&original)));
            }
            if is_plain && rules(&found) != rules(&original) {
                let lost: Vec<_> =
                    rules(&original).into_iter().filter(|rule| !rules(&found).contains(rule)).collect();
                let new: Vec<_> =
                    rules(&found).into_iter().filter(|rule| !rules(&original).contains(rule)).collect();
                differ.push(format!("{title}: lost {lost:?}, new {new:?}"));
            }
        }
    }
    assert!(differ.is_empty(), "{} of {compared} differ:\n{}", differ.len(), differ.join("\n"));
    assert!(compared > 400 || corpus::samples().is_none(), "only {compared} were compared");
}
