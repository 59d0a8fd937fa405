//! Copying. A browser may refuse, for example inside the frame of another site.

use gloo::utils::window;
use wasm_bindgen_futures::JsFuture;

/// Copies a text; false when the browser refuses.
pub(crate) async fn copy(text: &str) -> bool {
    let clipboard = window().navigator().clipboard();
    // Not there in a page without secure connection, whatever the type says.
    if clipboard.is_undefined() {
        return false;
    }
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}
