//! The address of the page. The part after `?` says how to show something, the part after `#` what; only the latter may hold
//! something private, as it is never sent.

use gloo::events::EventListener;
use wasm_bindgen::JsValue;
use web_sys::UrlSearchParams;

/// A value from the part after `?`.
pub(crate) fn query(name: &str) -> Option<String> {
    let search = gloo::utils::window().location().search().ok()?;
    UrlSearchParams::new_with_str(&search).ok()?.get(name)
}

/// A value from the part after `#`.
pub(crate) fn fragment(name: &str) -> Option<String> {
    let hash = gloo::utils::window().location().hash().ok()?;
    UrlSearchParams::new_with_str(hash.strip_prefix('#')?).ok()?.get(name)
}

/// The address of a link to this page with a panel and a share code.
pub(crate) fn link(panel: &str, code: &str) -> String {
    let address = gloo::utils::window().location().href().unwrap_or_default();
    let place = address.split(['?', '#']).next().unwrap_or_default();
    let query = if panel == "problems" { String::new() } else { format!("?tab={panel}") };
    format!("{place}{query}#{code}")
}

/// All pairs of key and value in the part after `#`.
pub(crate) fn words() -> Vec<(String, String)> {
    let hash = gloo::utils::window().location().hash().unwrap_or_default();
    let parts = hash.strip_prefix('#').unwrap_or_default().split('&').filter_map(|part| part.split_once('='));
    let decoded = |text: &str| js_sys::decode_uri_component(text).ok().map(String::from);
    parts.filter_map(|(key, word)| Some((key.to_owned(), decoded(word)?))).collect()
}

/// The address of the page with pairs of key and value in the part after `#`.
pub(crate) fn with_words(words: &[(&str, String)]) -> String {
    let encoded =
        |word: &str| String::from(js_sys::encode_uri_component(word)).replace("%3A", ":").replace("%2C", ",");
    let parts: Vec<String> = words.iter().map(|(key, word)| format!("{key}={}", encoded(word))).collect();
    link("problems", &parts.join("&"))
}

/// Takes the part after `#` away; the page stays, and its history as long as it was.
pub(crate) fn leave_code() {
    let window = gloo::utils::window();
    let (Ok(history), Ok(address)) = (window.history(), window.location().href()) else { return };
    let bare = address.split('#').next();
    let _ = history.replace_state_with_url(&JsValue::NULL, "", bare);
}

/// Says when the part after `#` changes, as when a link is pasted into the tab of this page; as long as the listener is kept.
pub(crate) fn on_change(changed: impl Fn() + 'static) -> EventListener {
    EventListener::new(&gloo::utils::window(), "hashchange", move |_| changed())
}

/// The share code in the part after `#`: it begins with `v` and a number; what follows a `&` is not of it.
pub(crate) fn share_code() -> Option<String> {
    let hash = gloo::utils::window().location().hash().ok()?;
    let code = hash.strip_prefix('#')?;
    let is_code = code.starts_with('v') && code.as_bytes().get(1).is_some_and(u8::is_ascii_digit);
    is_code.then(|| code.split('&').next().unwrap_or_default().to_owned())
}
