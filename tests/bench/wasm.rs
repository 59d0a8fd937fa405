//! The same measurements in wasm: `script/bench` builds this as a module and `tests/bench/wasm.mjs` runs it in Node.js.

#![cfg(target_arch = "wasm32")]

mod measure;

use wasm_bindgen::prelude::wasm_bindgen;

/// The head of the table.
#[wasm_bindgen]
pub fn head() -> String {
    measure::head()
}

/// One row of the table.
#[wasm_bindgen]
pub fn row(title: &str, text: &str, rounds: usize, now: &js_sys::Function) -> String {
    measure::row(title, text, rounds, &|| milliseconds(now)).line()
}

/// How the time grows with the text, a line for each measurement.
#[wasm_bindgen]
pub fn growth(rounds: usize, now: &js_sys::Function) -> String {
    measure::growth(rounds, &|| milliseconds(now)).join("\n")
}

fn milliseconds(now: &js_sys::Function) -> f64 {
    now.call0(&wasm_bindgen::JsValue::NULL).ok().and_then(|value| value.as_f64()).unwrap_or_default()
}

/// A task definition of about this many bytes.
#[wasm_bindgen]
pub fn task_definition(bytes: usize) -> String {
    measure::task_definition(bytes)
}
