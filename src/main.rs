//! Starts the page: mounts the app in place of the static frame of `index.html`.

mod ui;

use taskdef_playground::view::Settings;
use ui::browser::codemirror::Editor;
use ui::browser::storage::{self, Key};
use ui::{App, AppProps};
use wasm_bindgen::prelude::wasm_bindgen;

// Nothing happens before `static/js/boot.js` has everything in place and calls `start`.
fn main() {}

/// Shows the app.
#[wasm_bindgen]
pub fn start() {
    let settings = storage::get(Key::Settings).map(|text| Settings::from_json(&text)).unwrap_or_default();
    let editor = Editor::take_from_page();
    let props = AppProps { editor: editor.clone(), settings };
    match gloo::utils::document().get_element_by_id("app") {
        Some(root) => yew::Renderer::<App>::with_root_and_props(root, props).render(),
        None => yew::Renderer::<App>::with_props(props).render(),
    };
}
