//! Cases generated from the API model: for every member of a request that has an enum, a required member, a type or a bound,
//! a definition that the model takes raises nothing of it, and one that it does not take is reported.

use serde_json::{Map, Value, json};
use taskdef_playground::lint::{LintConfig, Severity};
use taskdef_playground::{Analysis, Options, analyze};

const ROOT: &str = "RegisterTaskDefinitionRequest";

/// The rules that say what the API model says.
const RULES: [&str; 5] =
    ["enum-value", "missing-required-field", "tag-limits", "unknown-field", "wrong-type"];

/// One step from a structure to what it holds: a member, and whether an element of its list is meant.
#[derive(Clone)]
struct Step {
    structure: String,
    member: String,
    in_list: bool,
}

struct Model(Value);

impl Model {
    fn read() -> Self {
        Self(serde_json::from_str(include_str!("ecs-api-model.json")).unwrap())
    }

    fn shape(&self, name: &str) -> &Value {
        &self.0["shapes"][name]
    }

    fn members(&self, structure: &str) -> Vec<(String, String)> {
        let members = self.shape(structure)["members"].as_object().unwrap();
        members.iter().map(|(name, shape)| (name.clone(), shape.as_str().unwrap().to_owned())).collect()
    }

    fn required(&self, structure: &str) -> Vec<String> {
        let listed = self.shape(structure)["required"].as_array().cloned().unwrap_or_default();
        let mut names: Vec<String> = listed.iter().map(|name| name.as_str().unwrap().to_owned()).collect();
        // The service asks for these, though the model does not.
        if structure == "ContainerDefinition" {
            names.extend(["name".to_owned(), "image".to_owned()]);
        }
        if structure == "Tag" {
            names.push("key".to_owned());
        }
        names
    }

    /// A value that fits a shape, with what is required in it and no more.
    fn value(&self, name: &str) -> Value {
        let shape = self.shape(name);
        if let Some(word) = shape["enum"].get(0) {
            return word.clone();
        }
        match shape["type"].as_str().unwrap() {
            "string" => json!("sample"),
            "integer" => json!(shape["min"].as_i64().unwrap_or(1)),
            "boolean" => json!(true),
            "map" => json!({ "key": "value" }),
            "list" => json!([self.value(shape["member"].as_str().unwrap())]),
            "structure" => self.structure(name),
            other => panic!("{name} is a {other}"),
        }
    }

    fn structure(&self, name: &str) -> Value {
        let members: Map<String, Value> = self
            .members(name)
            .into_iter()
            .filter(|(member, _)| self.required(name).contains(member))
            .map(|(member, shape)| (member, self.value(&shape)))
            .collect();
        Value::Object(members)
    }

    /// Every structure of a request with one way to it.
    fn structures(&self) -> Vec<(String, Vec<Step>)> {
        let mut found = vec![(ROOT.to_owned(), Vec::new())];
        let mut next = 0;
        while let Some((structure, way)) = found.get(next).cloned() {
            next += 1;
            for (member, shape) in self.members(&structure) {
                let in_list = self.shape(&shape)["type"] == "list";
                let below = if in_list { self.shape(&shape)["member"].as_str().unwrap() } else { &shape };
                let is_new = found.iter().all(|(known, _)| known != below);
                if self.shape(below)["type"] == "structure" && is_new {
                    let mut way = way.clone();
                    way.push(Step { structure: structure.clone(), member, in_list });
                    found.push((below.to_owned(), way));
                }
            }
        }
        found
    }

    /// A whole request in which the structure at the end of the way is this one.
    fn request(&self, way: &[Step], inmost: Value) -> Value {
        way.iter().rev().fold(inmost, |inner, step| {
            let mut outer = self.structure(&step.structure);
            outer[&step.member] = if step.in_list { json!([inner]) } else { inner };
            outer
        })
    }
}

fn findings(request: &Value, lint: LintConfig) -> Analysis {
    let options = Options { lint, ..Options::default() };
    analyze(&serde_json::to_string_pretty(request).unwrap(), &options)
}

fn accepts(request: &Value, title: &str) {
    let analysis = findings(request, LintConfig::only(&RULES));
    let said: Vec<&str> = analysis.diagnostics.iter().map(|found| found.message.as_str()).collect();
    assert!(said.is_empty(), "{title}: {said:?}\n{request:#}");
}

/// Something is reported that speaks of the member; an error, unless the word may be newer than the model.
fn refuses(request: &Value, member: &str, title: &str) {
    let analysis = findings(request, LintConfig::default());
    let quoted = format!("`{member}`");
    let found = analysis.diagnostics.iter().find(|found| {
        let help = found.help.as_deref().unwrap_or_default();
        found.message.contains(&quoted) || help.contains(&quoted)
    });
    let said: Vec<&str> = analysis.diagnostics.iter().map(|found| found.message.as_str()).collect();
    let found = found.unwrap_or_else(|| panic!("{title}: only {said:?}\n{request:#}"));
    let may_be_newer = found.rule.name == "enum-value";
    assert!(found.severity == Severity::Error || may_be_newer, "{title}: {}", found.message);
}

#[test]
fn what_the_model_takes_raises_nothing() {
    let model = Model::read();
    let mut cases = 0;
    for (structure, way) in model.structures() {
        for (member, shape) in model.members(&structure) {
            let words = model.shape(&shape)["enum"].as_array().cloned();
            for value in words.unwrap_or_else(|| vec![model.value(&shape)]) {
                let mut inmost = model.structure(&structure);
                inmost[&member] = value;
                accepts(&model.request(&way, inmost), &format!("{structure}.{member}"));
                cases += 1;
            }
        }
    }
    assert!(cases > 200, "{cases} cases");
}

#[test]
fn words_that_no_enum_has_are_reported() {
    let model = Model::read();
    for (structure, way) in model.structures() {
        for (member, shape) in model.members(&structure) {
            let element = model.shape(&shape)["member"].as_str().map(|element| model.shape(element));
            let wrong = match (&model.shape(&shape)["enum"], element.map(|element| &element["enum"])) {
                (Value::Array(_), _) => json!("no-such-word"),
                (_, Some(Value::Array(_))) => json!(["no-such-word"]),
                _ => continue,
            };
            let mut inmost = model.structure(&structure);
            inmost[&member] = wrong;
            refuses(&model.request(&way, inmost), &member, &format!("{structure}.{member}"));
        }
    }
}

#[test]
fn required_members_are_missed() {
    let model = Model::read();
    for (structure, way) in model.structures() {
        for member in model.required(&structure) {
            let mut inmost = model.structure(&structure);
            inmost.as_object_mut().unwrap().remove(&member);
            refuses(&model.request(&way, inmost), &member, &format!("{structure} without {member}"));
        }
    }
}

#[test]
fn values_of_another_type_are_reported() {
    let model = Model::read();
    for (structure, way) in model.structures() {
        for (member, shape) in model.members(&structure) {
            let wrong = match model.shape(&shape)["type"].as_str().unwrap() {
                "list" => json!({ "a": "b" }),
                _ => json!([["a"]]),
            };
            let mut inmost = model.structure(&structure);
            inmost[&member] = wrong;
            refuses(&model.request(&way, inmost), &member, &format!("{structure}.{member}"));
        }
    }
}

fn errors(request: &Value) -> usize {
    let found = findings(request, LintConfig::default()).diagnostics;
    found.iter().filter(|found| found.severity == Severity::Error).count()
}

#[test]
fn bounds_hold_on_both_sides() {
    let model = Model::read();
    let mut bounded = 0;
    for (structure, way) in model.structures() {
        for (member, shape_name) in model.members(&structure) {
            let shape = model.shape(&shape_name);
            let of_size = |size: i64| match shape["type"].as_str().unwrap() {
                "integer" => json!(size),
                "string" => json!("x".repeat(usize::try_from(size).unwrap())),
                _ => (0..size).map(|index| json!({ "key": format!("k{index}"), "value": "v" })).collect(),
            };
            let case = |size: i64| {
                let mut inmost = model.structure(&structure);
                inmost[&member] = of_size(size);
                model.request(&way, inmost)
            };
            let title = |size: i64| format!("{structure}.{member} of {size}");
            if let Some(least) = shape["min"].as_i64() {
                bounded += 1;
                accepts(&case(least), &title(least));
                if least > 0 {
                    assert!(errors(&case(least - 1)) > errors(&case(least)), "{}: nothing", title(least - 1));
                }
            }
            if let Some(most) = shape["max"].as_i64() {
                bounded += 1;
                accepts(&case(most), &title(most));
                assert!(errors(&case(most + 1)) > errors(&case(most)), "{}: nothing", title(most + 1));
            }
        }
    }
    assert!(bounded >= 8, "{bounded} bounds");
}
