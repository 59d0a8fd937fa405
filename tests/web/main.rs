//! The JavaScript API, called inside a real browser: `script/test web`. What the functions give is tested natively
//! (`tests/suite/api_shape.rs`); here is what only a crossing can get wrong.
#![cfg(target_arch = "wasm32")]
#![cfg(test)]

use js_sys::{Array, Function, JSON, Object, Reflect};
use taskdef_playground::api::exports as api;
use wasm_bindgen::{JsCast, JsError, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// A JavaScript expression.
fn js(expression: &str) -> JsValue {
    Function::new_no_args(&format!("return ({expression})")).call0(&JsValue::NULL).unwrap()
}

fn get(value: &JsValue, path: &str) -> JsValue {
    path.split('.').fold(value.clone(), |value, key| {
        assert!(Reflect::has(&value, &key.into()).unwrap(), "{path}: no {key}");
        Reflect::get(&value, &key.into()).unwrap()
    })
}

fn analyze(text: &str, options: &JsValue) -> JsValue {
    api::analyze(&text.into(), options).map_err(JsValue::from).unwrap()
}

/// The message of what a call throws, which must be an `Error`.
fn thrown<T>(result: Result<T, JsError>) -> String {
    let Err(error) = result else { panic!("nothing was thrown") };
    let error = JsValue::from(error).dyn_into::<js_sys::Error>().expect("an Error");
    error.message().into()
}

/// Options with which only `json-syntax` speaks, so that new rules do not move what is looked at.
fn syntax_only() -> JsValue {
    js("(() => {
        const groups = ['syntax', 'secrets', 'iam', 'launch', 'resources', 'network', 'volumes', 'dependencies', 'logging',
            'hardening', 'operability'];
        return { rules: { ...Object.fromEntries(groups.map((group) => [group, 'off'])), 'json-syntax': 'error' } };
    })()")
}

#[wasm_bindgen_test]
fn the_version_is_that_of_the_package() {
    assert_eq!(api::version(), env!("CARGO_PKG_VERSION"));
}

#[wasm_bindgen_test]
fn results_are_plain_objects_with_null_for_what_is_absent() {
    let analysis = analyze("{ \"containerDefinitions\": [], }", &syntax_only());
    let proto = Object::get_prototype_of(&analysis);
    assert!(Object::is(&proto, &Object::get_prototype_of(&Object::new())));
    assert!(Array::is_array(&get(&analysis, "diagnostics")));
    assert!(get(&analysis, "tasks.0.family").is_null());
    assert!(get(&analysis, "diagnostics.0.container").is_null());
    assert_eq!(get(&analysis, "diagnostics.0.start.offset").as_f64(), Some(28.0));
    assert!(get(&analysis, "tasks.0.roles.execution.document").is_object());
    let state = api::decode_share(&"v1=S0xKBgA".into()).map_err(JsValue::from).unwrap();
    assert_eq!(JSON::stringify(&state).unwrap(), r#"{"text":"abc","options":null,"view":null}"#);
}

#[wasm_bindgen_test]
fn positions_slice_the_text_behind_emoji() {
    let text = "{ \"family\": \"😀\",, \"containerDefinitions\": [] }";
    let analysis = analyze(text, &syntax_only());
    let [start, end] = ["start", "end"]
        .map(|end| get(&analysis, &format!("diagnostics.0.{end}.offset")).as_f64().unwrap() as u32);
    let slice = js_sys::JsString::from(text).slice(start, end);
    assert_eq!(slice, ",");
    assert_eq!(start, 17);
}

#[wasm_bindgen_test]
fn a_stopped_reason_is_explained_with_and_without_a_text() {
    let reason =
        JsValue::from("Fetching secret data from SSM Parameter Store in eu-west-1: invalid parameters: /a");
    let none = JsValue::UNDEFINED;
    let explained = |text: &JsValue| {
        api::explain_stopped(&reason, text, &JsValue::UNDEFINED).map_err(JsValue::from).unwrap()
    };
    for text in [&none, &JsValue::NULL] {
        assert!(get(&explained(text), "origin").is_null());
    }
    let text = r#"{ "family": "😀", "containerDefinitions": [{ "name": "a", "image": "b",
        "secrets": [{ "name": "A", "valueFrom": "/a" }] }] }"#;
    let origin = get(&explained(&text.into()), "origin");
    let [start, end] =
        ["start", "end"].map(|end| get(&origin, &format!("{end}.offset")).as_f64().unwrap() as u32);
    assert_eq!(js_sys::JsString::from(text).slice(start, end), "\"/a\"");
}

#[wasm_bindgen_test]
fn a_policy_is_evaluated() {
    let request = js("{ principal: 'arn:aws:iam::111122223333:role/exec', action: 's3:GetObject', \
                      resource: 'arn:aws:s3:::b/k', context: { 'aws:SourceVpce': ['vpce-1'] } }");
    let policies = js("{ identity: [{ Version: '2012-10-17', \
                         Statement: { Sid: 'Read', Effect: 'Allow', Action: 's3:*', Resource: '*' } }], scps: [] }");
    let response = api::evaluate(&request, &policies).map_err(JsValue::from).unwrap();
    assert_eq!(get(&response, "decision"), "allow");
    assert_eq!(
        JSON::stringify(&get(&response, "decidedBy")).unwrap(),
        r#"[{"layer":"identity","policy":0,"statement":0,"sid":"Read"}]"#
    );
}

#[wasm_bindgen_test]
fn half_of_a_surrogate_pair_keeps_positions() {
    let text = js(r#"'{ "family": "\ud83d",, "containerDefinitions": [] }'"#);
    let analysis = api::analyze(&text, &syntax_only()).map_err(JsValue::from).unwrap();
    assert_eq!(get(&analysis, "diagnostics.0.start.offset").as_f64(), Some(16.0));
}

#[wasm_bindgen_test]
fn options_of_every_kind_are_taken() {
    for options in [
        "undefined",
        "null",
        "{}",
        "Object.create(null)",
        "{ language: undefined, context: { region: 'eu-west-1' } }",
        "{ world: { executionRole: { policies: [{ Version: '2012-10-17', Statement: [] }] } } }",
        "Object.freeze({ rules: { syntax: 'off' } })",
    ] {
        analyze("{}", &js(options));
    }
}

#[wasm_bindgen_test]
fn wrong_options_throw_an_error_with_the_path() {
    for (options, message) in [
        (
            "{ context: { regoin: 'x' } }",
            "options.context.regoin: unknown key; known keys: partition, region,",
        ),
        ("{ colour: undefined }", "options.colour: unknown key; known keys: language,"),
        ("{ language: 1 }", "options.language: must be a string, not a number"),
        ("{ language: 1n }", "options.language: must be plain data"),
        ("{ language: NaN }", "options.language: must be a finite number"),
        ("{ rules: { syntax: () => 'off' } }", "options.rules.syntax: must be plain data"),
        ("{ rules: new Map() }", "options.rules: must be plain data"),
        ("{ [Symbol('x')]: 1 }", "options: must not have symbols as keys"),
        ("{ get language() { throw new Error('no') } }", "options: cannot be read"),
        (
            "(() => { const own = {}; own.world = { overrides: own }; return own; })()",
            "options.world.overrides.",
        ),
        ("{ world: { executionRole: { policies: [{}, 1] } } }", "options.world.executionRole.policies[1]: "),
        ("'json'", "options: must be an object, not a string"),
    ] {
        let said = thrown(api::analyze(&"{}".into(), &js(options)));
        assert!(said.starts_with(message), "{options}: {said}");
    }
}

#[wasm_bindgen_test]
fn other_wrong_arguments_throw_an_error() {
    let none = JsValue::UNDEFINED;
    assert_eq!(thrown(api::analyze(&none, &none)), "text: must be a string");
    assert_eq!(thrown(api::apply_fixes(&1.into(), &none)), "text: must be a string");
    assert_eq!(
        thrown(api::render(&"".into(), &"xml".into(), &none)),
        r#"format: must be one of "text", "json", "sarif", "markdown", "github""#
    );
    assert_eq!(thrown(api::explain_stopped(&none, &none, &none)), "reason: must be a string");
    assert_eq!(thrown(api::explain_stopped(&"".into(), &1.into(), &none)), "text: must be a string");
    assert_eq!(thrown(api::evaluate(&js("{}"), &none)), "request.principal: is missing");
    assert_eq!(thrown(api::encode_share(&js("{ text: 1 }"))), "state.text: must be a string, not a number");
    assert!(thrown(api::decode_share(&"v7=AA".into())).starts_with("code: the share code is of version 7"));
}

#[wasm_bindgen_test]
fn ten_thousand_refused_calls_do_not_grow_memory() {
    let text = JsValue::from("{ \"family\": \"web\" }".repeat(100));
    let refused = [
        js("{ context: { regoin: 'x'.repeat(1000) } }"),
        js("{ world: { secrets: { db: { value: 'x'.repeat(1000), binary: 1 } } } }"),
        js("(() => { const own = {}; own.world = { overrides: own }; return own; })()"),
        js("{ get language() { throw new Error('no') } }"),
    ];
    let call = |options: &JsValue| {
        assert!(api::analyze(&text, options).is_err());
        assert!(api::decode_share(&text).is_err());
    };
    // As many calls first, so that the allocator has what it needs for good.
    refused.iter().cycle().take(10_000).for_each(call);
    let before = core::arch::wasm32::memory_size(0);
    refused.iter().cycle().take(10_000).for_each(call);
    // The least that the allocator gives, 16 bytes, lost by each call would be more than two pages; one is a matter of chance.
    let more = core::arch::wasm32::memory_size(0) - before;
    assert!(more <= 1, "{more} pages");
}

#[wasm_bindgen_test]
fn twice_the_same_call_is_the_same_to_the_byte() {
    let text = "{ \"family\": 'web', \"containerDefinitions\": [{ \"name\": \"a\" }] }";
    let once = || JSON::stringify(&analyze(text, &JsValue::UNDEFINED)).unwrap();
    assert_eq!(once(), once());
}
