//! What is offered where somebody types: every legal member, the words of values, patterns; and what the text is after a choice.

use taskdef_playground::complete::{Completions, Offer, complete};
use taskdef_playground::model::structures::{self, SHAPES};
use taskdef_playground::{Options, analyze};

/// What is offered at `‸`.
fn at(text: &str) -> Option<Completions> {
    let offset = text.find('‸').unwrap();
    complete(&text.replace('‸', ""), offset, &Options::default())
}

fn labels(text: &str) -> Vec<String> {
    at(text).map(|found| found.offers.into_iter().map(|offer| offer.label).collect()).unwrap_or_default()
}

/// The text after a choice, with the selection in `‸…‸`.
fn chosen(text: &str, label: &str) -> String {
    let found = at(text).unwrap_or_else(|| panic!("nothing is offered in {text}"));
    let offer: &Offer = found
        .offers
        .iter()
        .find(|offer| offer.label == label)
        .unwrap_or_else(|| panic!("no {label} among {:?}", found.offers));
    let plain = text.replace('‸', "");
    let mut insert = offer.insert.clone();
    insert.insert(offer.selected.end as usize, '‸');
    if !offer.selected.is_empty() {
        insert.insert(offer.selected.start as usize, '‸');
    }
    [&plain[..found.span.start as usize], &insert, &plain[found.span.end as usize..]].concat()
}

fn members(structure: &str, but: &[&str]) -> Vec<String> {
    let shape = structures::find(structure).unwrap();
    let mut names: Vec<String> = shape
        .members
        .iter()
        .map(|(name, ..)| (*name).to_owned())
        .filter(|name| !but.contains(&name.as_str()))
        .collect();
    names.sort();
    names
}

fn sorted(mut list: Vec<String>) -> Vec<String> {
    list.sort();
    list
}

const CONTAINER: [&str; 3] = ["name", "image", "essential"];

#[test]
fn every_member_that_a_container_does_not_have_yet_is_offered() {
    let expected = members("ContainerDefinition", &CONTAINER);
    for text in [
        r#"{ "containerDefinitions": [ { "name": "a", "image": "b", "essential": true, "‸" } ] }"#,
        r#"{ "containerDefinitions": [ { "name": "a", "image": "b", "essential": true, "‸ } ] }"#,
        "{ \"containerDefinitions\": [ { \"name\": \"a\", \"image\": \"b\", \"essential\": true,\n\"‸",
        r#"{ "containerDefinitions": [ { "‸" "name": "a", "image": "b", "essential": true } ] }"#,
        r#"{ "containerDefinitions": [ { "‸", "name": "a", "image": "b", "essential": true } ] }"#,
        r#"{ "containerDefinitions": [ { "‸": 1, "name": "a", "image": "b", "essential": true } ] }"#,
        r#"{ "containerDefinitions": [ { "name": "a", "image": "b", "essential": true "‸" } ] }"#,
        r#"{ "containerDefinitions": [ { "name": "a", "image": "b", "essential": true, ‸ } ] }"#,
        r#"{ "family": "x", "containerDefinitions": [ { "name": "a", "image": "b", "essential": true, "me‸m" } ] }"#,
        r#"[ { "name": "a", "image": "b", "essential": true, "‸" } ]"#,
        r#"{ "name": "a", "image": "b", "essential": true, "‸" }"#,
        "containerDefinitions:\n  - name: a\n    image: b\n    essential: true\n    ‸",
        "containerDefinitions:\n  - name: a\n    image: b\n    essential: true\n    me‸\nfamily: x\n",
        "containerDefinitions:\n  - me‸\n    name: a\n    image: b\n    essential: true\n",
        "containerDefinitions:\n  - { name: a, image: b, essential: true, ‸ }\n",
        "resource \"aws_ecs_task_definition\" \"x\" {\n  container_definitions = jsonencode([{\n    name = \"a\"\n    image = \"b\"\n    essential = true\n    me‸\n  }])\n}\n",
    ] {
        assert_eq!(sorted(labels(text)), expected, "{text}");
    }
}

#[test]
fn every_structure_is_reached() {
    for shape in SHAPES.iter() {
        let Some(text) = path_to(shape.name) else { panic!("{} is nowhere", shape.name) };
        let mut expected: Vec<String> = shape.members.iter().map(|(name, ..)| (*name).to_owned()).collect();
        expected.sort();
        assert_eq!(sorted(labels(&text)), expected, "{text}");
    }
}

/// A task definition with the caret in a structure.
fn path_to(name: &str) -> Option<String> {
    use taskdef_playground::model::decode::Type;
    fn down(shape: &structures::Shape, name: &str, depth: usize) -> Option<String> {
        if shape.name == name {
            return Some("{ \"‸\" }".to_owned());
        }
        if depth == 0 {
            return None;
        }
        shape.members.iter().find_map(|(member, kind, _)| {
            let inner = down(structures::held(*kind)?, name, depth - 1)?;
            let value = if matches!(kind, Type::List(_)) { format!("[{inner}]") } else { inner };
            Some(format!("{{ \"{member}\": {value} }}"))
        })
    }
    (0..5).find_map(|depth| down(SHAPES.first()?, name, depth))
}

#[test]
fn the_first_key_of_an_empty_text_is_one_of_a_task_definition() {
    let expected = members("RegisterTaskDefinitionRequest", &[]);
    assert_eq!(sorted(labels("{ \"‸\" }")), expected);
    assert_eq!(sorted(labels("{‸}")), expected);
    assert_eq!(sorted(labels("fam‸")), expected);
    assert_eq!(labels("{ \"apiVersion\": \"v1\", \"kind\": \"Pod\", \"‸\" }"), [""; 0]);
}

#[test]
fn a_template_gets_its_own_names() {
    let text = "Resources:\n  Task:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      Family: a\n      ContainerDefinitions:\n        - Name: a\n          ‸\n";
    let found = labels(text);
    assert!(found.contains(&"PortMappings".to_owned()), "{found:?}");
    assert!(!found.iter().any(|name| name == "Name" || name == "portMappings"), "{found:?}");
    let volume = "{ \"Resources\": { \"T\": { \"Type\": \"AWS::ECS::TaskDefinition\", \"Properties\": { \"Volumes\": [ { \"EFSVolumeConfiguration\": { \"‸\" } } ] } } } }";
    assert!(labels(volume).contains(&"FilesystemId".to_owned()));
}

#[test]
fn a_key_brings_what_belongs_behind_it() {
    let container = |inner: &str| format!(r#"{{ "containerDefinitions": [ {{ {inner} }} ] }}"#);
    for (before, label, after) in [
        (r#""‸""#, "name", r#""name": "‸""#),
        (r#""‸"#, "name", r#""name": "‸""#),
        ("‸", "name", r#""name": "‸""#),
        (r#""na‸""#, "name", r#""name": "‸""#),
        (r#""na‸m""#, "name", r#""name": "‸""#),
        (r#""‸": "x""#, "name", r#""name"‸: "x""#),
        (r#""‸""#, "portMappings", r#""portMappings": [‸]"#),
        (r#""‸""#, "healthCheck", r#""healthCheck": {‸}"#),
        (r#""‸""#, "essential", r#""essential": ‸"#),
        (r#""‸" "image": "b""#, "name", r#""name": "‸", "image": "b""#),
    ] {
        assert_eq!(chosen(&container(before), label), container(after), "{before}");
    }
    let yaml = |inner: &str| format!("containerDefinitions:\n  - image: b\n    {inner}\n");
    for (before, label, after) in [
        ("na‸", "name", "name: ‸"),
        ("na‸: x", "name", "name‸: x"),
        ("‸", "portMappings", "portMappings:\n      - ‸"),
        ("‸", "healthCheck", "healthCheck:\n      ‸"),
    ] {
        assert_eq!(chosen(&yaml(before), label), yaml(after), "{before}");
    }
}

#[test]
fn values_are_the_words_of_the_api() {
    for (text, expected) in [
        (r#"{ "family": "a", "networkMode": "‸" }"#, &["bridge", "host", "awsvpc", "none"][..]),
        (r#"{ "family": "a", "networkMode": ‸ }"#, &["bridge", "host", "awsvpc", "none"]),
        ("family: a\nnetworkMode: ‸\n", &["bridge", "host", "awsvpc", "none"]),
        ("family: a\nnetworkMode: aw‸\n", &["bridge", "host", "awsvpc", "none"]),
        (r#"{ "requiresCompatibilities": ["FARGATE"], "networkMode": "‸" }"#, &["awsvpc"]),
        (
            r#"{ "family": "a", "requiresCompatibilities": ["EC2", "‸"] }"#,
            &["FARGATE", "EXTERNAL", "MANAGED_INSTANCES"],
        ),
        (
            "family: a\nrequiresCompatibilities:\n  - EC2\n  - F‸\n",
            &["FARGATE", "EXTERNAL", "MANAGED_INSTANCES"],
        ),
        ("family: a\nrequiresCompatibilities: [EC2, ‸]\n", &["FARGATE", "EXTERNAL", "MANAGED_INSTANCES"]),
        (r#"{ "containerDefinitions": [{ "essential": ‸ }] }"#, &["true", "false"]),
        (r#"{ "containerDefinitions": [{ "essential": t‸ }] }"#, &["true", "false"]),
        (r#"{ "containerDefinitions": [{ "essential": "‸" }] }"#, &[]),
        (
            r#"{ "requiresCompatibilities": ["FARGATE"], "containerDefinitions": [{ "logConfiguration": { "logDriver": "‸" } }] }"#,
            &["awslogs", "splunk", "awsfirelens"],
        ),
        (
            r#"{ "containerDefinitions": [{ "name": "a" }, { "name": "b", "dependsOn": [{ "containerName": "‸" }] }, { "name": "c" }] }"#,
            &["a", "c"],
        ),
        (
            r#"{ "volumes": [{ "name": "data" }], "containerDefinitions": [{ "mountPoints": [{ "sourceVolume": "‸" }] }] }"#,
            &["data"],
        ),
        (
            r#"{ "containerDefinitions": [{ "healthCheck": { "command": ["‸"] } }] }"#,
            &["CMD-SHELL", "CMD", "NONE"],
        ),
        (r#"{ "containerDefinitions": [{ "healthCheck": { "command": ["CMD", "‸"] } }] }"#, &[]),
        (
            r#"{ "requiresCompatibilities": ["FARGATE"], "containerDefinitions": [{ "linuxParameters": { "capabilities": { "add": ["‸"] } } }] }"#,
            &["SYS_PTRACE"],
        ),
        (r#"{ "family": "‸" }"#, &[]),
        (r#"{ "family": "a" } // ‸"#, &[]),
        ("family: a\n# net‸", &[]),
    ] {
        assert_eq!(labels(text), expected, "{text}");
    }
    let drop = labels(
        r#"{ "containerDefinitions": [{ "linuxParameters": { "capabilities": { "drop": ["‸"] } } }] }"#,
    );
    assert_eq!(drop.len(), 38);
}

#[test]
fn values_are_written_as_the_language_wants_them() {
    for (before, label, after) in [
        (
            r#"{ "family": "a", "networkMode": ‸ }"#,
            "awsvpc",
            r#"{ "family": "a", "networkMode": "awsvpc"‸ }"#,
        ),
        (
            r#"{ "family": "a", "networkMode": "a‸" }"#,
            "awsvpc",
            r#"{ "family": "a", "networkMode": "awsvpc"‸ }"#,
        ),
        (r#"{ "family": "a", "cpu": "‸ }"#, "256", r#"{ "family": "a", "cpu": "256"‸ }"#),
        ("family: a\ncpu: ‸\n", "256", "family: a\ncpu: \"256\"‸\n"),
        ("family: a\ncpu: '‸'\n", "256", "family: a\ncpu: '256'‸\n"),
        ("family: a\nnetworkMode: ‸\n", "none", "family: a\nnetworkMode: none‸\n"),
        (
            r#"{ "containerDefinitions": [{ "essential": ‸ }] }"#,
            "true",
            r#"{ "containerDefinitions": [{ "essential": true‸ }] }"#,
        ),
    ] {
        assert_eq!(chosen(before, label), after);
    }
}

#[test]
fn cpu_and_memory_go_together() {
    assert_eq!(labels(r#"{ "family": "a", "cpu": "256", "memory": "‸" }"#), ["512", "1024", "2048"]);
    let cpu = at(r#"{ "family": "a", "cpu": "‸", "memory": "4096" }"#).unwrap();
    let good: Vec<&str> = cpu
        .offers
        .iter()
        .filter(|offer| !offer.detail.contains("another memory"))
        .map(|offer| offer.label.as_str())
        .collect();
    assert_eq!(good, ["512", "1024", "2048"]);
    assert_eq!(cpu.offers.len(), 8);
}

#[test]
fn log_options_are_those_of_the_driver() {
    let text = r#"{ "containerDefinitions": [{ "logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "x", "‸" } } }] }"#;
    let found = labels(text);
    assert_eq!(found.first().map(String::as_str), Some("awslogs-region"), "what is required comes first");
    assert!(found.contains(&"mode".to_owned()) && !found.contains(&"awslogs-group".to_owned()));
    assert!(!found.iter().any(|name| name.starts_with("splunk")), "{found:?}");
    let secret = text.replace(
        "\"options\": { \"awslogs-group\": \"x\", \"‸\" }",
        "\"secretOptions\": [{ \"name\": \"‸\" }]",
    );
    assert!(labels(&secret).contains(&"awslogs-group".to_owned()));
    let mode = text.replace("\"‸\"", "\"mode\": \"‸\"");
    assert_eq!(labels(&mode), ["non-blocking", "blocking"]);
    let labels_of_docker = r#"{ "containerDefinitions": [{ "dockerLabels": { "‸" } }] }"#;
    assert_eq!(labels(labels_of_docker), [""; 0]);
}

#[test]
fn patterns_know_where_the_task_runs() {
    let text = r#"{ "executionRoleArn": "arn:aws:iam::111122223333:role/x", "containerDefinitions": [{ "secrets": [
        { "name": "A", "valueFrom": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db" }, { "name": "B", "valueFrom": "‸" }] }] }"#;
    let after = chosen(text, "arn:aws:ssm:eu-west-1:111122223333:parameter/NAME");
    assert!(
        after.contains(r#""valueFrom": "arn:aws:ssm:eu-west-1:111122223333:parameter/‸NAME‸""#),
        "{after}"
    );
    let unknown = labels(r#"{ "family": "a", "taskRoleArn": "‸" }"#);
    assert_eq!(unknown, ["arn:aws:iam::ACCOUNT:role/NAME"]);
}

#[test]
fn what_is_offered_anywhere_in_any_text_can_be_put_in() {
    for sample in crate::corpus::samples().into_iter().flatten().step_by(7) {
        let text = sample.text;
        // Each place is a reading of the whole text: of a long one, fewer.
        let places = if text.len() < 20_000 { 40 } else { 10 };
        let step = text.len() / places + 1;
        for offset in (0..text.len()).step_by(step).filter(|&offset| text.is_char_boundary(offset)) {
            let Some(found) = complete(&text, offset, &Options::default()) else { continue };
            assert!(found.span.touches(u32::try_from(offset).unwrap()));
            for offer in found.offers {
                assert!(offer.insert.get(offer.selected.range()).is_some(), "{offer:?}");
                assert!(text.get(found.span.range()).is_some());
            }
        }
    }
}

#[test]
fn a_choice_in_a_whole_text_leaves_it_whole() {
    let text = "{\n  \"family\": \"a\",\n  \"containerDefinitions\": [\n    { \"name\": \"a\", \"image\": \"b\", \"‸\" }\n  ]\n}";
    for offer in at(text).unwrap().offers {
        let after = chosen(text, &offer.label).replace('‸', "");
        let after = if offer.insert.ends_with(": ") { after.replace(":  }", ": 1 }") } else { after };
        assert!(analyze(&after, &Options::default()).document.errors.is_empty(), "{after}");
    }
}
