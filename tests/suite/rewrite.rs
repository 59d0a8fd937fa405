//! Edits by the tree: after each, the text has no new errors and the tree that was meant.

use proptest::prelude::*;
use serde_json::{Value, json};
use taskdef_playground::syntax::{Document, Language, NodeId, parse, pointer, rewrite};
use taskdef_playground::text::{Span, TextEdit};

use crate::properties::json as any_json;
use crate::{json_oracle, tree_laws};

/// What to do at a place; places are JSON Pointers.
#[derive(Clone, Debug)]
enum Operation {
    Replace(Value),
    Rename(&'static str),
    Remove(&'static [&'static str]),
    InsertMember(&'static str, Value),
    InsertElement(Value),
    ReplacePart(u32, u32, &'static str),
}

use Operation::{InsertElement, InsertMember, Remove, Rename, Replace, ReplacePart};

fn find(document: &Document, place: &str) -> NodeId {
    pointer::find(&document.tree, place)
        .unwrap_or_else(|| panic!("nothing at {place:?} in {}", document.text))
}

fn edit(document: &Document, place: &str, operation: &Operation) -> Option<TextEdit> {
    let node = find(document, place);
    match operation {
        Replace(value) => Some(rewrite::replace(document, node, value)),
        Rename(key) => rewrite::rename(document, node, key),
        Remove(others) => {
            let others = others.iter().map(|place| find(document, place));
            let nodes: Vec<NodeId> = std::iter::once(node).chain(others).collect();
            rewrite::remove(document, &nodes)
        }
        InsertMember(key, value) => rewrite::insert_member(document, node, key, value),
        InsertElement(value) => rewrite::insert_element(document, node, value),
        ReplacePart(start, end, text) => {
            Some(rewrite::replace_part(document, node, Span::new(*start, *end), text))
        }
    }
}

/// The same done to a value.
fn expected(value: &Value, place: &str, operation: &Operation) -> Value {
    let mut value = value.clone();
    let at = |place: &str| {
        let (parent, last) = place.rsplit_once('/').unwrap_or_default();
        (parent.to_owned(), last.replace("~1", "/").replace("~0", "~"))
    };
    match operation {
        Replace(new) => *value.pointer_mut(place).unwrap() = new.clone(),
        Rename(key) => {
            let (parent, last) = at(place);
            let members = value.pointer_mut(&parent).unwrap().as_object_mut().unwrap();
            *members = std::mem::take(members)
                .into_iter()
                .map(|(old, value)| (if old == last { (*key).to_owned() } else { old }, value))
                .collect();
        }
        Remove(others) => {
            let mut places: Vec<&str> = others.to_vec();
            places.push(place);
            places.sort_unstable();
            for place in places.iter().rev() {
                let (parent, last) = at(place);
                match value.pointer_mut(&parent).unwrap() {
                    Value::Array(items) => drop(items.remove(last.parse().unwrap())),
                    Value::Object(members) => drop(members.shift_remove(&last)),
                    _ => unreachable!(),
                }
            }
        }
        InsertMember(key, new) => match value.pointer_mut(place).unwrap() {
            Value::Object(members) => drop(members.insert((*key).to_owned(), new.clone())),
            empty => *empty = json!({ *key: new }),
        },
        InsertElement(new) => match value.pointer_mut(place).unwrap() {
            Value::Array(items) => items.push(new.clone()),
            empty => *empty = json!([new]),
        },
        ReplacePart(start, end, text) => {
            let old = value.pointer_mut(place).unwrap();
            let mut changed = old.as_str().unwrap().to_owned();
            changed.replace_range(*start as usize..*end as usize, text);
            *old = changed.into();
        }
    }
    value
}

fn check(language: Language, cases: &[(&str, &str, Operation, &str)]) {
    for (text, place, operation, after) in cases {
        let document = parse(text, Some(language));
        let edit = edit(&document, place, operation)
            .unwrap_or_else(|| panic!("{operation:?} at {place} in:\n{text}"));
        let changed = edit.apply(text);
        assert_eq!(changed, *after, "{operation:?} at {place} in:\n{text}\n--- gives:\n{changed}");
        let before = json_oracle::value(&document.tree, document.tree.root()).unwrap();
        let reread = parse(&changed, Some(language));
        assert_eq!(reread.errors, document.errors, "{changed}");
        assert_eq!(
            json_oracle::value(&reread.tree, reread.tree.root()),
            Some(expected(&before, place, operation)),
            "{changed}"
        );
    }
}

#[test]
fn edits_json() {
    let lines = "{\n    \"a\": 1,\n    \"b\": [\n        1,\n        2\n    ],\n    \"c\": {}\n}\n";
    check(
        Language::Json,
        &[
            ("{\"a\": 1}", "/a", Replace(json!("x\"y")), "{\"a\": \"x\\\"y\"}"),
            ("{\"a\": 1}", "", Replace(json!([])), "[]"),
            ("{\"a\": 1}", "/a", Rename("b\\"), "{\"b\\\\\": 1}"),
            ("{\"a\": 1, \"b\": 2, \"c\": 3}", "/a", Remove(&[]), "{\"b\": 2, \"c\": 3}"),
            ("{\"a\": 1, \"b\": 2, \"c\": 3}", "/b", Remove(&[]), "{\"a\": 1, \"c\": 3}"),
            ("{\"a\": 1, \"b\": 2, \"c\": 3}", "/c", Remove(&["/b"]), "{\"a\": 1}"),
            ("{\"a\": 1, \"b\": 2, \"c\": 3}", "/a", Remove(&["/c"]), "{\"b\": 2}"),
            ("{\"a\": 1, \"b\": 2}", "/a", Remove(&["/b"]), "{}"),
            ("[ 1 ]", "/0", Remove(&[]), "[]"),
            (
                lines,
                "/b/0",
                Remove(&[]),
                "{\n    \"a\": 1,\n    \"b\": [\n        2\n    ],\n    \"c\": {}\n}\n",
            ),
            (lines, "/c", Remove(&[]), "{\n    \"a\": 1,\n    \"b\": [\n        1,\n        2\n    ]\n}\n"),
            ("{\"a\": 1}", "", InsertMember("b", json!(true)), "{\"a\": 1, \"b\": true}"),
            ("{}", "", InsertMember("b", json!(null)), "{\n  \"b\": null\n}"),
            (
                lines,
                "/c",
                InsertMember("d", json!([{"e": 1}])),
                "{\n    \"a\": 1,\n    \"b\": [\n        1,\n        2\n    ],\n    \"c\": {\n        \"d\": [\n            {\n                \"e\": 1\n            }\n        ]\n    }\n}\n",
            ),
            (
                lines,
                "/b",
                InsertElement(json!({"n": 1})),
                "{\n    \"a\": 1,\n    \"b\": [\n        1,\n        2,\n        { \"n\": 1 }\n    ],\n    \"c\": {}\n}\n",
            ),
            ("[1]", "", InsertElement(json!("x")), "[1, \"x\"]"),
            (
                "{\r\n  \"a\": 1\r\n}\r\n",
                "",
                InsertMember("b", json!(2)),
                "{\r\n  \"a\": 1,\r\n  \"b\": 2\r\n}\r\n",
            ),
            ("[\"a\\n:latest\"]", "/0", ReplacePart(3, 9, "1"), "[\"a\\n:1\"]"),
        ],
    );
}

#[test]
fn edits_yaml() {
    let block = "# top\nname: app # the name\nports:\n  # first\n  - 80 # http\n  - 443\nenv:\n- name: A\n  value: 'x'\n- name: B\n";
    check(
        Language::Yaml,
        &[
            // Scalars keep their quotes and get them where they need them.
            (block, "/name", Replace(json!("web")), &block.replace("app", "web")),
            (block, "/name", Replace(json!("yes")), &block.replace("app", "\"yes\"")),
            (block, "/name", Replace(json!("a: b")), &block.replace("app", "\"a: b\"")),
            (block, "/name", Replace(json!("8080")), &block.replace("app", "\"8080\"")),
            (block, "/name", Replace(json!("${x}")), &block.replace("app", "\"${x}\"")),
            (block, "/name", Replace(json!("")), &block.replace("app", "\"\"")),
            (block, "/name", Replace(json!("a\nb")), &block.replace("app", "\"a\\nb\"")),
            (block, "/name", Replace(json!(null)), &block.replace("app", "null")),
            (block, "/env/0/value", Replace(json!("it's")), &block.replace("'x'", "'it''s'")),
            (block, "/env/0/value", Replace(json!("a\tb")), &block.replace("'x'", "\"a\\tb\"")),
            ("a: \"x\"\n", "/a", Replace(json!("y")), "a: \"y\"\n"),
            ("a: |\n  long\n  text\nb: 1\n", "/a", Replace(json!("short")), "a: short\nb: 1\n"),
            ("a: one\n  two\nb: 1\n", "/a", Replace(json!(2)), "a: 2\nb: 1\n"),
            // Scalars become collections and the other way round.
            (
                "a:\nb: 1\n",
                "/a",
                Replace(json!({"x": [1, {"w": 2}]})),
                "a:\n  x:\n    - 1\n    - w: 2\nb: 1\n",
            ),
            ("a: 1\n", "/a", Replace(json!({"x": 1, "w": []})), "a:\n  x: 1\n  w: []\n"),
            ("a:\n  x: 1\n  y: 2\nb: 1\n", "/a", Replace(json!("s")), "a: s\nb: 1\n"),
            ("a: # why\n  x: 1\nb: 1\n", "/a", Replace(json!([1])), "a: # why\n  [1]\nb: 1\n"),
            ("a: &x\n  y: 1\nb: 1\n", "/a", Replace(json!({"z": 2})), "a: &x\n  { \"z\": 2 }\nb: 1\n"),
            (
                "- a: 1\n  b: 2\n- 3\n",
                "/0",
                Replace(json!({"c": 1, "d": {"e": 2}})),
                "- c: 1\n  d:\n    e: 2\n- 3\n",
            ),
            ("-\n- 3\n", "/0", Replace(json!({"c": 1, "d": 2})), "- c: 1\n  d: 2\n- 3\n"),
            ("a: 1\n", "", Replace(json!([{"b": 1}])), "- b: 1\n"),
            // Keys.
            (block, "/name", Rename("family"), &block.replace("name: app", "family: app")),
            (block, "/name", Rename("on"), &block.replace("name: app", "\"on\": app")),
            ("'a': 1\n", "/a", Rename("b"), "'b': 1\n"),
            // Entries go with their lines; comments of others stay.
            (block, "/name", Remove(&[]), &block.replace("name: app # the name\n", "")),
            (block, "/ports/0", Remove(&[]), &block.replace("  - 80 # http\n", "")),
            (block, "/ports/1", Remove(&[]), &block.replace("  - 443\n", "")),
            (block, "/ports/1", Remove(&["/ports/0"]), &block.replace("- 80 # http\n  - 443", "[]")),
            (block, "/env/0/name", Remove(&[]), &block.replace("- name: A\n  value", "- value")),
            (block, "/env/0/value", Remove(&[]), &block.replace("  value: 'x'\n", "")),
            (block, "/env/0", Remove(&[]), &block.replace("- name: A\n  value: 'x'\n", "")),
            (block, "/env/1", Remove(&[]), &block.replace("- name: B\n", "")),
            (block, "/env", Remove(&["/ports"]), "# top\nname: app # the name\n"),
            ("a: 1\nb: 2", "/b", Remove(&[]), "a: 1"),
            ("a: 1\r\nb: 2", "/b", Remove(&[]), "a: 1"),
            ("a: 1\nb: 2\n", "/b", Remove(&["/a"]), "{}\n"),
            ("- a: 1 # one\n  # two\n  b: 2\n", "/0/a", Remove(&[]), "- # one\n  # two\n  b: 2\n"),
            ("- - a\n  - b\n", "/0/0", Remove(&[]), "- - b\n"),
            ("-\n  a: 1\n-\n  b: 2\n", "/0", Remove(&[]), "-\n  b: 2\n"),
            ("x: {a: 1, b: [c, d]}\n", "/x/a", Remove(&[]), "x: {b: [c, d]}\n"),
            ("x: {a: 1, b: [c, d]}\n", "/x/b/1", Remove(&[]), "x: {a: 1, b: [c]}\n"),
            // New entries have the indentation of their neighbours.
            (block, "", InsertMember("cpu", json!("256")), &format!("{block}cpu: \"256\"\n")),
            (
                block,
                "/env/0",
                InsertMember("k", json!(1)),
                &block.replace("value: 'x'", "value: 'x'\n  k: 1"),
            ),
            (
                block,
                "/env/1",
                InsertMember("value", json!("b")),
                &block.replace("- name: B", "- name: B\n  value: b"),
            ),
            (
                block,
                "/env",
                InsertElement(json!({"name": "C", "value": "c"})),
                &format!("{block}- name: C\n  value: c\n"),
            ),
            (block, "/ports", InsertElement(json!(53)), &block.replace("443", "443\n  - 53")),
            ("a: 1", "", InsertMember("b", json!({"c": {}})), "a: 1\nb:\n  c: {}"),
            ("a: 1 # note\n", "", InsertMember("b", json!(2)), "a: 1 # note\nb: 2\n"),
            ("a: 1\r\nb: 2\r\n", "", InsertMember("c", json!([[1]])), "a: 1\r\nb: 2\r\nc:\r\n  - [1]\r\n"),
            ("a: |\n  text\n\nb: 1\n", "", InsertMember("c", json!(2)), "a: |\n  text\n\nb: 1\nc: 2\n"),
            (
                "a: []\nb: {}\nc:\n",
                "/a",
                InsertElement(json!({"x": 1, "w": 2})),
                "a:\n  - x: 1\n    w: 2\nb: {}\nc:\n",
            ),
            ("a: []\nb: {}\nc:\n", "/b", InsertMember("x", json!(1)), "a: []\nb:\n  x: 1\nc:\n"),
            ("a: []\nb: {}\nc:\n", "/c", InsertElement(json!(1)), "a: []\nb: {}\nc: [1]\n"),
            ("a: [1, 2]\n", "/a", InsertElement(json!("x")), "a: [1, 2, \"x\"]\n"),
            ("a: {b: 1}\n", "/a", InsertMember("c", json!("x")), "a: {b: 1, \"c\": \"x\"}\n"),
            ("a: {b: []}\n", "/a/b", InsertElement(json!("x")), "a: {b: [\"x\"]}\n"),
            (
                "    a:\n        b: 1\n",
                "/a",
                InsertMember("c", json!({"d": 1})),
                "    a:\n        b: 1\n        c:\n            d: 1\n",
            ),
            // Parts.
            ("image: nginx:1.27 # x\n", "/image", ReplacePart(6, 10, "1.28"), "image: nginx:1.28 # x\n"),
            ("a: |\n  one\n  two\n", "/a", ReplacePart(4, 7, "TWO"), "a: |\n  one\n  TWO\n"),
        ],
    );
}

/// What an alias repeats is edited where it is written; the alias itself can be replaced.
#[test]
fn edits_behind_aliases() {
    let text = "base: &b\n  x: 1\n  y: 2\none: *b\ntwo:\n  <<: *b\n  z: 3\n";
    let document = parse(text, Some(Language::Yaml));
    let apply =
        |place: &str, operation: Operation| edit(&document, place, &operation).map(|edit| edit.apply(text));
    let changed = |old: &str, new: &str| Some(text.replacen(old, new, 1));
    assert_eq!(apply("/one", Replace(json!(5))), changed("one: *b", "one: 5"));
    assert_eq!(apply("/one/x", Replace(json!(5))), changed("x: 1", "x: 5"));
    assert_eq!(apply("/two/x", Replace(json!(5))), changed("x: 1", "x: 5"));
    assert_eq!(apply("/two/y", Rename("w")), changed("y: 2", "w: 2"));
    assert_eq!(apply("/one", Rename("w")), changed("one: *b", "w: *b"));
    assert_eq!(apply("/one", Remove(&[])), changed("one: *b\n", ""));
    assert_eq!(apply("/one", InsertMember("w", json!(1))), changed("y: 2", "y: 2\n  w: 1"));
    assert_eq!(apply("/two", InsertMember("w", json!(1))), changed("z: 3", "z: 3\n  w: 1"));
    assert_eq!(apply("/base", Remove(&[])), None, "two aliases need it");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Any value can be written into a block of YAML, and any of its parts edited there; and the same in JSON.
    #[test]
    fn edits_any_value(
        value in any_json(),
        new in any_json(),
        place in any::<prop::sample::Index>(),
        what in 0..4u8,
    ) {
        let block = parse("first: 1\nv: 2 # note\nlast: 3\n", Some(Language::Yaml));
        let text = rewrite::replace(&block, find(&block, "/v"), &value).apply(&block.text);
        let pretty = serde_json::to_string_pretty(&json!({"first": 1, "v": value, "last": 3})).unwrap();
        for (text, language) in [(text, Language::Yaml), (pretty, Language::Json)] {
            let document = parse(&text, Some(language));
            prop_assert_eq!(&document.errors, &[], "{}", text);
            let read = json_oracle::value(&document.tree, document.tree.root()).unwrap();
            prop_assert_eq!(&read["v"], &value, "{}", text);
            let nodes = document.tree.descendants(document.tree.root());
            let node = nodes[place.index(nodes.len())];
            let place = pointer::of(&document.tree, node);
            let new = new.clone();
            let operation = match what {
                0 => Replace(new),
                1 => Remove(&[]),
                2 => InsertElement(new),
                _ => InsertMember("added: key", new),
            };
            let Some(edit) = edit(&document, &place, &operation) else { continue };
            let changed = edit.apply(&text);
            let after = parse(&changed, Some(language));
            prop_assert_eq!(&after.errors, &[], "{:?} at {} in:\n{}\n{}", operation, place, text, changed);
            prop_assert_eq!(tree_laws::broken(&after), None);
            prop_assert_eq!(
                json_oracle::value(&after.tree, after.tree.root()),
                Some(expected(&read, &place, &operation)),
                "{:?} at {} in:\n{}\n{}", operation, place, text, changed
            );
        }
    }
}
