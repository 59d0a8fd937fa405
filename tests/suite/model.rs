//! The model against the API model: the same structures, members, types, required members and enum words, both ways.
//!
//! `ecs-api-model.json` beside this file holds the facts of the ECS API model 2014-11-13 as shipped in botocore 1.44.5
//! (2026-11) that we compare with: names, types, required members, enums and bounds, and no text. A newer model is taken
//! over by writing the new facts there and following this test.

use std::collections::BTreeSet;

use serde_json::Value;
use taskdef_playground::model::decode::Type;
use taskdef_playground::model::structures::{self, SHAPES};
use taskdef_playground::source::recognise::OUTPUT_ONLY;

const ROOT: &str = "RegisterTaskDefinitionRequest";

fn api_model() -> Value {
    serde_json::from_str(include_str!("ecs-api-model.json")).unwrap()
}

fn words(list: &Value) -> Vec<&str> {
    list.as_array().into_iter().flatten().map(|word| word.as_str().unwrap()).collect()
}

/// What differs between a type of ours and a shape of the API model; nothing when they are equal.
fn difference(model: &Value, ours: Type, shape_name: &str) -> Option<String> {
    let shape = &model["shapes"][shape_name];
    let equal = match ours {
        Type::String => shape["type"] == "string" && shape["enum"].is_null(),
        Type::Integer => shape["type"] == "integer",
        Type::Boolean => shape["type"] == "boolean",
        Type::Map => shape["type"] == "map",
        Type::Structure(name) => shape["type"] == "structure" && name == shape_name,
        Type::Enum(name, values) => name == shape_name && words(&shape["enum"]) == values,
        Type::List(element) => {
            return match shape["member"].as_str() {
                Some(member) => difference(model, *element, member),
                None => Some(format!("{shape_name} is no list")),
            };
        }
    };
    (!equal).then(|| format!("{ours:?} is not {shape_name} {shape}"))
}

#[test]
fn every_structure_has_the_members_of_the_api_model() {
    let model = api_model();
    for shape in SHAPES.iter() {
        let theirs = &model["shapes"][shape.name];
        let members = theirs["members"].as_object().unwrap_or_else(|| panic!("{} is unknown", shape.name));
        let names: Vec<&str> = shape.members.iter().map(|(name, ..)| *name).collect();
        assert_eq!(names, members.keys().collect::<Vec<_>>(), "{}", shape.name);
        for &(name, member_type, _) in &shape.members {
            let shape_name = members[name].as_str().unwrap();
            assert_eq!(difference(&model, member_type, shape_name), None, "{}.{name}", shape.name);
        }
        let required: BTreeSet<&str> =
            shape.members.iter().filter(|(.., required)| *required).map(|(name, ..)| *name).collect();
        assert_eq!(required, words(&theirs["required"]).into_iter().collect(), "{}", shape.name);
    }
}

#[test]
fn every_structure_that_a_request_can_hold_is_known() {
    let model = api_model();
    let mut reached = BTreeSet::new();
    let mut open = vec![ROOT.to_owned()];
    while let Some(name) = open.pop() {
        let shape = &model["shapes"][&name];
        if shape["type"] == "structure" && !reached.insert(name) {
            continue;
        }
        let below = shape["members"].as_object().into_iter().flat_map(|members| members.values());
        open.extend(below.chain([&shape["member"]]).filter_map(Value::as_str).map(str::to_owned));
    }
    let ours: BTreeSet<String> = SHAPES.iter().map(|shape| shape.name.to_owned()).collect();
    assert_eq!(ours, reached);
    assert_eq!(SHAPES[0].name, ROOT);
}

#[test]
fn what_only_describe_gives_out_is_what_register_lacks() {
    let model = api_model();
    let request = structures::find(ROOT).unwrap();
    let described = model["shapes"]["TaskDefinition"]["members"].as_object().unwrap();
    let output: BTreeSet<&str> =
        described.keys().map(String::as_str).filter(|name| request.member(name).is_none()).collect();
    assert_eq!(output, OUTPUT_ONLY.into_iter().collect());
}
