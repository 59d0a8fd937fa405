//! The same measurements in wasm: `script/bench` builds this as a module and `tests/bench/wasm.mjs` runs it in Node.js.

#![cfg(target_arch = "wasm32")]

mod measure;
mod templates;
mod texts;

use wasm_bindgen::prelude::wasm_bindgen;

/// The head of the table.
#[wasm_bindgen]
pub fn head() -> String {
    measure::head()
}

/// One row of the table.
#[wasm_bindgen]
pub fn row(title: &str, text: &str, rounds: usize, now: &js_sys::Function) -> String {
    measure::row(title, text, rounds, &|| milliseconds(now))
}

/// The head of the tables of growth.
#[wasm_bindgen]
pub fn growth_head() -> String {
    measure::growth_head()
}

/// How the time grows with the shape of this number; nothing when there are no more.
#[wasm_bindgen]
pub fn growth(shape: usize, rounds: usize, now: &js_sys::Function) -> Option<String> {
    let now = || milliseconds(now);
    let written = texts::WRITTEN.len() + texts::BROKEN.len();
    if let Some(piece) = shape.checked_sub(written) {
        return Some(measure::growth_of_piece(texts::REPEATED.get(piece)?, 1, &now));
    }
    let shape = texts::WRITTEN.iter().chain(texts::BROKEN).nth(shape)?;
    Some(measure::growth(shape, rounds, &now))
}

fn milliseconds(now: &js_sys::Function) -> f64 {
    now.call0(&wasm_bindgen::JsValue::NULL).ok().and_then(|value| value.as_f64()).unwrap_or_default()
}

/// A task definition of about this many bytes, in JSON.
#[wasm_bindgen]
pub fn task_definition(bytes: usize) -> String {
    texts::task_definition(bytes)
}

/// The same without findings in each container.
#[wasm_bindgen]
pub fn clean(bytes: usize) -> String {
    texts::clean(bytes)
}

/// The first one in YAML.
#[wasm_bindgen]
pub fn yaml(bytes: usize) -> String {
    texts::yaml(bytes)
}
