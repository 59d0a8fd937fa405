//! The second part of the app's wasm: `script/split` divides it off, and `static/js/boot.js` loads it.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = playground, js_name = load_rest)]
    fn load_rest();
}

/// Loads the second part before it returns. Nobody calls it: what is called in the place of a function that has not come yet calls
/// the same import, which would not be there without this.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "wasm-bindgen exports only what is public")]
pub fn rest_is_needed() {
    load_rest();
}
