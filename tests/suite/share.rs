//! Share codes: they open forever, hold what they are given to the byte, and are refused in words.

use proptest::prelude::*;
use serde_json::json;
use taskdef_playground::share::{ShareError, ShareState, base64url, decode, encode};

use crate::corpus::{self, Sample};

fn text_only(text: &str) -> ShareState {
    ShareState { text: text.to_owned(), ..ShareState::default() }
}

/// Codes that have been published. They must open forever: never change one, add new ones.
#[test]
fn frozen_codes_open() {
    let frozen = [
        (
            "v1=q1ZKS8zNzKlUslJQKk9NUqoFAA",
            ShareState { text: "{\"family\": \"web\"}".to_owned(), options: None, view: None },
        ),
        (
            "v1s=q1YqSa0oUbJSOrzyw_wZDTFFMXlKOkr5BSWZ-XnFSlbVSsn5eRAV1UpFqelAUaDa1FLd8tTiEl1DpdpaHaWyzNRykHRJYhJQriA_JzO5EigBAA",
            ShareState {
                text: "é😀\r\n".to_owned(),
                options: Some(json!({ "context": { "region": "eu-west-1" } })),
                view: Some(json!({ "tab": "policy" })),
            },
        ),
    ];
    for (code, state) in frozen {
        assert_eq!(decode(code), Ok(state), "{code}");
    }
}

#[test]
fn a_code_holds_nothing_but_what_is_given() {
    let code = encode(&text_only("abc")).unwrap();
    let payload = base64url::decode(code.strip_prefix("v1=").unwrap()).unwrap();
    assert_eq!(miniz_oxide::inflate::decompress_to_vec(&payload).unwrap(), b"abc");

    let state = ShareState { text: "abc".to_owned(), options: Some(json!({})), view: None };
    let code = encode(&state).unwrap();
    let payload = base64url::decode(code.strip_prefix("v1s=").unwrap()).unwrap();
    let json = miniz_oxide::inflate::decompress_to_vec(&payload).unwrap();
    assert_eq!(String::from_utf8(json).unwrap(), r#"{"text":"abc","options":{}}"#);
}

#[test]
fn a_code_survives_its_way_through_a_link() {
    let code = encode(&text_only("{\"family\": \"web\"}")).unwrap();
    assert!(code.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"=-_".contains(&byte)), "{code}");
    assert_eq!(decode(&format!("#{code}\n")), Ok(text_only("{\"family\": \"web\"}")));
}

#[test]
fn what_is_no_code_is_told_from_what_is_damaged_or_newer() {
    let code = encode(&text_only(&"task definition ".repeat(50))).unwrap();
    let half = &code[..code.len() / 2];
    for (code, error) in [
        ("", ShareError::NotACode),
        ("abc", ShareError::NotACode),
        ("ex=hello", ShareError::NotACode),
        ("v0=AA", ShareError::NotACode),
        ("v1x=AA", ShareError::NotACode),
        ("v2=AA", ShareError::Newer(2)),
        ("v12s=AA", ShareError::Newer(12)),
        ("v1=", ShareError::Damaged),
        ("v1=!", ShareError::Damaged),
        ("v1=____", ShareError::Damaged),
        (half, ShareError::Damaged),
    ] {
        assert_eq!(decode(code), Err(error), "{code}");
    }
}

#[test]
fn json_that_is_no_state_is_damaged() {
    for json in ["[]", "{}", r#"{"text":1}"#, r#"{"text":"","options":1}"#, r#"{"text":"","more":{}}"#] {
        let bytes = miniz_oxide::deflate::compress_to_vec(json.as_bytes(), 9);
        let code = format!("v1s={}", base64url::encode(&bytes));
        assert_eq!(decode(&code), Err(ShareError::Damaged), "{json}");
    }
}

#[test]
fn neither_direction_goes_past_the_limit() {
    let largest = "x".repeat(1 << 20);
    let code = encode(&text_only(&largest)).unwrap();
    assert_eq!(decode(&code), Ok(text_only(&largest)));
    assert_eq!(encode(&text_only(&(largest + "x"))), Err(ShareError::TooLarge));

    // A small code that would inflate to 64 MiB.
    let bomb = miniz_oxide::deflate::compress_to_vec(&vec![b'x'; 64 << 20], 9);
    assert!(bomb.len() < 1 << 20);
    assert_eq!(decode(&format!("v1={}", base64url::encode(&bomb))), Err(ShareError::TooLarge));
}

proptest! {
    #[test]
    fn a_text_comes_back_byte_for_byte(text in any::<String>()) {
        prop_assert_eq!(decode(&encode(&text_only(&text)).unwrap()), Ok(text_only(&text)));
    }

    #[test]
    fn a_state_comes_back(text in any::<String>(), key in any::<String>(), tab in any::<Option<String>>()) {
        let state = ShareState {
            text,
            options: Some(json!({ "world": { "secrets": { key: { "value": "v" } } } })),
            view: tab.map(|tab| json!({ "tab": tab })),
        };
        prop_assert_eq!(decode(&encode(&state).unwrap()), Ok(state));
    }

    #[test]
    fn no_code_makes_it_panic(name in "v[0-9]{0,11}[a-z]?", payload in "[A-Za-z0-9_=-]{0,80}") {
        let _ = decode(&format!("{name}={payload}"));
    }

    #[test]
    fn bytes_come_back_from_base64(bytes in any::<Vec<u8>>()) {
        prop_assert_eq!(base64url::decode(&base64url::encode(&bytes)), Some(bytes));
    }
}

#[test]
fn real_task_definitions_fit_into_a_link() {
    let Some(samples) = corpus::samples() else { return };
    let mut lengths = Vec::new();
    for Sample { kind, name, text } in samples {
        let code = encode(&text_only(&text)).unwrap();
        assert_eq!(decode(&code), Ok(text_only(&text)), "{kind}/{name}");
        if kind == "raw-json" {
            lengths.push(code.len());
        }
    }
    lengths.sort_unstable();
    let median = lengths[lengths.len() / 2];
    let short = lengths.iter().filter(|length| **length <= 2000).count();
    println!("{} task definitions: median {median}, {short} of at most 2000 characters", lengths.len());
    assert!(
        median <= 700 && short * 100 >= lengths.len() * 99,
        "median {median}, {short} of {}",
        lengths.len()
    );
}
