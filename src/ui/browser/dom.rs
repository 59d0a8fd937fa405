//! Small things of the document: focus, sizes, downloads, the clock.

use gloo::timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, BlobPropertyBag, Element, Event, HtmlAnchorElement, HtmlElement, HtmlTextAreaElement, Url,
};

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

/// Gives it the focus once the page has been drawn again.
pub(crate) fn focus_soon(id: &'static str) {
    Timeout::new(0, move || focus(id)).forget();
}

/// Gives the focus to what the first selector with a match finds, once the page has been drawn again.
pub(crate) fn focus_first_soon(selectors: &'static [&'static str]) {
    let find = |selector: &&str| gloo::utils::document().query_selector(selector).ok().flatten();
    let look = move || {
        let found =
            selectors.iter().find_map(find).and_then(|element| element.dyn_into::<HtmlElement>().ok());
        let _ = found.map(|element| element.focus());
    };
    Timeout::new(0, look).forget();
}

/// Gives it the focus once the page has been drawn again, when what had the focus is gone by then. The drawing may wait for
/// an analysis, so this looks again a few times.
pub(crate) fn focus_if_lost(id: &'static str) {
    for delay in [0, 60, 250, 800] {
        let look = move || {
            if focused().is_none_or(|element| element.tag_name() == "BODY") {
                focus(id);
            }
        };
        Timeout::new(delay, look).forget();
    }
}

/// Gives the focus to an element, or, where it takes none itself, to the first control in it.
pub(crate) fn focus_part(id: &str) {
    let Some(part) = by_id(id) else { return };
    let inside = part.query_selector("button, a[href], input, select, summary").ok().flatten();
    let target = inside.filter(|_| part.tab_index() < 0 && !part.has_attribute("tabindex"));
    let _ = target.and_then(|element| element.dyn_into::<HtmlElement>().ok()).unwrap_or(part).focus();
}

/// Is the focus in the element with this id?
pub(crate) fn has_focus_within(id: &str) -> bool {
    by_id(id).is_some_and(|part| part.contains(focused().as_deref()))
}

/// Scrolls the first element that a selector finds into a part that scrolls, unless it is seen already.
pub(crate) fn bring_into_view(part: &str, selector: &str) {
    let Some(part) = by_id(part) else { return };
    let Some(element) = part.query_selector(selector).ok().flatten() else { return };
    let (seen, wanted) = (part.get_bounding_client_rect(), element.get_bounding_client_rect());
    if wanted.top() < seen.top() || wanted.bottom() > seen.bottom() {
        let middle = (seen.height() - wanted.height()) / 2.0;
        part.set_scroll_top(part.scroll_top() + whole(wanted.top() - seen.top() - middle));
    }
}

/// The element with this id.
pub(crate) fn by_id(id: &str) -> Option<HtmlElement> {
    gloo::utils::document().get_element_by_id(id)?.dyn_into().ok()
}

/// A number of JavaScript as a whole number.
#[expect(clippy::cast_possible_truncation, reason = "the cast saturates, and is meant to")]
pub(crate) fn whole(number: f64) -> i32 {
    number.round() as i32
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

/// Saves bytes as a file.
pub(crate) fn download(name: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let properties = BlobPropertyBag::new();
    // Nothing that a browser would add an ending of its own for.
    properties.set_type("application/octet-stream");
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &properties)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = gloo::utils::document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address)
}
