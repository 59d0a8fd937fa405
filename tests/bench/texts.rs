//! The texts that are measured: task definitions of a size, and shapes that grow by a factor.

use crate::templates::{
    aliases, conditions, joins, merges, parameters, resources, silenced, template, variables,
};

/// A shape of text: what it is called, and the text at so many times its first size.
pub(crate) type Shape = (&'static str, fn(usize) -> String);

/// The first size of texts of one repeated piece; eight times that and a little around it is the longest text that is read.
const PIECES: usize = 127 * 1024;

/// Texts that somebody could have written.
pub(crate) const WRITTEN: &[Shape] = &[
    ("containers", |factor| task_definition(64 * 1024 * factor)),
    ("containers, on one line", |factor| on_one_line(&task_definition(64 * 1024 * factor))),
    ("containers, YAML", |factor| yaml(64 * 1024 * factor)),
    ("task definitions", |factor| task_definitions(75 * factor)),
    ("environment", |factor| one_list("environment", 1000 * factor, environment)),
    ("environment of passwords", |factor| one_list("environment", 1000 * factor, password)),
    ("secrets", |factor| one_list("secrets", 700 * factor, secret)),
    ("ports", |factor| one_list("portMappings", 1000 * factor, port)),
    ("dependencies", dependencies),
    ("volumes and mounts", volumes),
    ("labels", |factor| one_map("dockerLabels", 2000 * factor)),
    ("unknown keys", |factor| one_map("unknown", 1).replace("\"unknown\"", &unknown_keys(1000 * factor))),
    ("template, YAML", |factor| template(60 * factor)),
    ("template of Fn::Join", |factor| joins(300 * factor)),
    ("template of Fn::If", |factor| conditions(200 * factor)),
    ("template of parameters", |factor| parameters(500 * factor)),
    ("HCL, resources", |factor| resources(80 * factor)),
    ("HCL, variables", |factor| variables(800 * factor)),
    ("YAML, anchors and aliases", |factor| aliases(200 * factor)),
    ("YAML, merge keys", |factor| merges(200 * factor)),
    ("YAML, a long scalar", |factor| format!("family: |\n{}", "  a line of text\n".repeat(7500 * factor))),
    ("placeholders", |factor| one_list("environment", 1000 * factor, placeholder)),
    ("one placeholder each", |factor| one_list("environment", 1000 * factor, own_placeholder)),
    ("comments that silence", |factor| silenced(400 * factor)),
    ("JSON in a string", |factor| in_a_string(&task_definition(64 * 1024 * factor))),
    ("a long value", |factor| one_value(&"lorem ipsum ".repeat(PIECES / 12 * factor))),
    ("a long word", |factor| one_value(&"aB3+".repeat(PIECES / 4 * factor))),
    ("a long URL", |factor| one_value(&format!("https://{}", "a:b@c/".repeat(PIECES / 6 * factor)))),
    ("JSON in JSON", |factor| one_value(&nested_json(1500 * factor))),
];

/// Texts with mistakes in each line.
pub(crate) const BROKEN: &[Shape] = &[
    ("no commas", |factor| task_definition(64 * 1024 * factor).replace(",\n", "\n")),
    ("no closing braces", |factor| task_definition(64 * 1024 * factor).replace("    }", "")),
    ("no closing quotes", |factor| task_definition(64 * 1024 * factor).replace("\",\n", ",\n")),
    ("single quotes", |factor| task_definition(64 * 1024 * factor).replace('"', "'")),
    ("bare keys", |factor| task_definition(64 * 1024 * factor).replace("\":", ":").replace(" \"", " ")),
    ("closing brackets", |factor| task_definition(64 * 1024 * factor).replace("],", "},")),
    ("half nested", |factor| "{\"a\":[".repeat(PIECES / 6 * factor)),
    ("half nested, lines", |factor| "{\"a\":\n[\n".repeat(PIECES / 8 * factor)),
    ("nested to the limit", |factor| format!("[{}]", vec![deep(); 100 * factor].join(",\n"))),
    ("YAML without colons", |factor| "family: x\n".to_owned() + &"  - a\n b\n".repeat(8000 * factor)),
    ("YAML, one key", |factor| "family: x\n".repeat(8000 * factor)),
    ("YAML, tabs", |factor| "family: x\n".to_owned() + &"\tname: x\n".repeat(8000 * factor)),
    ("YAML, flow", |factor| format!("family: [{}", "{a: [".repeat(PIECES / 5 * factor))),
    ("YAML, steps", |factor| steps(300).repeat(factor)),
    ("HCL, open blocks", |factor| "resource \"a\" \"b\" {\n".repeat(6000 * factor)),
    ("HCL, open templates", |factor| format!("a = \"{}", "${".repeat(PIECES / 2 * factor))),
    ("HCL, open heredocs", |factor| "a = <<E\n".repeat(8000 * factor)),
];

/// One piece again and again: nothing that anybody writes, but a cat on the keyboard does.
pub(crate) const REPEATED: &[&str] = &[
    "[", "]", "{", "}", "\"", "'", "\\", ":", "-", "#", "$", "<", "%", "\n", ",", "&", "*", "!", "|", "?",
    "`", "@", "(", "/", "_", "=", ".", "0", "a", " ", "\t", "\r", "ä", "“", "\u{feff}", "\"\"", "\"\n",
    "\"a\":", "{\"\":", "[\"", "[{", "${", "{{", "<%", "%{", "/*", "//", "\\u", "\\\"", "- ", "- - ", "? ",
    "a: ", "&a ", "*a ", "<<", "a\n", "-\n", "{\n", "\"\\", "a = ", "a {\n", "#\n", "\n\n ", "''", "]}",
    "}]", "a\": \"",
];

/// A text of one piece.
pub(crate) fn repeated(piece: &str, factor: usize) -> String {
    piece.repeat(PIECES * factor / piece.len())
}

fn on_one_line(text: &str) -> String {
    text.lines().map(str::trim).collect::<Vec<_>>().join(" ")
}

/// A task definition with one container that has a list of so many entries.
fn one_list(member: &str, count: usize, entry: fn(usize) -> String) -> String {
    let entries: Vec<String> = (0..count).map(entry).collect();
    one_member(member, &format!("[\n      {}\n      ]", entries.join(",\n      ")))
}

fn one_member(member: &str, value: &str) -> String {
    format!(
        r#"{{
  "family": "one",
  "executionRoleArn": "arn:aws:iam::111122223333:role/execution",
  "containerDefinitions": [
    {{
      "name": "app",
      "image": "nginx:1.27",
      "memory": 512,
      "{member}": {value}
    }}
  ]
}}
"#
    )
}

fn one_map(member: &str, count: usize) -> String {
    let entries: Vec<String> =
        (0..count).map(|index| format!("\"com.example.{index}\": \"value {index}\"")).collect();
    one_member(member, &format!("{{\n        {}\n      }}", entries.join(",\n        ")))
}

fn unknown_keys(count: usize) -> String {
    let keys: Vec<String> = (0..count).map(|index| format!("\"memori{index}\": {index}")).collect();
    format!("{},\n      \"unknown\"", keys.join(",\n      "))
}

fn environment(index: usize) -> String {
    format!(r#"{{ "name": "VARIABLE_{index}", "value": "value-{index}.example.com" }}"#)
}

fn password(index: usize) -> String {
    format!(r#"{{ "name": "PASSWORD_{index}", "value": "correct horse battery {index}" }}"#)
}

fn placeholder(index: usize) -> String {
    format!(r#"{{ "name": "VARIABLE_{index}", "value": "${{region}}-{index}-{{{{ stage }}}}-<ACCOUNT>" }}"#)
}

fn own_placeholder(index: usize) -> String {
    format!(r#"{{ "name": "VARIABLE_{index}", "value": "${{value_{index}}}" }}"#)
}

fn secret(index: usize) -> String {
    format!(
        r#"{{ "name": "SECRET_{index}", "valueFrom": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/s{index}-AbCdEf:key::" }}"#
    )
}

fn port(index: usize) -> String {
    format!(r#"{{ "containerPort": {}, "protocol": "tcp", "name": "port-{index}" }}"#, 1000 + index)
}

fn one_value(value: &str) -> String {
    one_list("environment", 1, environment).replace("value-0.example.com", value)
}

fn nested_json(count: usize) -> String {
    let members: Vec<String> = (0..count)
        .map(|index| format!(r#"\"password{index}\": \"correct horse battery {index}\""#))
        .collect();
    format!("{{{}}}", members.join(", "))
}

/// Containers of which each waits for the one before it, and takes its volumes and links.
fn dependencies(factor: usize) -> String {
    let container = |index: usize| {
        let before = index.saturating_sub(1);
        format!(
            r#"    {{
      "name": "c{index}",
      "image": "nginx:1.27",
      "memory": 64,
      "links": ["c{before}"],
      "volumesFrom": [{{ "sourceContainer": "c{before}" }}],
      "dependsOn": [{{ "containerName": "c{before}", "condition": "START" }}]
    }}"#
        )
    };
    let containers: Vec<String> = (0..300 * factor).map(container).collect();
    format!(
        "{{\n  \"family\": \"chain\",\n  \"containerDefinitions\": [\n{}\n  ]\n}}\n",
        containers.join(",\n")
    )
}

fn volumes(factor: usize) -> String {
    let count = 600 * factor;
    let volumes: Vec<String> = (0..count)
        .map(|index| format!(r#"    {{ "name": "v{index}", "host": {{ "sourcePath": "/srv/{index}" }} }}"#))
        .collect();
    let mount = |index| {
        format!(r#"{{ "sourceVolume": "v{index}", "containerPath": "/mnt/{index}", "readOnly": true }}"#)
    };
    let text = one_list("mountPoints", count, mount);
    text.replacen(
        "\"containerDefinitions\"",
        &format!("\"volumes\": [\n{}\n  ],\n  \"containerDefinitions\"", volumes.join(",\n")),
        1,
    )
}

/// A list of so many small task definitions.
pub(crate) fn task_definitions(count: usize) -> String {
    let tasks: Vec<String> = (0..count)
        .map(|index| task_definition(1).replace("\"services\"", &format!("\"services-{index}\"")))
        .collect();
    format!("[{}]", tasks.join(",\n"))
}

fn in_a_string(text: &str) -> String {
    format!("\"{}\"\n", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}

fn deep() -> String {
    format!("{}{}", "[".repeat(120), "]".repeat(120))
}

/// Each line is indented further than the one before.
fn steps(count: usize) -> String {
    (0..count).map(|index| format!("{}a:\n", " ".repeat(index))).collect()
}

/// The same task definition in YAML.
pub(crate) fn yaml(bytes: usize) -> String {
    let mut text = "family: services
networkMode: awsvpc
requiresCompatibilities: [FARGATE]
cpu: '1024'
memory: '2048'
executionRoleArn: arn:aws:iam::111122223333:role/services-execution
taskRoleArn: arn:aws:iam::111122223333:role/services-task
containerDefinitions:
"
    .to_owned();
    let mut index = 0;
    while index == 0 || text.len() + 400 < bytes {
        let port = 8000 + index;
        text.push_str(&format!(
            "  - name: service-{index}
    image: 111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/service-{index}:1.{index}.0
    essential: true
    portMappings:
      - containerPort: {port}
        protocol: tcp
    environment:
      - name: LOG_LEVEL
        value: info
      - name: DB_HOST
        value: db-{index}.internal
      - {{ name: DB_PASSWORD, value: \"correct horse battery {index}\" }}
    secrets:
      - name: API_KEY
        valueFrom: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/s{index}-AbCdEf:key::'
      - name: TOKEN
        valueFrom: /prod/service-{index}/token
    logConfiguration:
      logDriver: awslogs
      options:
        awslogs-group: /ecs/service-{index}
        awslogs-region: eu-west-1
        awslogs-stream-prefix: app
    healthCheck:
      command: [CMD-SHELL, 'curl -f http://localhost:{port}/health || exit 1']
      interval: 30
"
        ));
        index += 1;
    }
    text
}

/// A task definition of about this many bytes: as many containers as it takes. Each has a password in plain text, so that this
/// measures finding, and not only looking.
pub(crate) fn task_definition(bytes: usize) -> String {
    task_of(bytes, |index| {
        format!(
            r#"    {{
      "name": "service-{index}",
      "image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/service-{index}:1.{index}.0",
      "essential": true,
      "portMappings": [{{ "containerPort": {port}, "protocol": "tcp" }}],
      "environment": [
        {{ "name": "LOG_LEVEL", "value": "info" }},
        {{ "name": "DB_HOST", "value": "db-{index}.internal" }},
        {{ "name": "DB_PASSWORD", "value": "correct horse battery {index}" }}
      ],
      "secrets": [
        {{ "name": "API_KEY", "valueFrom": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/s{index}-AbCdEf:key::" }},
        {{ "name": "TOKEN", "valueFrom": "/prod/service-{index}/token" }}
      ],
      "logConfiguration": {{
        "logDriver": "awslogs",
        "options": {{ "awslogs-group": "/ecs/service-{index}", "awslogs-region": "eu-west-1", "awslogs-stream-prefix": "app" }}
      }},
      "healthCheck": {{ "command": ["CMD-SHELL", "curl -f http://localhost:{port}/health || exit 1"], "interval": 30 }}
    }}"#,
            port = 8000 + index
        )
    })
}

/// The same with containers as most people write them: more variables, and nothing in plain text.
pub(crate) fn clean(bytes: usize) -> String {
    task_of(bytes, |index| {
        format!(
            r#"    {{
      "name": "service-{index}",
      "image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/service-{index}:1.{index}.0",
      "essential": true,
      "portMappings": [
        {{
          "containerPort": {port},
          "protocol": "tcp"
        }}
      ],
      "environment": [
        {{
          "name": "NODE_ENV",
          "value": "production"
        }},
        {{
          "name": "LOG_LEVEL",
          "value": "info"
        }},
        {{
          "name": "PORT",
          "value": "{port}"
        }},
        {{
          "name": "DB_HOST",
          "value": "db-{index}.internal"
        }},
        {{
          "name": "DB_NAME",
          "value": "service_{index}"
        }},
        {{
          "name": "CACHE_URL",
          "value": "redis://cache-{index}.internal:6379/0"
        }}
      ],
      "secrets": [
        {{
          "name": "DB_PASSWORD",
          "valueFrom": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/s{index}-AbCdEf:password::"
        }},
        {{
          "name": "API_KEY",
          "valueFrom": "arn:aws:ssm:eu-west-1:111122223333:parameter/prod/service-{index}/api-key"
        }}
      ],
      "logConfiguration": {{
        "logDriver": "awslogs",
        "options": {{
          "awslogs-group": "/ecs/service-{index}",
          "awslogs-region": "eu-west-1",
          "awslogs-stream-prefix": "app"
        }}
      }}
    }}"#,
            port = 8000 + index
        )
    })
}

fn task_of(bytes: usize, container: impl Fn(usize) -> String) -> String {
    let mut containers = vec![container(0)];
    while containers.iter().map(String::len).sum::<usize>() + 400 < bytes {
        containers.push(container(containers.len()));
    }
    format!(
        r#"{{
  "family": "services",
  "networkMode": "awsvpc",
  "requiresCompatibilities": ["FARGATE"],
  "cpu": "1024",
  "memory": "2048",
  "executionRoleArn": "arn:aws:iam::111122223333:role/services-execution",
  "taskRoleArn": "arn:aws:iam::111122223333:role/services-task",
  "containerDefinitions": [
{}
  ]
}}
"#,
        containers.join(",\n")
    )
}
