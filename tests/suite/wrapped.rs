//! Task definitions inside of something else: JSON with the escapes of a shell or of a string, directives of template languages.

use taskdef_playground::lint::{Applicability, Group};
use taskdef_playground::syntax::NodeKind;
use taskdef_playground::{Analysis, Options, analyze, apply_fixes};

use crate::corpus;

const TASK: &str = r#"{"family": "web", "containerDefinitions": [{"name": "a", "image": "nginx:1", "memory": 64, "colour": 1, "environment": [{"name": "P", "value": "C:\\tmp \"x\""}]}]}"#;

fn read(text: &str) -> Analysis {
    analyze(text, &Options::default())
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}

/// The same task definition in each wrapper.
fn wrapped(task: &str) -> [String; 6] {
    let inside = escaped(task);
    [
        format!("aws ecs register-task-definition --cli-input-json \"{inside}\""),
        format!("aws ecs register-task-definition \\\n  --cli-input-json \"{inside}\" --region eu-west-1\n"),
        format!("aws ecs register-task-definition --cli-input-json '{inside}'"),
        format!("\"{inside}\""),
        inside.clone(),
        inside.replace(", \\\"containerDefinitions", ",\\n \\\"containerDefinitions"),
    ]
}

#[test]
fn escaped_json_is_read_with_its_places() {
    for text in wrapped(TASK) {
        let analysis = read(&text);
        assert_eq!(analysis.tasks.len(), 1, "{text}");
        let task = &analysis.tasks[0];
        assert_eq!(task.task.family.as_str(), Some("web"), "{text}");
        let variables = &task.simulation.environments[0].variables;
        let path = variables.iter().find(|variable| variable.name == "P").unwrap();
        assert_eq!(path.value.text(), Some("C:\\tmp \"x\""), "{text}");
        let unknown = analysis.diagnostics.iter().find(|found| found.rule.name == "unknown-field").unwrap();
        assert_eq!(unknown.span.of(&text), "\\\"colour\\\"", "{text}");
        let syntax = analysis.diagnostics.iter().filter(|found| found.rule.name == "json-syntax");
        assert_eq!(syntax.count(), 0, "{text}");
    }
}

#[test]
fn fixes_are_written_with_the_escapes_of_the_text() {
    let broken = TASK.replace("\"memory\": 64", "\"memory\": \"64\"").replace("\"family\"", "\"Family\"");
    let (expected, count) = apply_fixes(&broken, &Options::default(), Applicability::Unsafe);
    assert!(count > 1, "{expected}");
    for text in wrapped(&broken) {
        let (fixed, own) = apply_fixes(&text, &Options::default(), Applicability::Unsafe);
        assert!(own > 1, "{text}");
        let (one, other) = (read(&fixed), read(&expected));
        let rules = |analysis: &Analysis| {
            analysis.diagnostics.iter().map(|found| found.rule.name).collect::<Vec<_>>()
        };
        assert_eq!(rules(&one), rules(&other), "{fixed}");
        assert!(fixed.contains("\\\"family\\\""), "{fixed}");
    }
}

#[test]
fn a_directive_that_prints_the_value_of_a_key_is_its_value() {
    let text = "Resources:\n  Task:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      Family: a\n      ContainerDefinitions:\n{{include \"containers\" . | indent 8}}\n{{include \"sidecars\" . | indent 8}}\n      Cpu: 256\n";
    let analysis = read(text);
    let containers =
        analysis.document.tree.get(analysis.tasks[0].target.node, "containerDefinitions").unwrap();
    assert!(matches!(analysis.document.tree.kind(containers), NodeKind::Dynamic(_)));
    assert_eq!(
        analysis.document.slice(analysis.document.tree.span(containers)),
        "{{include \"containers\" . | indent 8}}"
    );
    assert!(
        analysis.diagnostics.iter().all(|found| found.rule.name != "empty-container-list"),
        "{:?}",
        analysis.diagnostics
    );
    // Around entries, a directive is nothing.
    let text = "containerDefinitions:\n{{range .}}\n- name: a\n  image: nginx:1\n{{end}}\nfamily: a\n";
    let analysis = read(text);
    assert_eq!(analysis.tasks[0].task.container_definitions.items().count(), 1);
    assert_eq!(analysis.tasks[0].task.family.as_str(), Some("a"));
}

#[test]
fn no_template_of_the_corpus_is_said_to_have_no_containers() {
    for corpus::Sample { kind, name, text } in corpus::samples().unwrap_or_default() {
        let analysis = read(&text);
        let found = analysis.diagnostics.iter().find(|found| found.rule.name == "empty-container-list");
        let is_template = text.contains("{{");
        assert!(found.is_none() || !is_template, "{kind}/{name}: {found:?}");
    }
}

#[test]
fn lists_in_lists_stay_lists() {
    for text in ["[[1]]", "[[\"a\"]]", "[[true]]", "[[]]"] {
        let document = read(text).document;
        assert!(matches!(document.tree.kind(document.tree.root()), NodeKind::Array(_)), "{text}");
        assert!(document.errors.is_empty(), "{text}");
    }
    let wrong = read("{ \"family\": \"a\", \"containerDefinitions\": [[{ \"name\": \"a\" }]] }");
    assert!(wrong.diagnostics.iter().any(|found| found.rule.group == Group::Syntax));
}
