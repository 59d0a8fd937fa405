//! A group of controls that is one stop of the Tab key: arrow keys go from one to the next.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::ui::browser::dom;

/// Makes the controls in an element one stop. Gives what the element needs to listen to.
#[hook]
pub(crate) fn use_roving(group: &NodeRef) -> Callback<KeyboardEvent> {
    {
        let group = group.clone();
        // After each drawing: there may be other controls.
        use_effect(move || {
            let controls = controls(&group);
            let is_chosen = |control: &HtmlElement| control.get_attribute("tabindex").as_deref() == Some("0");
            choose(&controls, controls.iter().position(is_chosen).unwrap_or_default());
        });
    }
    let group = group.clone();
    Callback::from(move |event: KeyboardEvent| {
        let controls = controls(&group);
        let focused = dom::focused();
        let here = controls.iter().position(|control| focused.as_ref() == Some(control as &Element));
        let (Some(here), count) = (here, controls.len()) else { return };
        let Some(next) = next(&event, here, count) else { return };
        event.prevent_default();
        choose(&controls, next);
        if let Some(control) = controls.get(next) {
            let _ = control.focus();
        }
    })
}

/// Where a key leads in a row of so many; the row is a ring.
pub(crate) fn next(event: &KeyboardEvent, here: usize, count: usize) -> Option<usize> {
    match event.key().as_str() {
        "ArrowRight" => Some((here + 1) % count),
        "ArrowLeft" => Some((here + count - 1) % count),
        "Home" => Some(0),
        "End" => Some(count - 1),
        _ => None,
    }
}

/// The controls that are seen: direct children, or what opens a menu.
fn controls(group: &NodeRef) -> Vec<HtmlElement> {
    let found = group.cast::<Element>().and_then(|group| {
        group.query_selector_all(":scope > :is(button, a), :scope > details > summary").ok()
    });
    let list = found.into_iter().flat_map(|list| (0..list.length()).filter_map(move |at| list.item(at)));
    let is_seen = |control: &HtmlElement| control.client_width() > 0;
    list.filter_map(|node| node.dyn_into::<HtmlElement>().ok()).filter(is_seen).collect()
}

/// Lets the Tab key come to one of them.
fn choose(controls: &[HtmlElement], chosen: usize) {
    for (at, control) in controls.iter().enumerate() {
        let _ = control.set_attribute("tabindex", if at == chosen { "0" } else { "-1" });
    }
}
