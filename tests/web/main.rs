//! The JavaScript API, called inside a real browser: `script/test web`.
#![cfg(target_arch = "wasm32")]
