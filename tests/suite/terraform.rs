//! Terraform as an input: modules, container definitions alone, plans and states; fixes in its own language, references between
//! resources of one text.

use taskdef_playground::lint::Applicability;
use taskdef_playground::{Analysis, Options, analyze, apply_fixes};

const MODULE: &str = r#"# Secrets.
resource "aws_secretsmanager_secret" "db" {
  name = "prod/db"
}

data "aws_ssm_parameter" "level" {
  name = "/app/level"
}

resource "aws_iam_role" "execution" {
  name = "execution"
  path = "/service/"
}

resource "aws_ecs_task_definition" "app" {
  family                   = "web"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 256
  memory                   = 512 # MiB
  execution_role_arn       = aws_iam_role.execution.arn
  count                    = var.enabled ? 1 : 0

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "${aws_ecr_repository.web.repository_url}:1.4"
      environment = [
        { name = "PORT", value = 8080 }, # a number
      ]
      secrets = [
        { name = "PASSWORD", valueFrom = "${aws_secretsmanager_secret.db.arn}:password::" },
        { name = "LEVEL", valueFrom = data.aws_ssm_parameter.level.arn },
      ]
      mountPoints = [{ sourceVolume = "data", containerPath = "/data" }]
    },
  ])

  volume {
    name = "data"

    efs_volume_configuration {
      file_system_id     = "fs-12345678"
      transit_encryption = "ENABLED"
      authorization_config {
        iam = "ENABLED"
      }
    }
  }
  tags = {
    Team = "web"
  }
  volume { name = "spare" }
  runtime_platform {
    cpu_architecture = "ARM64"
  }
  ephemeral_storage {
    size_in_gib = 30
  }
  placement_constraints {
    type       = "memberOf"
    expression = "attribute:ecs.os-type == linux"
  }
  lifecycle {
    create_before_destroy = true
  }
}
"#;

fn read(text: &str) -> Analysis {
    analyze(text, &Options::default())
}

/// Rule and place of each finding, as `rule@line`.
fn found(analysis: &Analysis) -> Vec<String> {
    let line = |offset: u32| analysis.document.text[..offset as usize].lines().count();
    let shown = analysis.diagnostics.iter();
    shown.map(|found| format!("{}@{}", found.rule.name, line(found.span.start + 1))).collect()
}

fn has(analysis: &Analysis, rule: &str) -> bool {
    analysis.diagnostics.iter().any(|found| found.rule.name == rule)
}

#[test]
fn a_resource_is_a_task_definition() {
    let analysis = read(MODULE);
    assert_eq!(analysis.located.dialect.name(), "terraform");
    let [task] = analysis.tasks.as_slice() else { panic!("{} tasks", analysis.tasks.len()) };
    assert_eq!(task.target.name.as_deref(), Some("app"));
    let task = &task.task;
    assert_eq!(task.family.as_str(), Some("web"));
    assert_eq!((task.cpu.as_str(), task.memory.as_str()), (Some("256"), Some("512")), "numbers are taken");
    let volumes: Vec<_> = task.volumes.items().map(|volume| volume.name.as_str().unwrap()).collect();
    assert_eq!(volumes, ["data", "spare"]);
    let efs = task.volumes.items().next().unwrap().efs_volume_configuration.known().unwrap();
    assert_eq!(efs.file_system_id.as_str(), Some("fs-12345678"));
    assert!(efs.authorization_config.known().unwrap().iam.known().is_some());
    let tag = task.tags.items().next().unwrap();
    assert_eq!((tag.key.as_str(), tag.value.as_str()), (Some("Team"), Some("web")));
    assert_eq!(task.ephemeral_storage.known().unwrap().size_in_gib.get(), Some(30));
    assert_eq!(task.placement_constraints.items().count(), 1);
    let problems = &analysis.tasks[0].problems;
    assert_eq!(problems.len(), 1, "only the number in `environment`: {problems:?}");
}

#[test]
fn references_have_the_shape_of_what_they_name() {
    let analysis = read(MODULE);
    let task = &analysis.tasks[0].task;
    assert_eq!(
        task.execution_role_arn.text(),
        Some("arn:${partition}:iam::${account}:role/service/execution")
    );
    let container = task.container_definitions.items().next().unwrap();
    let values: Vec<_> = container.secrets.items().map(|secret| secret.value_from.text().unwrap()).collect();
    assert_eq!(
        values,
        [
            "arn:${partition}:secretsmanager:${region}:${account}:secret:prod/db-${RandomSuffix}:password::",
            "arn:${partition}:ssm:${region}:${account}:parameter/app/level",
        ]
    );
    let asked: Vec<_> = analysis.located.placeholders.iter().map(|found| found.text.as_str()).collect();
    assert_eq!(asked, ["${aws_ecr_repository.web.repository_url}"], "what the text answers is not asked");
    let policy = analysis.tasks[0].roles.execution.document.to_json().to_string();
    assert!(policy.contains("secret:prod/db-??????"), "{policy}");
    assert!(policy.contains("parameter/app/level"), "{policy}");
}

#[test]
fn fixes_keep_comments_and_indentation() {
    let (fixed, _) = apply_fixes(MODULE, &Options::default(), Applicability::Safe);
    let expected = MODULE
        .replace("value = 8080 }, # a number", "value = \"8080\" }, # a number")
        .replace("  volume { name = \"spare\" }\n", "")
        // Fargate has none.
        .replace("  placement_constraints {\n    type       = \"memberOf\"\n    expression = \"attribute:ecs.os-type == linux\"\n  }\n", "");
    assert_eq!(fixed, expected);
}

#[test]
fn edits_speak_the_language() {
    let cases = [
        // A whole member of a container, behind the last one.
        (
            "resource \"aws_ecs_task_definition\" \"a\" {\n  family = \"a\"\n  container_definitions = jsonencode([{\n    name  = \"a\"\n    image = \"nginx:1\" # pinned\n    portMappings = [{ containerPort = 80 }]\n    environment = [{ name = \"DB_PASSWORD\", value = \"hunter2hunter2\" }]\n  }])\n}\n",
            "secrets = [\n      { name = \"DB_PASSWORD\", valueFrom = ",
        ),
        // An argument of the resource.
        (
            "resource \"aws_ecs_task_definition\" \"a\" {\n  family = \"a\"\n  requires_compatibilities = [\"FARGATE\"]\n  container_definitions = jsonencode([{ name = \"a\", image = \"nginx:1\" }])\n}\n",
            "\n  network_mode = \"awsvpc\"\n",
        ),
        // JSON in a heredoc stays JSON.
        (
            "resource \"aws_ecs_task_definition\" \"a\" {\n  family = \"a\"\n  container_definitions = <<EOF\n[\n  {\n    \"name\": \"a\",\n    \"image\": \"nginx:1\",\n    \"environment\": [{ \"name\": \"N\", \"value\": 1 }]\n  }\n]\nEOF\n}\n",
            "{ \"name\": \"N\", \"value\": \"1\" }",
        ),
        // JSON in a string keeps its escapes.
        (
            "resource \"aws_ecs_task_definition\" \"a\" {\n  family = \"a\"\n  container_definitions = \"[{\\\"name\\\":\\\"a\\\",\\\"image\\\":\\\"nginx:1\\\",\\\"environment\\\":[{\\\"name\\\":\\\"N\\\",\\\"value\\\":1}]}]\"\n}\n",
            "\\\"value\\\":\\\"1\\\"",
        ),
    ];
    for (text, expected) in cases {
        let (fixed, _) = apply_fixes(text, &Options::default(), Applicability::Unsafe);
        assert!(fixed.contains(expected), "{fixed}");
        assert_eq!(read(&fixed).document.errors, [], "{fixed}");
        assert_eq!(fixed.contains("# pinned"), text.contains("# pinned"), "the comment stays: {fixed}");
        hcl_edit::parser::parse_body(&fixed).unwrap_or_else(|error| panic!("{error}\n{fixed}"));
    }
}

#[test]
fn places_lie_in_the_text_of_the_user() {
    let heredoc = "resource \"aws_ecs_task_definition\" \"a\" {\n  family = \"a\"\n  container_definitions = <<-EOF\n    [\n      { \"name\": \"a\", \"image\": \"nginx:1\", \"colour\": 1 }\n    ]\n  EOF\n}\n";
    let string = "resource \"aws_ecs_task_definition\" \"a\" {\n  family = \"a\"\n  container_definitions = \"[{\\\"name\\\":\\\"a\\\",\\\"image\\\":\\\"nginx:1\\\",\\\"colour\\\":1}]\"\n}\n";
    for (text, quoted) in [(heredoc, "\"colour\""), (string, "\\\"colour\\\"")] {
        let analysis = read(text);
        let unknown = analysis.diagnostics.iter().find(|found| found.rule.name == "unknown-field").unwrap();
        assert_eq!(unknown.span.of(text), quoted, "{text}");
    }
}

#[test]
fn container_definitions_alone_say_nothing_about_the_task() {
    for text in [
        "[{ \"name\": \"a\", \"image\": \"nginx:1\", \"secrets\": [{ \"name\": \"X\", \"valueFrom\": \"/x\" }], \"mountPoints\": [{ \"sourceVolume\": \"v\", \"containerPath\": \"/v\" }] }]",
        "{ \"name\": \"a\", \"image\": \"nginx:1\", \"links\": [] }",
        "jsonencode([{ name = \"a\", image = \"nginx:1\" }])",
        "[{\n  name = \"a\"\n  image = \"nginx:1\"\n}]\n",
        "[{ \"name\": \"${name}\", \"image\": \"${image}\", \"cpu\": ${cpu}, \"environment\": ${env}, %{ if debug } \"privileged\": true, %{ endif } \"memory\": 128 }]",
    ] {
        let analysis = read(text);
        let [task] = analysis.tasks.as_slice() else { panic!("{text}") };
        assert_eq!(task.task.container_definitions.items().count(), 1, "{text}");
        for rule in [
            "missing-required-field",
            "secrets-without-execution-role",
            "json-syntax",
            "mount-unknown-volume",
        ] {
            assert!(!has(&analysis, rule), "{text}: {:?}", found(&analysis));
        }
    }
}

#[test]
fn plans_and_states_are_read() {
    let values = r#"{"family":"web","cpu":"256","memory":"512","network_mode":"awsvpc","requires_compatibilities":["FARGATE"],"execution_role_arn":"","pid_mode":null,"proxy_configuration":[],"runtime_platform":[{"cpu_architecture":"ARM64","operating_system_family":""}],"tags":{"Team":"web"},"tags_all":{},"track_latest":false,"skip_destroy":false,"revision":3,"id":"web","volume":[{"name":"data","host_path":"","efs_volume_configuration":[{"file_system_id":"fs-1","transit_encryption_port":0,"authorization_config":[]}],"docker_volume_configuration":[]}],"container_definitions":"[{\"name\":\"web\",\"image\":\"nginx:1\",\"environment\":[{\"name\":\"A\",\"value\":\"x\\\"y\"}]}]"}"#;
    let resource = format!(
        r#"{{"address":"module.a.aws_ecs_task_definition.app","type":"aws_ecs_task_definition","name":"app","values":{values}}}"#
    );
    let module = format!(r#"{{"child_modules":[{{"resources":[{resource}]}}]}}"#);
    let plan = format!(
        r#"{{"format_version":"1.2","terraform_version":"1.9.0","planned_values":{{"root_module":{module}}}}}"#
    );
    let shown = format!(
        r#"{{"format_version":"1.0","terraform_version":"1.9.0","values":{{"root_module":{module}}}}}"#
    );
    let state = format!(
        r#"{{"version":4,"terraform_version":"1.9.0","resources":[{{"mode":"managed","type":"aws_ecs_task_definition","name":"app","instances":[{{"attributes":{values}}}]}}]}}"#
    );
    let changes = format!(
        r#"{{"format_version":"1.2","terraform_version":"1.9.0","resource_changes":[{{"type":"aws_ecs_task_definition","address":"x","change":{{"after":{values}}}}}]}}"#
    );
    let written = format!(r#"{{"resource":{{"aws_ecs_task_definition":{{"app":{values}}}}}}}"#);
    for text in [plan, shown, state, changes, written] {
        let analysis = read(&text);
        assert_eq!(analysis.located.dialect.name(), "terraform");
        let [task] = analysis.tasks.as_slice() else { panic!("{text}") };
        assert_eq!(task.problems, [], "{text}");
        let task = &task.task;
        let container = task.container_definitions.items().next().unwrap();
        let variable = container.environment.items().next().unwrap();
        assert_eq!(variable.value.as_str(), Some("x\"y"));
        let node = variable.value.node().unwrap();
        assert_eq!(analysis.document.slice(analysis.document.tree.span(node)), r#"\"x\\\"y\""#);
        let volume = task.volumes.items().next().unwrap();
        assert!(volume.host.is_absent() && volume.efs_volume_configuration.known().is_some());
        assert!(task.runtime_platform.known().unwrap().cpu_architecture.known().is_some());
    }
}

#[test]
fn what_terraform_works_out_stays_open() {
    for value in [
        "file(\"x.json\")",
        "templatefile(\"x.tftpl\", { a = 1 })",
        "module.web.json",
        "jsonencode(local.all)",
    ] {
        let text = format!(
            "resource \"aws_ecs_task_definition\" \"a\" {{\n  family = \"a\"\n  container_definitions = {value}\n  dynamic \"volume\" {{\n    for_each = var.volumes\n    content {{\n      name = volume.value\n    }}\n  }}\n}}\n"
        );
        let analysis = read(&text);
        assert!(analysis.tasks[0].task.container_definitions.is_dynamic(), "{value}");
        assert!(!analysis.tasks[0].task.volumes.is_closed(), "{value}");
        assert!(!has(&analysis, "empty-container-list"), "{value}: {:?}", found(&analysis));
    }
}

#[test]
fn several_resources_are_several_tasks() {
    let text = format!("{MODULE}\n{}", MODULE.replace("\"app\"", "\"worker\""));
    let names: Vec<_> = read(&text).tasks.iter().map(|task| task.target.name.clone().unwrap()).collect();
    assert_eq!(names, ["app", "worker"]);
}

#[test]
fn a_command_line_of_the_cli_holds_a_task_definition() {
    let text = "aws ecs register-task-definition \\\n  --region eu-west-1 \\\n  --cli-input-json '{\n    \"family\": \"web\",\n    \"containerDefinitions\": [{ \"name\": \"a\", \"image\": \"nginx:1\", \"colour\": 1, }]\n  }'\n";
    let analysis = read(text);
    assert_eq!(analysis.tasks[0].task.family.as_str(), Some("web"));
    let unknown = analysis.diagnostics.iter().find(|found| found.rule.name == "unknown-field").unwrap();
    assert_eq!(unknown.span.of(text), "\"colour\"");
    let (fixed, _) = apply_fixes(text, &Options::default(), Applicability::Safe);
    assert_eq!(fixed, text.replace("1, }]", "1 }]"));
    let alone = "$ aws ecs register-task-definition --family x --container-definitions '[{\"name\":\"a\",\"image\":\"nginx:1\"}]'";
    assert_eq!(read(alone).tasks[0].task.container_definitions.items().count(), 1);
}

#[test]
fn formatting_leaves_the_terms_of_the_text() {
    use taskdef_playground::syntax::print::format;
    let text = "[{\"name\": \"a\", \"image\": \"nginx:1\"}]";
    let edit = format(&read(text).document, 2).unwrap();
    assert_eq!(edit.apply(text), "[\n  {\n    \"name\": \"a\",\n    \"image\": \"nginx:1\"\n  }\n]\n");
    assert_eq!(
        format(&read("aws ecs register-task-definition --cli-input-json '{\"family\": \"a\"}'").document, 2),
        None
    );
}

#[test]
fn files_of_other_tools_get_one_sentence() {
    for (text, dialect) in [
        ("region: eu-west-1\ncluster: a\nservice: b\ntask_definition: ecs-task-def.json\n", "ecspresso"),
        ("name: api\ntype: Load Balanced Web Service\nimage:\n  build: Dockerfile\n", "copilot"),
    ] {
        let analysis = read(text);
        assert_eq!(analysis.located.dialect.name(), dialect);
        assert_eq!(found(&analysis), ["wrong-document-kind@1"]);
    }
}

#[test]
fn the_selectors_behind_a_reference_are_looked_at() {
    for (written, fixed) in [
        (
            "\"${aws_secretsmanager_secret.db.arn}:password\"",
            Some("\"${aws_secretsmanager_secret.db.arn}:password::\""),
        ),
        ("\"${aws_secretsmanager_secret.db.arn}:password::\"", None),
        ("aws_secretsmanager_secret.db.arn", None),
        ("\"${var.secret}:password\"", None),
    ] {
        let of = |value: &str| {
            format!(
                "resource \"aws_secretsmanager_secret\" \"db\" {{\n  name = \"db\"\n}}\nresource \"aws_ecs_task_definition\" \"a\" {{\n  family             = \"a\"\n  execution_role_arn = var.role\n  container_definitions = jsonencode([{{\n    name    = \"a\"\n    image   = \"nginx:1\"\n    secrets = [{{ name = \"X\", valueFrom = {value} }}]\n  }}])\n}}\n"
            )
        };
        let text = of(written);
        assert_eq!(has(&read(&text), "secret-suffix-incomplete"), fixed.is_some(), "{written}");
        let (after, _) = apply_fixes(&text, &Options::default(), Applicability::Safe);
        assert_eq!(after, of(fixed.unwrap_or(written)));
    }
}

#[test]
fn every_prefix_is_analysed_and_converted() {
    use taskdef_playground::convert::{Format, convert};
    let string = "resource \"aws_ecs_task_definition\" \"é\" {\n  container_definitions = \"[{\\\"name\\\":\\\"é\\u00e9\\\\n\\\",\\\"image\\\":\\\"${x}\\\",\\\"environment\\\":[{\\\"name\\\":\\\"N\\\",\\\"value\\\":\\\"a\\\\\\\"b\\\"}]}]\"\n}\n";
    let heredoc = "resource \"aws_ecs_task_definition\" \"a\" {\n  container_definitions = <<-EOF\n    [\n      { \"name\": \"é\", \"image\": \"${x}\", \"cpu\": ${y}, %{ if z } \"links\": [], %{ endif } }, // c\n    ]\n  EOF\n  volume { host_path = \"/x\" }\n  dynamic \"volume\" {\n    for_each = []\n  }\n}\n";
    for whole in [MODULE, string, heredoc] {
        for (end, _) in whole.char_indices().filter(|(end, _)| whole.len() < 1000 || end % 7 == 0) {
            let text = &whole[..end];
            let analysis = read(text);
            for found in &analysis.diagnostics {
                assert!(text.get(found.span.range()).is_some(), "{}: {text}", found.rule.name);
                for edit in found.fixes.iter().flat_map(|fix| fix.edit.edits()) {
                    assert!(text.get(edit.span.range()).is_some(), "{}: {text}", found.rule.name);
                }
            }
            for (_, format) in Format::ALL {
                convert(&analysis, *format);
            }
        }
    }
}

#[test]
fn blocks_have_the_names_of_the_provider() {
    let text = "resource \"aws_ecs_task_definition\" \"a\" {\n  family = \"a\"\n  container_definitions = jsonencode([{ name = \"a\", image = \"nginx:1\" }])\n  enable_fault_injection = true\n  volume {\n    name = \"ebs\"\n    configure_at_launch = true\n  }\n  volume {\n    name = \"s3\"\n    s3files_volume_configuration {\n      file_system_arn = \"arn:aws:s3files:eu-west-1:111122223333:file-system/fs-1\"\n    }\n  }\n  volume {\n    name = \"d\"\n    docker_volume_configuration {\n      scope = \"shared\"\n      autoprovision = true\n      driver_opts = { type = \"nfs\" }\n    }\n  }\n  volume {\n    name = \"fsx\"\n    fsx_windows_file_server_volume_configuration {\n      file_system_id = \"fs-12345678\"\n      root_directory = \"data\"\n      authorization_config {\n        credentials_parameter = \"arn:aws:ssm:eu-west-1:111122223333:parameter/x\"\n        domain = \"example.com\"\n      }\n    }\n  }\n  proxy_configuration {\n    type = \"APPMESH\"\n    container_name = \"envoy\"\n    properties = { AppPorts = \"80\" }\n  }\n}\n";
    let analysis = read(text);
    assert_eq!(analysis.tasks[0].problems, []);
    let task = &analysis.tasks[0].task;
    let volumes: Vec<_> = task.volumes.items().collect();
    assert_eq!(volumes[0].configured_at_launch.get(), Some(true));
    assert!(volumes[1].s3_files_volume_configuration.known().is_some());
    let docker = volumes[2].docker_volume_configuration.known().unwrap();
    assert_eq!(docker.driver_opts.entry("type").and_then(|value| value.as_str()), Some("nfs"));
    let property = task.proxy_configuration.known().unwrap().properties.items().next().unwrap();
    assert_eq!((property.name.as_str(), property.value.as_str()), (Some("AppPorts"), Some("80")));
    // Written again, they are the same.
    let again =
        taskdef_playground::convert::convert(&analysis, taskdef_playground::convert::Format::Terraform)
            .unwrap();
    assert_eq!(read(&again.text).tasks[0].problems, [], "{}", again.text);
    assert!(again.text.contains("configure_at_launch = true"), "{}", again.text);
}

#[test]
fn what_only_looks_like_terraform_is_not() {
    for (text, dialect, tasks) in [
        ("A = 1\nB = \"x\"\n", "unknown", 0),
        ("FOO=bar\nBAZ=1\n", "unknown", 0),
        ("variable \"a\" {}\n", "terraform", 0),
        ("family = \"a\"\ncontainer_definitions = jsonencode([])\n", "terraform", 1),
        ("# c\nlocals {\n  a = 1\n}\n", "terraform", 0),
    ] {
        let analysis = read(text);
        assert_eq!((analysis.located.dialect.name(), analysis.tasks.len()), (dialect, tasks), "{text}");
    }
}

#[test]
fn what_is_known_of_the_place_is_filled_in() {
    let options = taskdef_playground::options::read(&serde_json::json!({
        "context": { "partition": "aws", "region": "eu-west-1", "account": "111122223333" }
    }));
    let text = MODULE
        .replace("name  = \"web\"\n", "name  = \"web\"\n      hostname = data.aws_region.current.name\n");
    let analysis = analyze(&text, &options.unwrap());
    let task = &analysis.tasks[0].task;
    assert_eq!(task.execution_role_arn.as_str(), Some("arn:aws:iam::111122223333:role/service/execution"));
    let container = task.container_definitions.items().next().unwrap();
    assert_eq!(container.hostname.as_str(), Some("eu-west-1"));
    let policy = analysis.tasks[0].roles.execution.document.to_json().to_string();
    assert!(
        policy.contains("arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db-??????"),
        "{policy}"
    );
}

#[test]
fn what_is_usual_in_terraform_is_no_remark() {
    let text = "[{ \"name\": \"a\", \"image\": \"${image}:${tag}\", \"Essential\": true, \"cpu\": null, \"command\": null }]";
    let analysis = read(text);
    let names: Vec<_> = analysis.diagnostics.iter().map(|found| found.rule.name).collect();
    assert_eq!(names, ["no-log-configuration"]);
}
