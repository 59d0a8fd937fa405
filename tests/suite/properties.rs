//! Laws of texts, edits and parsers, tried on generated texts.

use proptest::prelude::*;
use serde_json::Value;
use taskdef_playground::syntax::{Document, Language, NodeKind, parse};
use taskdef_playground::text::{Edit, Encoding, LineIndex, Position, Span, TextEdit};

use crate::{json_oracle, tree_laws};

/// A JSON value with awkward strings and numbers.
pub(crate) fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        // Few digits: of many, `serde_json` does not keep the last.
        any::<i32>().prop_map(|number| Value::from(f64::from(number) / 64.0)),
        prop::sample::select(vec![1e300, -2.5e-7, 5e-324, 0.1]).prop_map(Value::from),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((text(), inner), 0..5)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// Words, quotes, escapes, characters of every width, and what YAML finds special.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z]{0,6}",
        prop::collection::vec(
            prop::sample::select(vec![
                "a", " ", "\"", "\\", "/", "\n", "\r", "\t", "\u{1}", "é", "€", "😀", "\u{2028}", ":", "- ",
                "#", "'", "{", "]", "${x}", "&", "*", "!", "null", "~", "1",
            ]),
            0..6
        )
        .prop_map(|parts| parts.concat()),
    ]
}

/// JSON, compact or on many lines.
fn json_text() -> impl Strategy<Value = (Value, String)> {
    (json(), any::<bool>()).prop_map(|(value, pretty)| {
        let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) };
        (value, text.unwrap())
    })
}

/// Pieces that are pasted into a text to break it.
fn shrapnel() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "{", "}", "[", "]", ",", ":", "\"", "'", "“", "\\", "\n", "\r\n", "\t", " ", "//", "/*", "*/", "#",
        "tru", "None", "0", "-", ".", "e", "${", "}}", "{{", "{%", "...", "é", "😀", "\u{feff}", "\u{a0}",
        "\\u", "\\ud83d", "- ", "? ", ": ", "| ", ">", "&a ", "*a", "!t ", "<<: ", "---\n", "...\n", "  ",
        "@", "`", "%", "\0", ";", "=",
    ])
}

/// A text with parts cut out, doubled or pasted in.
fn broken(source: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    let hit = (any::<prop::sample::Index>(), 0..12usize, shrapnel(), 0..3u8);
    (source, prop::collection::vec(hit, 0..6)).prop_map(|(text, hits)| {
        let mut characters: Vec<char> = text.chars().collect();
        for (place, length, piece, what) in hits {
            let start = place.index(characters.len() + 1);
            let end = (start + length).min(characters.len());
            match what {
                0 => drop(characters.drain(start..end)),
                1 => drop(characters.splice(start..start, piece.chars())),
                _ => {
                    let part = characters[start..end].to_vec();
                    drop(characters.splice(end..end, part));
                }
            }
        }
        characters.into_iter().collect()
    })
}

fn yaml_text() -> impl Strategy<Value = String> {
    let line = (
        0..4usize,
        prop::bool::ANY,
        "[a-c]{0,3}",
        prop::sample::select(vec![":", ": ", "", ": |", ": >-"]),
        text(),
    );
    prop::collection::vec(line, 0..12).prop_map(|lines| {
        let lines = lines.into_iter().map(|(indent, dash, key, colon, value)| {
            format!("{}{}{key}{colon}{value}\n", "  ".repeat(indent), if dash { "- " } else { "" })
        });
        lines.collect()
    })
}

/// Numbers are compared as `serde_json` reads them: what overflows a double it refuses, what we keep as written.
fn overflows(text: &str) -> bool {
    serde_json::from_str::<Value>(text)
        .is_err_and(|error| error.to_string().starts_with("number out of range"))
}

/// The halves of surrogate pairs have no value in Rust; `serde_json` refuses most of them in its own words.
fn has_lone_surrogate(document: &Document) -> bool {
    document.errors.iter().any(|error| error.kind.message().contains("surrogate"))
}

fn has_placeholder(text: &str) -> bool {
    ["${", "$(", "%{", "{{", "{%", "[%", "[[", "<", "$", "%", "__", "@@"]
        .iter()
        .any(|opening| text.contains(opening))
}

/// A text that is one string with an object or a list in it, or begins with an escaped quote in brackets, is read as JSON that
/// was copied out of a string.
fn is_copied_out(text: &str) -> bool {
    let text = text.trim_start();
    let inside = text.trim_start_matches(['{', '[', ' ', '\t', '\r', '\n']);
    let is_escaped =
        inside.len() < text.len() && inside.trim_start_matches("\\n").trim_start().starts_with("\\\"");
    let is_string =
        text.strip_prefix('"').is_some_and(|inside| inside.trim_start().starts_with(['{', '[', '\\']));
    is_escaped || is_string
}

fn agrees_with_serde_json(text: &str) -> Result<(), TestCaseError> {
    if is_copied_out(text) {
        return Ok(());
    }
    let document = parse(text, Some(Language::Json));
    match serde_json::from_str::<Value>(text) {
        Ok(expected) => {
            prop_assert_eq!(&document.errors, &[]);
            prop_assert_eq!(json_oracle::value(&document.tree, document.tree.root()), Some(expected));
        }
        Err(error) => {
            // What we let pass: a number beyond the range of a double, and the placeholders of template languages.
            prop_assert!(
                !document.errors.is_empty() || overflows(text) || has_placeholder(text),
                "serde_json refuses it ({error}), we do not"
            );
        }
    }
    Ok(())
}

/// Found by chance: a string that is never closed, behind a longer character, and a block without lines.
#[test]
fn an_open_string_of_yaml_is_not_unfolded() {
    for text in ["\"é---\n|\n{:", "\"é---\n|\n{[", "? tru\n:<<: "] {
        assert_eq!(tree_laws::broken(&parse(text, Some(Language::Yaml))), None, "{text:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn json_without_errors_is_what_serde_json_accepts((value, text) in json_text()) {
        prop_assume!(!is_copied_out(&text));
        let document = parse(&text, Some(Language::Json));
        prop_assert_eq!(&document.errors, &[]);
        prop_assert_eq!(json_oracle::value(&document.tree, document.tree.root()), Some(value));
        prop_assert_eq!(tree_laws::broken(&document), None);
    }

    #[test]
    fn broken_json_is_refused_by_both(text in broken(json_text().prop_map(|(_, text)| text))) {
        agrees_with_serde_json(&text)?;
    }

    #[test]
    fn broken_json_gives_a_valid_tree(text in broken(json_text().prop_map(|(_, text)| text))) {
        prop_assert_eq!(tree_laws::broken(&parse(&text, Some(Language::Json))), None);
    }

    #[test]
    fn any_text_gives_a_valid_tree(text in any::<String>(), pieces in prop::collection::vec(shrapnel(), 0..20)) {
        for text in [text, pieces.concat()] {
            for language in [None, Some(Language::Json), Some(Language::Yaml)] {
                prop_assert_eq!(tree_laws::broken(&parse(&text, language)), None);
            }
            agrees_with_serde_json(&text)?;
        }
    }

    /// Where every mistake has a fix, each fix leaves fewer mistakes or less text, and at the end stands JSON. Beside a mistake
    /// that has none, what a fix changes may be read anew; but the fixes come to an end.
    #[test]
    fn fixes_converge(text in broken(json_text().prop_map(|(_, text)| text))) {
        prop_assume!(!is_copied_out(&text));
        let mut text = text;
        let mut document = parse(&text, Some(Language::Json));
        // Of a text without a value, nothing may be left after a fix, and that is a mistake too.
        let some_value = !matches!(document.tree.kind(document.tree.root()), NodeKind::Error);
        let fixable = some_value && document.errors.iter().all(|error| error.fix.is_some());
        let mut rounds = 0;
        while let Some(fix) = document.errors.iter().find_map(|error| error.fix.as_ref()) {
            let fixed = fix.edit.apply(&text);
            let after = parse(&fixed, Some(Language::Json));
            prop_assert!(
                !fixable || (after.errors.len(), fixed.len()) < (document.errors.len(), text.len()),
                "{}: {text:?} -> {fixed:?}: {:?} -> {:?}", fix.title, document.errors, after.errors
            );
            rounds += 1;
            prop_assert!(rounds < 100, "no end: {text:?} -> {fixed:?}");
            text = fixed;
            document = after;
        }
        let known = json_oracle::value(&document.tree, document.tree.root()).is_some();
        let read_as_written = !overflows(&text) && !has_placeholder(&text) && !is_copied_out(&text);
        if document.errors.is_empty() && known && read_as_written {
            prop_assert!(serde_json::from_str::<Value>(&text).is_ok(), "{text:?}");
        }
    }

    #[test]
    fn json_is_yaml((value, text) in json_text()) {
        prop_assume!(!is_copied_out(&text));
        let document = parse(&text, Some(Language::Yaml));
        prop_assert_eq!(&document.errors, &[]);
        prop_assert_eq!(json_oracle::value(&document.tree, document.tree.root()), Some(value));
        prop_assert_eq!(tree_laws::broken(&document), None);
    }

    #[test]
    fn broken_yaml_gives_a_valid_tree(text in prop_oneof![
        broken(yaml_text()), broken(json_text().prop_map(|(_, text)| text)), yaml_text()
    ]) {
        let document = parse(&text, Some(Language::Yaml));
        prop_assert_eq!(tree_laws::broken(&document), None);
        prop_assert_eq!(format!("{document:?}"), format!("{:?}", parse(&text, Some(Language::Yaml))));
    }

    #[test]
    fn yaml_fixes_come_to_an_end(text in broken(yaml_text())) {
        let mut text = text;
        for round in 0..100 {
            let document = parse(&text, Some(Language::Yaml));
            let Some(fix) = document.errors.iter().find_map(|error| error.fix.as_ref()) else { break };
            let fixed = fix.edit.apply(&text);
            prop_assert!(round < 99 && fixed != text, "{}: no end: {text:?} -> {fixed:?}", fix.title);
            text = fixed;
        }
    }

    #[test]
    fn lines_are_counted_as_by_hand(text in broken(text().prop_map(|part| part.repeat(3)))) {
        let index = LineIndex::new(&text);
        let mut line = 0;
        let mut columns = (0, 0);
        let mut utf16 = 0;
        let mut characters = text.char_indices().peekable();
        let check = |offset: usize, line: u32, columns: (u32, u32), utf16: u32| {
            let offset = offset as u32;
            let eight = index.position(offset, Encoding::Utf8);
            let sixteen = index.position(offset, Encoding::Utf16);
            eight == Position { line, column: columns.0 }
                && sixteen == Position { line, column: columns.1 }
                && index.utf16(offset) == utf16
                && index.from_utf16(utf16) == offset
                && index.line_start(line) + columns.0 == offset
        };
        while let Some((offset, character)) = characters.next() {
            prop_assert!(check(offset, line, columns, utf16), "offset {offset} of {text:?}");
            utf16 += character.len_utf16() as u32;
            columns = (columns.0 + character.len_utf8() as u32, columns.1 + character.len_utf16() as u32);
            let crlf = character == '\r' && characters.peek().is_some_and(|&(_, next)| next == '\n');
            if matches!(character, '\n' | '\r') && !crlf {
                line += 1;
                columns = (0, 0);
            }
        }
        prop_assert!(check(text.len(), line, columns, utf16));
        prop_assert_eq!(index.line_count(), line + 1);
    }

    #[test]
    fn edits_obey_their_laws(
        text in "[a-zé😀\\n]{0,30}",
        places in prop::collection::vec((any::<prop::sample::Index>(), 0..4usize, "[A-Z]{0,3}"), 0..6),
        cut in any::<prop::sample::Index>(),
    ) {
        let bounds: Vec<u32> = text.char_indices().map(|(offset, _)| offset as u32).chain([text.len() as u32]).collect();
        let edits: Vec<Edit> = places
            .iter()
            .map(|(place, length, insert)| {
                let start = place.index(bounds.len());
                let end = (start + length).min(bounds.len() - 1);
                Edit { span: Span::new(bounds[start], bounds[end]), insert: insert.clone() }
            })
            .collect();
        let Some(edit) = TextEdit::new(edits.clone()) else {
            // Refused: then two of them overlap, or insert different things at one place.
            let overlap = edits.iter().enumerate().any(|(index, left)| {
                edits[index + 1..].iter().any(|right| {
                    left != right && (left.span == right.span || left.span.start < right.span.end && right.span.start < left.span.end)
                })
            });
            prop_assert!(overlap);
            return Ok(());
        };
        // By hand: from the last to the first, so that places stay valid.
        let mut expected = text.clone();
        for change in edit.edits().iter().rev() {
            expected.replace_range(change.span.range(), &change.insert);
        }
        let changed = edit.apply(&text);
        prop_assert_eq!(&changed, &expected);
        for pair in edit.edits().windows(2) {
            prop_assert!(pair[0].span.end <= pair[1].span.start);
        }
        // Offsets keep their order, stay inside, and find back from outside the changed parts.
        let mapped: Vec<u32> = bounds.iter().map(|&offset| edit.map_offset(offset)).collect();
        prop_assert!(mapped.is_sorted());
        for (&offset, &new) in bounds.iter().zip(&mapped) {
            prop_assert!(changed.is_char_boundary(new as usize));
            if edit.edits().iter().all(|change| !change.span.touches(offset)) {
                prop_assert_eq!(edit.map_back(new), offset);
                prop_assert_eq!(text[offset as usize..].chars().next(), changed[new as usize..].chars().next());
            }
        }
        for offset in 0..=changed.len() {
            prop_assert!(text.is_char_boundary(edit.map_back(offset as u32) as usize) || !changed.is_char_boundary(offset));
        }
        // Two halves that do not touch can be merged again, in any order, and in two steps.
        let middle = cut.index(edit.edits().len() + 1);
        let (left, right) = edit.edits().split_at(middle);
        let (left, right) = (TextEdit::new(left.to_vec()).unwrap(), TextEdit::new(right.to_vec()).unwrap());
        prop_assert_eq!(left.merge(&right), right.merge(&left));
        if let Some(merged) = left.merge(&right) {
            prop_assert_eq!(&merged, &edit);
            prop_assert_eq!(left.apply(&right.apply(&text)), changed);
        } else {
            prop_assert!(left.conflicts_with(&right));
        }
    }
}

#[test]
fn awkward_numbers_and_surrogates() {
    for text in ["1e400", "-1e999", "[1E400]"] {
        assert!(overflows(text));
        assert_eq!(parse(text, Some(Language::Json)).errors, [], "{text}: kept as written");
    }
    for text in [r#""\ud800""#, r#""\udc00x""#, r#""\ud800\ud800""#, r#""\ud83d\n""#] {
        let document = parse(text, Some(Language::Json));
        assert!(has_lone_surrogate(&document), "{text}");
        assert!(serde_json::from_str::<Value>(text).is_err(), "{text}");
    }
}

#[test]
fn what_follows_an_opening_of_a_placeholder_is_no_control_character() {
    let text = "{\"aaaaaa\":{\"a\":\"\",\"{é{{\":\"null\",\"\":1e+300},\"\":1,\"a\":{\":{\"aaaaaa\":1e+300}}";
    assert_eq!(tree_laws::broken(&parse(text, Some(Language::Json))), None);
}
