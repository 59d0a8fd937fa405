//! The functions of the JavaScript API on JSON: what they give, and that nothing but wrong options is refused.

use proptest::prelude::*;
use serde_json::{Value, json};
use taskdef_playground::api;

fn analyze(text: &str, options: &Value) -> Value {
    serde_json::to_value(api::analyze(text, options).unwrap()).unwrap()
}

const TASK: &str = r#"{
  "family": "web",
  "containerDefinitions": [
    { "name": "app", "image": "nginx", "environment": [{ "name": "EMOJI", "value": "😀" }] },
    { "image": "busybox", }
  ]
}"#;

#[test]
fn an_analysis_names_what_it_found() {
    let analysis = analyze(TASK, &Value::Null);
    assert_eq!(analysis["language"], "json");
    assert_eq!(analysis["dialect"], "ecs-register");
    assert_eq!(analysis["tasks"][0]["family"], "web");
    assert_eq!(analysis["tasks"][0]["containers"][0]["name"], "app");
    assert_eq!(analyze("{}", &Value::Null)["tasks"], json!([]));
}

#[test]
fn a_diagnostic_knows_its_place_in_utf16() {
    let analysis = analyze(TASK, &Value::Null);
    let diagnostics = analysis["diagnostics"].as_array().unwrap();
    let comma = diagnostics.iter().find(|diagnostic| diagnostic["rule"] == "json-syntax").unwrap();
    // The emoji before it is four bytes, but two units.
    let bytes = TASK.find(", }").unwrap();
    assert_eq!(comma["start"]["offset"], bytes - 2);
    assert_eq!(comma["start"]["line"], 4);
    assert_eq!(comma["start"]["column"], TASK.lines().nth(4).unwrap().find(", }").unwrap());
    assert_eq!(comma["end"]["offset"], bytes - 1);
    assert_eq!(comma["task"], 0);
    assert_eq!(comma["container"], Value::Null);
    assert_eq!(comma["fixes"][0]["applicability"], "safe");
    let edit = &comma["fixes"][0]["edits"][0];
    assert_eq!((&edit["from"], &edit["insert"]), (&json!(bytes - 2), &json!("")));
}

#[test]
fn absent_values_are_null_and_not_left_out() {
    let analysis = analyze("{ \"containerDefinitions\": [], }", &Value::Null);
    let task = analysis["tasks"][0].as_object().unwrap();
    assert_eq!(task.get("family"), Some(&Value::Null));
    let diagnostic = analysis["diagnostics"][0].as_object().unwrap();
    assert_eq!(diagnostic.get("container"), Some(&Value::Null));
    let state = serde_json::to_value(api::decode_share("v1=S0xKBgA").unwrap()).unwrap();
    assert_eq!(state, json!({ "text": "abc", "options": null, "view": null }));
}

#[test]
fn fixes_are_made_until_none_is_left() {
    let fixed =
        serde_json::to_value(api::apply_fixes("{ \"family\": 'web', }", &Value::Null).unwrap()).unwrap();
    assert_eq!(fixed["text"], "{ \"family\": \"web\" }");
    assert_eq!(fixed["applied"], 2);
    let rules = |fixed: &Value| -> Vec<String> {
        let remaining = fixed["remaining"].as_array().unwrap().iter();
        remaining.map(|diagnostic| diagnostic["rule"].as_str().unwrap().to_owned()).collect()
    };
    assert!(!rules(&fixed).contains(&"json-syntax".to_owned()));
    let refused = api::apply_fixes("{}", &json!({ "applicability": "all" })).unwrap_err();
    assert_eq!(refused.to_string(), r#"options.applicability: must be one of "safe", "unsafe""#);
    let refused = api::analyze("{}", &json!({ "applicability": "safe" })).unwrap_err();
    assert!(refused.to_string().starts_with("options.applicability: unknown key"), "{refused}");
}

#[test]
fn a_text_that_is_too_long_gets_one_diagnostic() {
    let text = format!("[{}]", "1,".repeat(600_000));
    let analysis = analyze(&text, &Value::Null);
    let diagnostics = analysis["diagnostics"].as_array().unwrap();
    assert_eq!(diagnostics.len(), 1, "{diagnostics:?}");
    assert_eq!(diagnostics[0]["rule"], "text-too-large");
    assert_eq!(diagnostics[0]["start"], json!({ "offset": 0, "line": 0, "column": 0 }));
    assert_eq!(analysis["tasks"], json!([]));
    let short = analyze("", &Value::Null);
    let rules = short["diagnostics"].as_array().unwrap().iter().map(|found| &found["rule"]);
    assert!(!rules.collect::<Vec<_>>().contains(&&json!("text-too-large")));
    let off = analyze(&text, &json!({ "rules": { "text-too-large": "off" } }));
    assert_eq!(off["diagnostics"], json!([]));
}

#[test]
fn every_rule_is_listed_once() {
    let rules = serde_json::to_value(api::rules()).unwrap();
    let rules = rules.as_array().unwrap();
    let names: Vec<&str> = rules.iter().map(|rule| rule["name"].as_str().unwrap()).collect();
    assert!(names.contains(&"json-syntax"));
    let mut unique = names.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(unique.len(), names.len());
    let syntax = rules.iter().find(|rule| rule["name"] == "json-syntax").unwrap();
    assert_eq!(syntax["page"], "rules/json-syntax.md");
    assert_eq!(syntax["fixable"], true);
}

#[test]
fn a_report_has_the_name_it_is_given() {
    let report = |options| api::render("{,}", &json!("text"), &options).unwrap();
    assert!(report(json!({})).contains("--> input.json:1:"));
    assert!(report(json!({ "fileName": "web.json" })).contains("--> web.json:1:"));
    let refused = api::render("{}", &json!("xml"), &Value::Null).unwrap_err();
    assert_eq!(
        refused.to_string(),
        r#"format: must be one of "text", "json", "sarif", "markdown", "github""#
    );
}

#[test]
fn a_link_gives_back_its_state() {
    let state = json!({ "text": TASK, "options": { "language": "json" }, "view": { "tab": "policy" } });
    let code = api::encode_share(&state).unwrap();
    assert_eq!(serde_json::to_value(api::decode_share(&code).unwrap()).unwrap(), state);
    for (state, message) in [
        (json!({}), "state.text: is missing"),
        (json!({ "text": "", "world": {} }), "state.world: unknown key; known keys: text, options, view"),
        (
            json!({ "text": "", "options": { "language": 1 } }),
            "options.language: must be a string, not a number",
        ),
    ] {
        assert_eq!(api::encode_share(&state).unwrap_err().to_string(), message);
    }
    let refused = api::decode_share("v9=AA").unwrap_err().to_string();
    assert!(refused.starts_with("code: the share code is of version 9"), "{refused}");
}

#[test]
fn two_texts_are_compared_each_with_its_options() {
    let compare = |options: Value| {
        let found = api::compare(TASK, TASK, &options).map_err(|refused| refused.to_string())?;
        Ok::<_, String>(serde_json::to_value(found).unwrap())
    };
    let same = compare(Value::Null).unwrap();
    assert_eq!(same["tasks"][0]["containers"][0]["environment"], json!([]));
    assert_eq!((&same["fixed"], &same["appeared"]), (&json!([]), &json!([])));
    let world = json!({ "world": { "images": { "app": { "env": { "A": "1" } } } } });
    let first = compare(json!({ "before": world })).unwrap();
    let delta = &first["tasks"][0]["containers"][0]["environment"][0];
    assert_eq!(
        (&delta["change"], &delta["before"]["source"], &delta["after"]),
        (&json!("removed"), &json!("image"), &Value::Null)
    );
    let refused = compare(json!({ "before": { "context": { "regoin": "x" } } })).unwrap_err();
    assert!(refused.starts_with("options.before.context.regoin: unknown key"), "{refused}");
    let refused = compare(json!({ "before": { "before": {} } })).unwrap_err();
    assert!(refused.starts_with("options.before.before: unknown key"), "{refused}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_is_refused_and_twice_is_the_same(text in "[\\PC\n\"{}\\[\\],: ]{0,60}") {
        prop_assert_eq!(analyze(&text, &Value::Null), analyze(&text, &Value::Null));
        for format in ["text", "json", "sarif", "markdown", "github"] {
            api::render(&text, &json!(format), &Value::Null).unwrap();
        }
    }

    #[test]
    fn every_place_is_a_slice_of_the_text(text in "\\{ (\"[aé😀]\"|[a,:😀\n'])*\\}") {
        let units: Vec<u16> = text.encode_utf16().collect();
        for diagnostic in analyze(&text, &Value::Null)["diagnostics"].as_array().unwrap() {
            let offset = |end: &str| usize::try_from(diagnostic[end]["offset"].as_u64().unwrap()).unwrap();
            let slice = units.get(offset("start")..offset("end"));
            prop_assert!(slice.is_some_and(|slice| String::from_utf16(slice).is_ok()), "{}", diagnostic);
        }
    }
}
