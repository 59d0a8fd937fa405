//! Presets, and findings that are put aside: by the options, and by comments.

use serde_json::{Value, json};
use taskdef_playground::lint::presets::{SECURITY_HUB, STRICT};
use taskdef_playground::lint::{Diagnostic, LintConfig, Severity, registry};
use taskdef_playground::report::{self, Format};
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
    let container = |diagnostic: &Diagnostic| match diagnostic.container.as_deref() {
        _ if diagnostic.rule.name != "privileged" => None,
        Some("app") => Some("app"),
        _ => Some("agent"),
    };
    (
        analysis.diagnostics.iter().filter_map(container).collect(),
        analysis.suppressed.iter().filter_map(|aside| container(&aside.diagnostic)).collect(),
    )
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
fn what_put_a_finding_aside_is_told_with_its_reason() {
    let text = "family: web\ncontainerDefinitions:\n  - name: app\n    image: nginx:1\n    memory: 64\n    \
                privileged: true # taskdef-ignore: privileged -- a host agent\n";
    let aside = |given: &Value| {
        let analysis = with(text, given);
        let found =
            analysis.suppressed.iter().find(|aside| aside.diagnostic.rule.name == "privileged").unwrap();
        (found.by.name(), found.reason.clone())
    };
    assert_eq!(aside(&Value::Null), ("comment", Some("a host agent".to_owned())));
    let both = json!({ "suppress": [{ "rule": "hardening" }] });
    assert_eq!(aside(&both), ("options", None));
}

#[test]
fn suppressions_of_the_options_that_meet_nothing_are_told() {
    let unused = |given: Value| -> Vec<String> {
        with(TASK, &given).unused_suppressions.iter().map(|wish| wish.rule.clone()).collect()
    };
    assert_eq!(unused(json!({ "suppress": [{ "rule": "privileged" }] })), Vec::<String>::new());
    // Two that cover the same are both of use.
    let twice = json!([{ "rule": "privileged" }, { "rule": "hardening", "container": "app" }]);
    assert_eq!(unused(json!({ "suppress": twice })), Vec::<String>::new());
    let gone = json!([{ "rule": "privileged", "container": "db" }, { "rule": "host-network" }]);
    assert_eq!(unused(json!({ "suppress": gone })), ["privileged", "host-network"]);
    // A rule that is off has nothing to say anywhere.
    let off = json!({ "suppress": [{ "rule": "privileged" }], "rules": { "privileged": "off" } });
    assert_eq!(unused(off), Vec::<String>::new());
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

/// One finding left, two put aside, one wish for nothing.
fn put_aside() -> Analysis {
    let text = "family: web\ncontainerDefinitions:\n  - name: app\n    image: nginx:1\n    memory: 64\n    \
                privileged: true # taskdef-ignore: privileged -- a host agent\n    colour: 1\n";
    let suppress = json!([{ "rule": "unknown-field", "reason": "an experiment" },
        { "rule": "host-network", "pointer": "/networkMode" }]);
    let mut analysis = with(text, &json!({ "suppress": suppress }));
    analysis.diagnostics.truncate(1);
    analysis
}

#[test]
fn reports_tell_what_is_suppressed() {
    let analysis = put_aside();
    let text = report::render(&analysis, Format::Text, "task.yaml");
    let note = "note: the options suppress `host-network` at `/networkMode`, where nothing is found";
    assert!(text.contains(note), "{text}");
    assert!(text.ends_with(" (2 suppressed)\n"), "{text}");
    let markdown = report::render(&analysis, Format::Markdown, "task.yaml");
    assert!(markdown.contains("(2 suppressed)\n\nNote: the options suppress `host-network`"), "{markdown}");

    let json: Value = serde_json::from_str(&report::render(&analysis, Format::Json, "task.yaml")).unwrap();
    assert_eq!(json["summary"]["suppressed"], 2);
    let rules = |key: &str| -> Vec<Value> {
        json[key].as_array().unwrap().iter().map(|found| found["rule"].clone()).collect()
    };
    assert_eq!(rules("suppressed"), ["privileged", "unknown-field"]);
    assert_eq!(json["suppressed"][0]["suppression"], json!({ "by": "comment", "reason": "a host agent" }));
    assert_eq!(rules("unusedSuppressions"), ["host-network"]);

    let sarif: Value = serde_json::from_str(&report::render(&analysis, Format::Sarif, "task.yaml")).unwrap();
    let run = &sarif["runs"][0];
    let suppressions: Vec<&Value> =
        run["results"].as_array().unwrap().iter().map(|result| &result["suppressions"]).collect();
    let in_source = json!([{ "kind": "inSource", "justification": "a host agent" }]);
    let external = json!([{ "kind": "external", "justification": "an experiment" }]);
    assert_eq!(suppressions, [&Value::Null, &in_source, &external]);
    let notes = &run["invocations"][0]["toolConfigurationNotifications"];
    assert!(notes[0]["message"]["text"].as_str().unwrap().contains("host-network"), "{notes}");
}

#[test]
fn no_setting_uncovers_a_secret() {
    let text = r#"{ "containerDefinitions": [{ "name": "app", "environment": [{ "name": "DB_PASSWORD", "value": "pa55w0rd-x7Kq9!vB2" }, 1] }] }"#;
    for given in [
        json!({}),
        json!({ "rules": { "secrets": "off" } }),
        json!({ "suppress": [{ "rule": "secrets" }] }),
        json!({ "preset": "security-hub" }),
    ] {
        let report = report::render(&with(text, &given), Format::Text, "task.json");
        assert!(report.contains("••••") && !report.contains("pa55w0rd"), "{given}: {report}");
    }
}
