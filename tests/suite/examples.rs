//! The examples of the page: each is listed, is what it says, and finds what it is there to show.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use taskdef_playground::lint::{Severity, registry};
use taskdef_playground::{Analysis, analyze, options};

fn read(path: &str) -> String {
    let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn index() -> Vec<Value> {
    let list: Value = serde_json::from_str(&read("static/examples/index.json")).unwrap();
    list.as_array().unwrap().clone()
}

fn file(entry: &Value) -> &str {
    entry["file"].as_str().unwrap()
}

fn analysis(entry: &Value) -> Analysis {
    let world = entry.get("world").cloned().unwrap_or_else(|| json!({}));
    let options = options::read(&json!({ "world": world }))
        .unwrap_or_else(|refused| panic!("{}: {refused:?}", file(entry)));
    analyze(&read(&format!("static/examples/{}", file(entry))), &options)
}

#[test]
fn every_file_is_listed_once() {
    let listed: Vec<String> = index().iter().map(|entry| file(entry).to_owned()).collect();
    let files: BTreeSet<String> =
        std::fs::read_dir(format!("{}/static/examples", env!("CARGO_MANIFEST_DIR")))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .filter(|name| name != "index.json")
            .collect();
    assert_eq!(listed.iter().cloned().collect::<BTreeSet<_>>(), files);
    assert_eq!(listed.len(), files.len());
}

#[test]
fn every_example_finds_what_it_shows() {
    for entry in index() {
        let analysis = analysis(&entry);
        assert_eq!(analysis.tasks.len(), 1, "{}", file(&entry));
        let found: BTreeSet<&str> = analysis.diagnostics.iter().map(|one| one.rule.name).collect();
        let shows: Vec<&str> =
            entry["finds"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
        for name in &shows {
            assert!(registry::find(name).is_some(), "{}: there is no rule {name}", file(&entry));
            assert!(found.contains(name), "{} does not find {name}, but {found:?}", file(&entry));
        }
        if shows.is_empty() {
            let worse = analysis.diagnostics.iter().filter(|one| one.severity > Severity::Info);
            let messages: Vec<&str> = worse.map(|one| one.message.as_str()).collect();
            assert!(messages.is_empty(), "{} is an example of how to do it, but {messages:?}", file(&entry));
        }
    }
}

#[test]
fn every_launch_goes_as_its_example_says() {
    let said: Vec<Value> = index().into_iter().filter(|entry| entry.get("launch").is_some()).collect();
    assert!(!said.is_empty());
    for entry in said {
        let analysis = analysis(&entry);
        let launch = &analysis.tasks[0].simulation.launch;
        let reason = launch.stopped_reason.as_deref().unwrap_or_default();
        assert_eq!(Some(launch.outcome.name()), entry["launch"].as_str(), "{}: {reason}", file(&entry));
        let part = entry.get("stoppedReason").and_then(Value::as_str).unwrap_or_default();
        assert!(reason.contains(part), "{}: {reason}", file(&entry));
        assert_eq!(reason.is_empty(), part.is_empty(), "{}: {reason}", file(&entry));
    }
}

#[test]
fn every_variable_and_call_is_as_its_example_says() {
    let told =
        |entry: &Value, key: &str| entry.get(key).and_then(Value::as_object).cloned().unwrap_or_default();
    let mut checked = 0;
    for entry in index() {
        let analysis = analysis(&entry);
        let simulation = &analysis.tasks[0].simulation;
        for (name, value) in told(&entry, "variables") {
            let all = simulation.environments.iter().flat_map(|environment| &environment.variables);
            let found: Vec<Option<&str>> =
                all.filter(|variable| variable.name == name).map(|variable| variable.value.text()).collect();
            assert_eq!(found, [value.as_str()], "{}: {name}", file(&entry));
            checked += 1;
        }
        for (call, count) in told(&entry, "calls") {
            let calls = simulation.launch.api_calls.iter();
            let made: u32 = calls
                .filter(|one| format!("{}:{}", one.service, one.action) == call)
                .map(|one| one.count)
                .sum();
            assert_eq!(Some(u64::from(made)), count.as_u64(), "{}: {call}", file(&entry));
            checked += 1;
        }
    }
    assert!(checked > 0);
}

#[test]
fn the_page_starts_with_the_first_example() {
    let first = index().first().map(|entry| file(entry).to_owned()).unwrap();
    let text = read(&format!("static/examples/{first}"));
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    assert!(read("index.html").contains(&escaped), "index.html does not hold static/examples/{first}");
}
