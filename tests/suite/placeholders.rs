//! Placeholders of other tools: never an error, listed, and filled in when their values are given.

use taskdef_playground::lint::Group;
use taskdef_playground::{Analysis, Options, analyze};

/// The styles that were seen in real files, and some that are their kin.
const STYLES: [&str; 30] = [
    "$$$$IMAGE$$$$",
    "$$$IMAGE$$$",
    "<IMAGE>",
    "<IMAGE1_NAME>",
    "<your image>",
    "{{x}}",
    "{{ x.y | tojson }}",
    "{{ must_env `X` }}",
    "{{ must_env \"X\" }}",
    "{{- x -}}",
    "{{{x}}}",
    "${X}",
    "${x.y[\"z\"]}",
    "${a != \"\" ? a : b}",
    "%IMAGE%",
    "__IMAGE__",
    "__X__",
    "@@X@@",
    "@IMAGE@",
    "<%= x %>",
    "<%= ENV[\"X\"] %>",
    "$IMAGE",
    "$(IMAGE)",
    "{IMAGE}",
    "#{IMAGE}#",
    "((image))",
    "[[IMAGE]]",
    "[[ .image ]]",
    "[% image %]",
    "[%- image.tag -%]",
];

/// A task definition with `@` in the place of a placeholder: in quotes, for a number, an object, an element, a list.
const PLACES: [&str; 5] = [
    r#"{"family": "a", "containerDefinitions": [{"name": "a", "image": "@", "memory": 128}]}"#,
    r#"{"family": "a", "containerDefinitions": [{"name": "a", "image": "i", "cpu": @, "memory": @}]}"#,
    r#"{"family": "a", "containerDefinitions": [{"name": "a", "image": "i", "memory": 128, "logConfiguration": @}]}"#,
    r#"{"family": "a", "containerDefinitions": [@, {"name": "a", "image": "i", "memory": 128}]}"#,
    "{\"family\": \"a\", \"containerDefinitions\": @\n, \"cpu\": \"@\"}",
];

fn read(text: &str, values: &[(&str, &str)]) -> Analysis {
    let placeholders = values.iter().map(|(text, value)| ((*text).to_owned(), (*value).to_owned())).collect();
    analyze(text, &Options { placeholders, ..Options::default() })
}

#[test]
fn no_style_is_an_error_in_any_place() {
    for style in STYLES {
        for place in PLACES {
            let text = place.replace('@', style);
            let analysis = read(&text, &[]);
            assert_eq!(analysis.tasks.len(), 1, "{text}");
            let errors = analysis.document.errors.iter().map(|error| error.kind.message());
            assert_eq!(errors.collect::<Vec<_>>(), [] as [String; 0], "{text}");
            let wrong = analysis.diagnostics.iter().filter(|found| {
                found.rule.group == Group::Syntax
                    && found.severity == taskdef_playground::lint::Severity::Error
            });
            let wrong: Vec<_> = wrong.map(|found| (found.rule.name, &found.message)).collect();
            assert!(wrong.is_empty(), "{text}: {wrong:?}");
            let listed: Vec<_> = analysis.located.placeholders.iter().map(|found| &found.text).collect();
            assert_eq!(listed, [style], "{text}");
        }
    }
}

#[test]
fn each_is_counted_once_with_how_often_it_stands_there() {
    let text = "[{ \"name\": \"${name}\", \"image\": \"${repo}:${tag}\", \"cpu\": ${cpu}, \"command\": [\"${name}\"] }]";
    let analysis = read(text, &[]);
    let listed: Vec<_> =
        analysis.located.placeholders.iter().map(|found| (found.text.as_str(), found.count)).collect();
    assert_eq!(listed, [("${name}", 2), ("${repo}", 1), ("${tag}", 1), ("${cpu}", 1)]);
}

#[test]
fn a_value_is_taken_as_it_would_be_filled_in() {
    let text = "{ \"family\": \"<NAME>-web\", \"containerDefinitions\": [{ \"name\": \"a\", \"image\": \"${repo}:${tag}\", \"cpu\": ${cpu}, \"environment\": {{ env }} }] }";
    let values = [
        ("<NAME>", "shop"),
        ("${repo}", "nginx"),
        ("${cpu}", "256"),
        ("{{ env }}", r#"[{ "name": "A", "value": "b" }]"#),
        ("${nothing}", "x"),
    ];
    let analysis = read(text, &values);
    let task = &analysis.tasks[0].task;
    assert_eq!(task.family.as_str(), Some("shop-web"));
    let container = task.container_definitions.items().next().unwrap();
    assert_eq!(container.cpu.get(), Some(256));
    assert_eq!(container.image.text(), Some("nginx:${tag}"), "the tag is open still");
    assert!(container.image.is_dynamic());
    let variable = container.environment.items().next().unwrap();
    assert_eq!((variable.name.as_str(), variable.value.as_str()), (Some("A"), Some("b")));
    assert_eq!(&*analysis.document.text, text, "the text stays as it is");
    assert_eq!(analysis.located.placeholders.len(), 5, "those that are filled in stay in the list");
}

#[test]
fn variables_of_terraform_are_filled_in_too() {
    let text = "resource \"aws_ecs_task_definition\" \"a\" {\n  family = \"${var.name}-web\"\n  cpu    = var.cpu\n  container_definitions = jsonencode([{ name = \"a\", image = var.image, essential = true }])\n}\n";
    let analysis = read(text, &[("${var.name}", "shop"), ("var.cpu", "256"), ("var.image", "nginx:1")]);
    let task = &analysis.tasks[0].task;
    assert_eq!((task.family.as_str(), task.cpu.as_str()), (Some("shop-web"), Some("256")));
    let container = task.container_definitions.items().next().unwrap();
    assert_eq!(container.image.as_str(), Some("nginx:1"));
}

#[test]
fn text_without_placeholders_lists_none() {
    let analysis = read(
        r#"{"family": "a", "containerDefinitions": [{"name": "a", "image": "nginx:1", "command": ["echo", "$HOME 100%"]}]}"#,
        &[],
    );
    assert_eq!(analysis.located.placeholders, []);
}
