//! Temporary.
use std::time::Instant;
use taskdef_playground::lint::LintConfig;
use taskdef_playground::{Options, analyze, syntax};

#[test]
#[ignore = "probe"]
fn probe() {
    let task = |index: usize| {
        format!(
            r#"{{ "family": "services-{index}", "networkMode": "awsvpc", "requiresCompatibilities": ["FARGATE"], "cpu": "1024", "memory": "2048", "executionRoleArn": "arn:aws:iam::111122223333:role/e",
      "containerDefinitions": [ {{ "name": "service-{index}", "image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/service-{index}:1.{index}.0", "essential": true,
      "environment": [ {{ "name": "LOG_LEVEL", "value": "info" }}, {{ "name": "DB_PASSWORD", "value": "correct horse battery {index}" }} ],
      "secrets": [ {{ "name": "API_KEY", "valueFrom": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/s{index}-AbCdEf:key::" }} ],
      "logConfiguration": {{ "logDriver": "awslogs", "options": {{ "awslogs-group": "/ecs/service-{index}", "awslogs-region": "eu-west-1", "awslogs-stream-prefix": "app" }} }} }} ] }}"#
        )
    };
    for count in [75, 150, 300, 600] {
        let text = format!("[{}]", (0..count).map(task).collect::<Vec<_>>().join(",\n"));
        let time = |run: &dyn Fn()| {
            let start = Instant::now();
            run();
            start.elapsed().as_secs_f64() * 1000.0
        };
        let options = Options::default();
        let quiet = Options { lint: LintConfig::only(&[]), ..Options::default() };
        let parse = time(&|| drop(syntax::parse(&text, None)));
        let without = time(&|| drop(analyze(&text, &quiet)));
        let all = time(&|| drop(analyze(&text, &options)));
        println!("{count}: {} bytes parse {parse:.0} without rules {without:.0} all {all:.0}", text.len());
    }
    let quotes = "\"".repeat(400_000);
    let start = Instant::now();
    drop(syntax::parse(&quotes, None));
    println!("quotes {:.0}", start.elapsed().as_secs_f64() * 1000.0);
    let start = Instant::now();
    drop(analyze(&quotes, &Options::default()));
    println!("quotes analyzed {:.0}", start.elapsed().as_secs_f64() * 1000.0);
    let file = "/work/shared/corpus/cfn-json";
    for entry in std::fs::read_dir(file).unwrap().flatten() {
        if entry.metadata().unwrap().len() > 300_000 {
            let text = std::fs::read_to_string(entry.path()).unwrap();
            let one: String = text.lines().map(str::trim).collect();
            for text in [&text, &one] {
                let start = Instant::now();
                drop(syntax::parse(text, None));
                println!("{} {:.0}", text.len(), start.elapsed().as_secs_f64() * 1000.0);
            }
        }
    }
}
