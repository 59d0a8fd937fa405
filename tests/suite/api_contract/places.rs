//! Positions: UTF-16, zero-based, and such that a slice of the text is the place.

use serde_json::{Value, json};
use taskdef_playground::api;

use super::analyze;

/// A text with everything that makes counting hard. The line ends are the argument.
fn text(line_end: &str) -> String {
    [
        "{",
        "  \"family\": \"wéb-😀\",, \"colour\": 1,",
        "  \"executionRoleArn\": \"arn:aws:iam::111122223333:role/exec\",",
        "  \"containerDefinitions\": [{ \"name\": \"app\", \"image\": \"nginx\",",
        "    \"environment\": [{ \"name\": \"A\", \"value\": \"😀\" }, { \"name\": \"B\", \"value\": 1 }], /* 😀 */ \"secrets\": [",
        "      { \"name\": \"S\", \"valueFrom\": \"arn:aws:secretsmanager:us-east-1:111122223333:secret:db-AbCdEf:😀::\" } ]",
        "  }]",
        "}",
    ]
    .join(line_end)
}

/// Everything that has an `offset`.
fn positions(value: &Value) -> Vec<&Value> {
    match value {
        Value::Object(members) if members.contains_key("offset") => vec![value],
        Value::Object(members) => members.values().flat_map(positions).collect(),
        Value::Array(elements) => elements.iter().flat_map(positions).collect(),
        _ => Vec::new(),
    }
}

fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

fn slice(units: &[u16], place: &Value) -> String {
    let range = number(&place["start"]["offset"])..number(&place["end"]["offset"]);
    String::from_utf16(&units[range]).unwrap()
}

#[test]
fn positions_count_utf16_units_from_zero_whatever_the_line_ends() {
    for (line_end, mark) in [("\n", ""), ("\r\n", ""), ("\r", ""), ("\r\n", "\u{feff}"), ("\n", "\u{feff}")] {
        let text = format!("{mark}{}", text(line_end));
        let units: Vec<u16> = text.encode_utf16().collect();
        let analysis = analyze(&text, &Value::Null);
        let found = positions(&analysis);
        assert!(found.len() > 20, "{}", found.len());
        for position in found {
            let before = String::from_utf16(&units[..number(&position["offset"])]).unwrap();
            let lines: Vec<&str> = before.split(line_end).collect();
            assert_eq!(number(&position["line"]), lines.len() - 1, "{position} {line_end:?}");
            let column = lines.last().unwrap().encode_utf16().count();
            assert_eq!(number(&position["column"]), column, "{position} {line_end:?}");
        }
    }
}

#[test]
fn a_slice_of_the_text_is_the_place() {
    for mark in ["", "\u{feff}"] {
        let text = format!("{mark}{}", text("\r\n"));
        let units: Vec<u16> = text.encode_utf16().collect();
        let analysis = analyze(&text, &Value::Null);
        let of_rule = |rule: &str| {
            let found = analysis["diagnostics"].as_array().unwrap().iter();
            found.filter(|found| found["rule"] == rule).map(|found| slice(&units, found)).collect::<Vec<_>>()
        };
        assert_eq!(of_rule("unknown-field"), ["\"colour\""]);
        assert_eq!(of_rule("env-value-not-string"), ["1"]);
        let variables = analysis["tasks"][0]["containers"][0]["environment"].as_array().unwrap();
        let origin = |name: &str| {
            let found = variables.iter().find(|variable| variable["name"] == name).unwrap();
            slice(&units, &found["origin"])
        };
        assert_eq!(origin("A"), "\"😀\"");
        assert!(origin("S").contains("db-AbCdEf:😀::"), "{}", origin("S"));
        let because = &analysis["tasks"][0]["roles"]["execution"]["statements"][0]["because"][0];
        assert!(slice(&units, &because["origin"]).contains("db-AbCdEf"), "{because}");
    }
}

#[test]
fn edits_are_of_the_text_that_was_analysed() {
    let text = text("\r\n");
    let mut units: Vec<u16> = text.encode_utf16().collect();
    let analysis = analyze(&text, &Value::Null);
    let mut edits: Vec<&Value> = Vec::new();
    for fix in analysis["diagnostics"].as_array().unwrap().iter().filter_map(|found| found["fixes"].get(0)) {
        if fix["applicability"] == "safe" {
            edits.extend(fix["edits"].as_array().unwrap());
        }
    }
    edits.sort_by_key(|edit| std::cmp::Reverse(number(&edit["from"])));
    for edit in edits {
        let insert = edit["insert"].as_str().unwrap().encode_utf16();
        units.splice(number(&edit["from"])..number(&edit["to"]), insert);
    }
    let by_hand = String::from_utf16(&units).unwrap();
    let fixed = serde_json::to_value(api::apply_fixes(&text, &json!({})).unwrap()).unwrap();
    assert_eq!(fixed["text"], by_hand.as_str());
    assert!(by_hand.contains("\"family\": \"wéb-😀\", \"colour\""), "{by_hand}");
    assert!(by_hand.contains("\"value\": \"1\""), "{by_hand}");
}

#[test]
fn half_a_text_has_no_place_outside_it() {
    let text = text("\r\n");
    for (end, _) in text.char_indices() {
        let half = &text[..end];
        let length = half.encode_utf16().count();
        let analysis = analyze(half, &Value::Null);
        let outside = positions(&analysis).into_iter().find(|position| number(&position["offset"]) > length);
        assert_eq!(outside, None, "{half}");
    }
}
