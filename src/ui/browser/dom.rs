//! Small things of the document: focus, sizes, downloads, the clock.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, Element, Event, HtmlAnchorElement, HtmlElement, HtmlTextAreaElement, Url};

/// Milliseconds since some moment.
pub(crate) fn now() -> f64 {
    gloo::utils::window().performance().map_or(0.0, |clock| clock.now())
}

/// The element that has the focus.
pub(crate) fn focused() -> Option<Element> {
    gloo::utils::document().active_element()
}

/// Gives the focus to the element with this id.
pub(crate) fn focus(id: &str) {
    if let Some(element) = by_id(id) {
        let _ = element.focus();
    }
}

/// The element with this id.
pub(crate) fn by_id(id: &str) -> Option<HtmlElement> {
    gloo::utils::document().get_element_by_id(id)?.dyn_into().ok()
}

/// Sets a custom property of an element. Through the object model, which the content policy allows.
pub(crate) fn set_property(element: &HtmlElement, name: &str, value: &str) {
    let _ = element.style().set_property(name, value);
}

/// Replaces the text of a text area, and says so as if it had been typed.
pub(crate) fn type_into(area: &HtmlTextAreaElement, text: &str) {
    area.set_value(text);
    if let Ok(event) = Event::new("input") {
        let _ = area.dispatch_event(&event);
    }
}

/// The title of the window.
pub(crate) fn set_title(title: &str) {
    gloo::utils::document().set_title(title);
}

/// Saves a text as a file.
pub(crate) fn download(name: &str, text: &str) -> Result<(), JsValue> {
    let properties = BlobPropertyBag::new();
    properties.set_type("application/json");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &properties)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = gloo::utils::document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address)
}
