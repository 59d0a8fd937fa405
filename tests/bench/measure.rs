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
