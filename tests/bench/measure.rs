//! What is measured, natively and in wasm alike: the analysis of a text, and a plain parse of the same text beside it.

use taskdef_playground::lint::LintConfig;
use taskdef_playground::{Options, analyze, syntax};

/// The figures of one text, in milliseconds; each the median of the rounds.
pub(crate) struct Row {
    pub(crate) title: String,
    pub(crate) bytes: usize,
    pub(crate) analyze: f64,
    pub(crate) parse: f64,
    /// All rules together: an analysis with them, less one without.
    pub(crate) rules: f64,
    /// `serde_json::from_str::<Value>`; none for text that is not JSON.
    pub(crate) serde: Option<f64>,
}

/// Measures one text. `now` gives milliseconds.
pub(crate) fn row(title: &str, text: &str, rounds: usize, now: &dyn Fn() -> f64) -> Row {
    let options = Options::default();
    let without_rules = Options { lint: LintConfig::only(&[]), ..Options::default() };
    let (mut analyses, mut quiet, mut parses, mut plain) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let json = serde_json::from_str::<serde_json::Value>(text).is_ok();
    // They take turns, so that a slow moment of the machine meets all of them.
    for _ in 0..rounds {
        analyses.push(time(now, || analyze(text, &options).diagnostics.len()));
        quiet.push(time(now, || analyze(text, &without_rules).diagnostics.len()));
        parses.push(time(now, || syntax::parse(text, None).tree.len()));
        plain.push(time(now, || serde_json::from_str::<serde_json::Value>(text).is_ok()));
    }
    let analyze = median(analyses);
    Row {
        title: title.to_owned(),
        bytes: text.len(),
        analyze,
        rules: analyze - median(quiet),
        parse: median(parses),
        serde: json.then(|| median(plain)),
    }
}

fn time<T>(now: &dyn Fn() -> f64, run: impl Fn() -> T) -> f64 {
    let start = now();
    std::hint::black_box(run());
    now() - start
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

/// The table's head.
pub(crate) fn head() -> String {
    format!(
        "{:34} {:>8} {:>11} {:>9} {:>9} {:>9} {:>16}",
        "text", "bytes", "analyze ms", "parse ms", "rules ms", "serde ms", "analyze / serde"
    )
}

impl Row {
    /// The row, aligned with [`head`].
    pub(crate) fn line(&self) -> String {
        let Self { title, bytes, analyze, parse, rules, serde } = self;
        let (plain, ratio) = match serde {
            Some(serde) => (format!("{serde:.3}"), format!("{:.1}", analyze / serde)),
            None => ("–".to_owned(), "–".to_owned()),
        };
        format!("{title:34} {bytes:>8} {analyze:>11.3} {parse:>9.3} {rules:>9.3} {plain:>9} {ratio:>16}")
    }
}

/// How the time grows with the text: each text at 1, 2, 4 and 8 times its size, and how many times as long the analysis takes.
pub(crate) fn growth(rounds: usize, now: &dyn Fn() -> f64) -> Vec<String> {
    type Text = (&'static str, fn(usize) -> String);
    let texts: [Text; 4] = [
        ("task definition", |factor| task_definition(64 * 1024 * factor)),
        ("the same on one line", |factor| on_one_line(&task_definition(64 * 1024 * factor))),
        ("task definitions in one text", |factor| task_definitions(75 * factor)),
        ("template, YAML", |factor| template(60 * factor)),
    ];
    let mut lines =
        vec![format!("{:30} {:>3} {:>9} {:>11} {:>11}", "growth", "×", "bytes", "analyze ms", "times 1×")];
    for (title, make) in texts {
        let mut first = None;
        for factor in [1, 2, 4, 8] {
            let text = make(factor);
            let options = Options::default();
            let times =
                (0..rounds).map(|_| time(now, || analyze(&text, &options).diagnostics.len())).collect();
            let taken = median(times);
            let times = taken / *first.get_or_insert(taken);
            lines.push(format!("{title:30} {factor:>3} {:>9} {taken:>11.3} {times:>11.1}", text.len()));
        }
    }
    lines
}

fn on_one_line(text: &str) -> String {
    text.lines().map(str::trim).collect::<Vec<_>>().join(" ")
}

/// A list of so many small task definitions.
pub(crate) fn task_definitions(count: usize) -> String {
    let tasks: Vec<String> = (0..count)
        .map(|index| task_definition(1).replace("\"services\"", &format!("\"services-{index}\"")))
        .collect();
    format!("[{}]", tasks.join(",\n"))
}

/// A template with so many task definitions, and as many log groups, roles and secrets that they refer to.
pub(crate) fn template(count: usize) -> String {
    let mut text =
        "AWSTemplateFormatVersion: 2010-09-09\nParameters:\n  Tag:\n    Type: String\nResources:\n"
            .to_owned();
    for index in 0..count {
        text.push_str(&format!(
            "  Task{index}:
    Type: AWS::ECS::TaskDefinition
    Properties:
      Family: !Sub '${{AWS::StackName}}-{index}'
      RequiresCompatibilities: [FARGATE]
      NetworkMode: awsvpc
      Cpu: 256
      Memory: 512
      ExecutionRoleArn: !GetAtt Role{index}.Arn
      ContainerDefinitions:
        - Name: app
          Image: !Sub '${{AWS::AccountId}}.dkr.ecr.${{AWS::Region}}.amazonaws.com/app:${{Tag}}'
          Environment:
            - Name: STAGE
              Value: prod
          Secrets:
            - Name: PASSWORD
              ValueFrom: !Ref Secret{index}
          LogConfiguration:
            LogDriver: awslogs
            Options:
              awslogs-group: !Ref Log{index}
              awslogs-region: !Ref AWS::Region
              awslogs-stream-prefix: app
  Role{index}:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: 2012-10-17
        Statement:
          - Effect: Allow
            Principal:
              Service: ecs-tasks.amazonaws.com
            Action: sts:AssumeRole
      ManagedPolicyArns:
        - arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy
  Secret{index}:
    Type: AWS::SecretsManager::Secret
    Properties:
      Name: !Sub '${{AWS::StackName}}/{index}'
  Log{index}:
    Type: AWS::Logs::LogGroup
"
        ));
    }
    text
}

/// A task definition of about this many bytes: as many containers as it takes.
pub(crate) fn task_definition(bytes: usize) -> String {
    let container = |index: usize| {
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
    };
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
