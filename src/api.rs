//! The JavaScript API: the engine's functions as `dist/api` exports them. Stateless, and the same text gives the same answer.

use wasm_bindgen::prelude::wasm_bindgen;

/// The version of this package, such as `0.1.0`.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
