//! Compare: what changes when one text takes the place of another.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use taskdef_playground::compare::{Change, Comparison, FieldDelta, compare};
use taskdef_playground::lint::Diagnostic;
use taskdef_playground::{Analysis, Options, analyze};

use crate::corpus;

fn read(text: &str) -> Analysis {
    analyze(text, &Options::default())
}

fn secret(name: &str) -> String {
    format!("arn:aws:secretsmanager:eu-west-1:111122223333:secret:{name}")
}

/// A task definition with one container that has these members besides the usual ones.
fn task(members: &str) -> String {
    format!(
        r#"{{ "family": "shop", "networkMode": "awsvpc", "requiresCompatibilities": ["FARGATE"], "cpu": "256", "memory": "512",
  "executionRoleArn": "arn:aws:iam::111122223333:role/execution",
  "containerDefinitions": [{{ "name": "web", "image": "nginx:1.27"{members} }}] }}"#
    )
}

fn variables(comparison: &Comparison<'_>) -> Vec<(String, Change)> {
    let containers = comparison.tasks.iter().flat_map(|task| &task.containers);
    let variables = containers.flat_map(|container| &container.variables);
    variables.map(|delta| (delta.before.or(delta.after).unwrap().name.clone(), delta.change)).collect()
}

fn fields<'a>(comparison: &'a Comparison<'_>) -> Vec<&'a FieldDelta> {
    let tasks = comparison.tasks.iter();
    tasks
        .flat_map(|task| task.fields.iter().chain(task.containers.iter().flat_map(|one| &one.fields)))
        .collect()
}

fn paths(comparison: &Comparison<'_>) -> Vec<(String, Change)> {
    fields(comparison).into_iter().map(|field| (field.path.clone(), field.change)).collect()
}

fn resources(comparison: &Comparison<'_>, is_gone: bool) -> Vec<String> {
    let tasks = comparison.tasks.iter();
    let permissions = tasks.flat_map(|task| if is_gone { &task.dropped } else { &task.added });
    permissions.flat_map(|one| one.statement.resources.clone()).collect()
}

fn rules(found: &[&Diagnostic]) -> Vec<&'static str> {
    found.iter().map(|found| found.rule.name).collect()
}

#[test]
fn a_variable_may_come_go_and_change_its_value_or_its_source() {
    let before = task(
        r#", "environment": [{ "name": "KEPT", "value": "1" }, { "name": "GONE", "value": "1" }, { "name": "VALUE", "value": "1" }, { "name": "MOVED", "value": "1" }]"#,
    );
    let after = task(&format!(
        r#", "environment": [{{ "name": "VALUE", "value": "2" }}, {{ "name": "KEPT", "value": "1" }}, {{ "name": "NEW", "value": "1" }}],
        "secrets": [{{ "name": "MOVED", "valueFrom": "{}" }}]"#,
        secret("shop/key-AbCdEf")
    ));
    let (before, after) = (read(&before), read(&after));
    let found = compare(&before, &after);
    let expected = [
        ("GONE", Change::Removed),
        ("VALUE", Change::Changed),
        ("MOVED", Change::Changed),
        ("NEW", Change::Added),
    ];
    assert_eq!(variables(&found), expected.map(|(name, change)| (name.to_owned(), change)));
    assert_eq!(paths(&found), []);
    assert_eq!(found.first_used.len(), 1, "{:?}", found.first_used);
    assert_eq!(found.unused.len(), 0);
}

#[test]
fn a_secret_that_nothing_uses_any_more_takes_its_permissions_with_it() {
    let one = |names: [&str; 2], suffix: &str| {
        let secrets = names.map(|name| {
            format!(r#"{{ "name": "{name}", "valueFrom": "{}" }}"#, secret(&format!("shop/{name}{suffix}")))
        });
        task(&format!(r#", "secrets": [{}]"#, secrets.join(", ")))
    };
    let (before, after) = (read(&one(["A", "B"], "-AbCdEf:key::")), read(&one(["B", "C"], "-AbCdEf:key::")));
    let found = compare(&before, &after);
    let names = |list: &[taskdef_playground::compare::Reference<'_>]| {
        list.iter()
            .map(|one| (one.text.clone(), one.is_doubtful, one.uses[0].name.map(str::to_owned)))
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&found.unused), [(secret("shop/A-AbCdEf"), false, Some("A".to_owned()))]);
    assert_eq!(names(&found.first_used), [(secret("shop/C-AbCdEf"), false, Some("C".to_owned()))]);
    assert_eq!(resources(&found, true), [secret("shop/A-AbCdEf")]);
    assert_eq!(resources(&found, false), [secret("shop/C-AbCdEf")]);
    // The same secrets, written without their random characters.
    let short = read(&one(["A", "B"], ""));
    let found = compare(&before, &short);
    assert!(found.unused.is_empty() && found.first_used.is_empty(), "{found:?}");
    assert_eq!(resources(&found, false), [] as [String; 0]);
}

#[test]
fn a_secret_that_another_task_definition_uses_is_still_used() {
    let text = |first: &str, second: &str| {
        let secrets =
            |name: &str| format!(r#", "secrets": [{{ "name": "KEY", "valueFrom": "{}" }}]"#, secret(name));
        let second = task(&secrets(second)).replacen("shop", "worker", 1);
        format!("[{}, {second}]", task(&secrets(first)))
    };
    let (before, after) = (read(&text("a", "b")), read(&text("b", "b")));
    let found = compare(&before, &after);
    assert_eq!(found.tasks.len(), 2);
    assert_eq!(found.unused.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(), [secret("a")]);
    assert_eq!(found.first_used.len(), 0);
    assert_eq!(found.tasks[0].added.len(), 1, "the role of the first does not have it yet: {found:?}");
}

#[test]
fn what_is_not_known_is_no_proof_that_a_secret_is_unused() {
    let text = |from: &str| task(&format!(r#", "secrets": [{{ "name": "KEY", "valueFrom": "{from}" }}]"#));
    let (before, after) = (read(&text(&secret("a"))), read(&text("${secret}")));
    let found = compare(&before, &after);
    assert!(found.unused[0].is_doubtful);
    assert_eq!(variables(&found), [("KEY".to_owned(), Change::Open)]);
    assert_eq!(resources(&found, true), [] as [String; 0]);
}

#[test]
fn problems_that_are_fixed_and_new_ones_are_told_apart_from_those_that_stay() {
    let before = read(&task(r#", "essential": "yes", "privileged": true"#));
    let after = read(&task(r#", "privileged": true, "memory": 4"#));
    let found = compare(&before, &after);
    let all = |analysis: &Analysis| -> Vec<&'static str> {
        analysis.diagnostics.iter().map(|found| found.rule.name).collect()
    };
    assert!(!rules(&found.fixed).is_empty() && !rules(&found.appeared).is_empty(), "{found:?}");
    let stays = all(&before).len() - found.fixed.len();
    assert_eq!(stays, all(&after).len() - found.appeared.len());
    assert!(stays > 0 && all(&after).contains(&"fargate-forbidden-container-field"), "{:?}", all(&after));
    assert!(!rules(&found.fixed).contains(&"fargate-forbidden-container-field"));
}

#[test]
fn other_members_are_listed_by_their_path() {
    let before = task(
        r#", "portMappings": [{ "containerPort": 80 }, { "containerPort": 53, "protocol": "udp" }], "command": ["a", "b"],
        "logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "/shop", "mode": "blocking" } }"#,
    );
    let after = task(
        r#", "portMappings": [{ "containerPort": 53, "protocol": "udp" }, { "containerPort": 8080 }], "command": ["b", "a"],
        "logConfiguration": { "logDriver": "awslogs", "options": { "mode": "non-blocking", "awslogs-group": "/shop" } }"#,
    )
    .replace("\"512\"", "\"1024\"")
    .replace("1.27", "${TAG}");
    let (before, after) = (read(&before), read(&after));
    let expected = [
        ("memory", Change::Changed),
        ("image", Change::Open),
        ("portMappings[80/tcp]", Change::Removed),
        ("portMappings[8080/tcp]", Change::Added),
        ("command", Change::Changed),
        ("logConfiguration.options.mode", Change::Changed),
    ];
    let found = compare(&before, &after);
    assert_eq!(paths(&found), expected.map(|(path, change)| (path.to_owned(), change)));
    let command = fields(&found)[4];
    assert_eq!(command.before.as_ref().unwrap().text, r#"["a", "b"]"#);
}

#[test]
fn what_describe_adds_is_no_difference() {
    let before = task(r#", "portMappings": [{ "containerPort": 80 }]"#);
    let described = r#"{ "taskDefinition": { "taskDefinitionArn": "arn:aws:ecs:eu-west-1:111122223333:task-definition/shop:4",
      "family": "shop", "revision": 4, "status": "ACTIVE", "volumes": [], "placementConstraints": [], "networkMode": "awsvpc",
      "compatibilities": ["EC2", "FARGATE"], "requiresCompatibilities": ["FARGATE"], "cpu": "256", "memory": "512",
      "executionRoleArn": "arn:aws:iam::111122223333:role/execution",
      "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "cpu": 0, "essential": true, "environment": [],
        "portMappings": [{ "containerPort": 80, "hostPort": 80, "protocol": "tcp" }], "mountPoints": [], "volumesFrom": [] }] },
      "tags": [] }"#;
    let (before, after) = (read(&before), read(described));
    let found = compare(&before, &after);
    assert_eq!((paths(&found), variables(&found)), (Vec::new(), Vec::new()));
    let tagged = described.replace("\"tags\": []", r#""tags": [{ "key": "team", "value": "shop" }]"#);
    let after = read(&tagged);
    assert_eq!(paths(&compare(&before, &after)), [("tags".to_owned(), Change::Added)]);
}

#[test]
fn a_container_alone_may_be_renamed_but_one_of_several_comes_and_goes() {
    let renamed = task("").replace("\"web\"", "\"app\"");
    let (before, after) = (read(&task("")), read(&renamed));
    let found = compare(&before, &after);
    assert_eq!(found.tasks[0].containers.len(), 1);
    assert_eq!(paths(&found), [("name".to_owned(), Change::Changed)]);
    let two = |other: &str| {
        task("").replace("}] }", &format!("}}, {{ \"name\": \"{other}\", \"image\": \"busybox:1\", \"environment\": [{{ \"name\": \"A\", \"value\": \"1\" }}] }}] }}"))
    };
    let (before, after) = (read(&two("one")), read(&two("other")));
    let found = compare(&before, &after);
    let names: Vec<_> = found.tasks[0].containers.iter().map(|one| (one.before, one.after)).collect();
    assert_eq!(names, [(Some("web"), Some("web")), (Some("one"), None), (None, Some("other"))]);
    let variables = variables(&found);
    assert!(variables.contains(&("A".to_owned(), Change::Removed)), "{variables:?}");
    assert!(variables.contains(&("A".to_owned(), Change::Added)), "{variables:?}");
}

#[test]
fn task_definitions_belong_together_by_family() {
    let text = |families: &[&str]| {
        let tasks: Vec<String> = families.iter().map(|family| task("").replacen("shop", family, 1)).collect();
        format!("[{}]", tasks.join(", "))
    };
    let pairs = |before: &[&str], after: &[&str]| {
        let (before, after) = (read(&text(before)), read(&text(after)));
        compare(&before, &after).tasks.iter().map(|task| (task.before, task.after)).collect::<Vec<_>>()
    };
    assert_eq!(pairs(&["a", "b"], &["b", "a"]), [(Some(0), Some(1)), (Some(1), Some(0))]);
    assert_eq!(pairs(&["a", "b"], &["b", "c"]), [(Some(0), Some(1)), (Some(1), Some(0))], "renamed");
    assert_eq!(pairs(&["a"], &["a", "c", "d"]), [(Some(0), Some(0)), (None, Some(1)), (None, Some(2))]);
    assert_eq!(pairs(&["a", "c", "d"], &["a"]), [(Some(0), Some(0)), (Some(1), None), (Some(2), None)]);
}

#[test]
fn the_same_in_another_dialect_is_no_difference() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/dialects");
    let mut count = 0;
    for case in ["plain", "references"] {
        let file = |name: &str| fs::read_to_string(folder.join(case).join(name)).ok();
        let before = read(&file("ecs.json").unwrap());
        for name in ["cloudformation.json", "cloudformation.yaml", "terraform.tf"] {
            let Some(text) = file(name) else { continue };
            count += 1;
            let after = read(&text);
            for found in [compare(&before, &after), compare(&after, &before)] {
                assert_eq!((paths(&found), variables(&found)), (Vec::new(), Vec::new()), "{case}/{name}");
                assert!(found.unused.is_empty() && found.first_used.is_empty(), "{case}/{name}: {found:?}");
                assert_eq!(resources(&found, true), [] as [String; 0], "{case}/{name}");
            }
        }
    }
    assert!(count >= 4, "{count}");
}

#[test]
fn a_text_of_the_corpus_is_equal_to_itself_and_differences_go_both_ways() {
    let mut last: Option<Analysis> = None;
    for corpus::Sample { name, text, .. } in corpus::samples().unwrap_or_default() {
        let analysis = read(&text);
        assert!(compare(&analysis, &analysis).is_empty(), "{name}");
        if let Some(last) = &last {
            let (there, back) = (compare(last, &analysis), compare(&analysis, last));
            let counts = |found: &Comparison<'_>, added: Change| {
                (variables(found).iter().filter(|(_, change)| *change == added).count(), fields(found).len())
            };
            assert_eq!(counts(&there, Change::Added), counts(&back, Change::Removed), "{name}");
            assert_eq!(there.fixed.len(), back.appeared.len(), "{name}");
            assert_eq!(there.unused.len(), back.first_used.len(), "{name}");
        }
        last = Some(analysis);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_texts_stop_it(before in "[\\PC\n\"{}\\[\\],: ]{0,60}", after in "[\\PC\n\"{}\\[\\],: ]{0,60}") {
        let (before, after) = (read(&before), read(&after));
        let _ = compare(&before, &after).is_empty();
    }
}
