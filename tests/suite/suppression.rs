//! Presets, and findings that are put aside: by the options, and by comments.

use serde_json::{Value, json};
use taskdef_playground::lint::presets::{SECURITY_HUB, STRICT};
use taskdef_playground::lint::{LintConfig, Severity, registry};
use taskdef_playground::{Analysis, analyze, options};

const TASK: &str = r#"{
  "family": "web",
  "containerDefinitions": [
    { "name": "app", "image": "nginx", "memory": 64, "privileged": true },
    { "name": "agent", "image": "busybox", "memory": 64, "privileged": true }
  ]
}"#;

fn with(text: &str, given: &Value) -> Analysis {
    analyze(text, &options::read(given).unwrap())
}

/// The containers whose `privileged` is reported, and those where it is put aside.
fn privileged(analysis: &Analysis) -> (Vec<&str>, Vec<&str>) {
    let containers = |found: &'_ [taskdef_playground::lint::Diagnostic]| {
        let of_rule = found.iter().filter(|diagnostic| diagnostic.rule.name == "privileged");
        of_rule
            .map(|diagnostic| if diagnostic.container.as_deref() == Some("app") { "app" } else { "agent" })
            .collect()
    };
    (containers(&analysis.diagnostics), containers(&analysis.suppressed))
}

#[test]
fn options_put_aside_by_rule_place_and_container() {
    for (suppress, shown, aside) in [
        (json!([]), vec!["app", "agent"], vec![]),
        (json!([{ "rule": "privileged", "reason": "a host agent" }]), vec![], vec!["app", "agent"]),
        (json!([{ "rule": "hardening" }]), vec![], vec!["app", "agent"]),
        (json!([{ "rule": "privileged", "container": "agent" }]), vec!["app"], vec!["agent"]),
        (json!([{ "rule": "privileged", "pointer": "/containerDefinitions/0" }]), vec!["agent"], vec!["app"]),
        (
            json!([{ "rule": "privileged", "pointer": "/containerDefinitions/0/privileged" }]),
            vec!["agent"],
            vec!["app"],
        ),
        (
            json!([{ "rule": "privileged", "pointer": "/containerDefinitions/0/image" }]),
            vec!["app", "agent"],
            vec![],
        ),
        (json!([{ "rule": "privileged", "pointer": "/nowhere" }]), vec!["app", "agent"], vec![]),
        (json!([{ "rule": "mutable-image-tag" }]), vec!["app", "agent"], vec![]),
    ] {
        let analysis = with(TASK, &json!({ "suppress": suppress }));
        assert_eq!(privileged(&analysis), (shown, aside), "{suppress}");
    }
}

#[test]
fn comments_put_aside_and_what_is_off_is_not_counted() {
    let text = "family: web\ncontainerDefinitions:\n  - name: app\n    image: nginx:1\n    memory: 64\n    \
                privileged: true # taskdef-ignore: privileged -- it is a test\n";
    assert_eq!(privileged(&with(text, &Value::Null)), (vec![], vec!["app"]));
    let off = with(text, &json!({ "rules": { "privileged": "off" } }));
    assert_eq!(privileged(&off), (vec![], vec![]));
    let names: Vec<&str> = off.diagnostics.iter().map(|diagnostic| diagnostic.rule.name).collect();
    assert!(!names.contains(&"unused-suppression"), "{names:?}");
}

#[test]
fn wrong_suppressions_are_refused() {
    for (suppress, message) in [
        (json!({}), "options.suppress: must be a list, not an object"),
        (json!([{}]), "options.suppress[0].rule: is missing"),
        (
            json!([{ "rule": "privileged", "path": "" }]),
            "options.suppress[0].path: unknown key; known keys: rule, pointer, container, reason",
        ),
    ] {
        assert_eq!(options::read(&json!({ "suppress": suppress })).unwrap_err().to_string(), message);
    }
    let refused =
        options::read(&json!({ "suppress": [{ "rule": "no-such-rule" }] })).unwrap_err().to_string();
    assert!(refused.starts_with("options.suppress[0].rule: must be one of \"syntax\", "), "{refused}");
}

#[test]
fn strict_makes_errors_of_warnings_only() {
    let severity = |given: &Value, rule: &str| {
        let analysis = with(TASK, given);
        analysis
            .diagnostics
            .iter()
            .find(|diagnostic| diagnostic.rule.name == rule)
            .map(|found| found.severity)
    };
    let strict = json!({ "preset": "strict" });
    assert_eq!(severity(&Value::Null, "privileged"), Some(Severity::Warning));
    assert_eq!(severity(&strict, "privileged"), Some(Severity::Error));
    assert_eq!(severity(&strict, "mutable-image-tag"), Some(Severity::Info));
    let own = json!({ "preset": "strict", "rules": { "hardening": "info" } });
    assert_eq!(severity(&own, "privileged"), Some(Severity::Info));
}

#[test]
fn security_hub_keeps_its_controls_and_what_ecs_refuses() {
    let config = LintConfig::preset("security-hub").unwrap();
    for rule in registry::RULES {
        let meta = rule.meta;
        let control = SECURITY_HUB.iter().any(|control| control.rule == meta.name);
        assert_eq!(config.is_off(meta), !control && meta.severity != Severity::Error, "{}", meta.name);
        let mentioned = meta.peers.iter().any(|peer| peer.starts_with("Security Hub ECS."));
        assert!(control || !mentioned, "{} corresponds to a control and is not in the preset", meta.name);
    }
    let text = TASK.replace("\"nginx\"", "12");
    let analysis = with(&text, &json!({ "preset": "security-hub" }));
    let names: Vec<&str> = analysis.diagnostics.iter().map(|diagnostic| diagnostic.rule.name).collect();
    assert!(names.contains(&"privileged") && names.contains(&"wrong-type"), "{names:?}");
    assert!(!names.contains(&"mutable-image-tag"), "{names:?}");
}

#[test]
fn presets_name_rules() {
    assert!(STRICT.is_sorted());
    assert!(SECURITY_HUB.iter().map(|control| control.rule).is_sorted());
    for name in STRICT.iter().copied().chain(SECURITY_HUB.iter().map(|control| control.rule)) {
        assert!(registry::find(name).is_some(), "a preset names `{name}`, which is no rule");
    }
    assert!(LintConfig::preset("recommended").is_some_and(|config| config == LintConfig::default()));
    assert!(LintConfig::preset("lax").is_none());
}
