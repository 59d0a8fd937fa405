//! The keys that work anywhere on the page. Those of the editor are the editor's own.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use taskdef_playground::view::{Action, Dialog, Panel};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use crate::ui::analyser::Analyser;
use crate::ui::browser::dom;
use crate::ui::page::Page;

/// The parts of the page in the order in which F6 visits them: where the focus goes.
pub(crate) const PARTS: [&str; 3] = ["toolbar", "editor", "panel"];

/// Listens for the keys as long as the page is there.
#[hook]
pub(crate) fn use_shortcuts(page: &Page, analyser: &Rc<Analyser>) {
    let page = page.clone();
    let analyser = analyser.clone();
    use_effect_with((), move |()| {
        let options = EventListenerOptions::enable_prevent_default();
        let document = gloo::utils::document();
        let listener = EventListener::new_with_options(&document, "keydown", options, move |event| {
            let handled = event.dyn_ref::<KeyboardEvent>().is_some_and(|key| press(key, &page, &analyser));
            if handled {
                event.prevent_default();
            }
        });
        move || drop(listener)
    });
}

/// Does what a key says; false when it says nothing to us.
fn press(event: &KeyboardEvent, page: &Page, analyser: &Rc<Analyser>) -> bool {
    if event.default_prevented() {
        return false;
    }
    let control = event.ctrl_key() || event.meta_key();
    match event.key().as_str() {
        "F1" => page.act(Action::DialogOpened(Dialog::Keys)),
        "F6" => go_to_part(page, !event.shift_key()),
        "F8" => page.editor.step(!event.shift_key()),
        "Enter" if control => analyser.run(),
        "S" | "s" if control && !event.alt_key() => page.act(Action::DialogOpened(Dialog::Share)),
        "O" | "o" if control && !event.alt_key() && !event.shift_key() => page.choose_file(),
        "F" | "f" if event.alt_key() && event.shift_key() => page.format(),
        "M" | "m" if control && event.shift_key() => {
            page.act(Action::PanelChosen(Panel::Problems));
            dom::focus_soon("panel");
        }
        // The editor has its own; this is for the plain text field.
        "." if control => {
            page.act(Action::PanelChosen(Panel::Problems));
            dom::focus_first_soon(&[
                "#panel .problem.current .fix",
                "#panel .problem.current .problem-jump",
                "#panel",
            ]);
        }
        _ => return false,
    }
    true
}

fn go_to_part(page: &Page, forward: bool) {
    let here = PARTS.iter().position(|part| dom::has_focus_within(part));
    let count = PARTS.len();
    let next = match (here, forward) {
        (Some(part), true) => (part + 1) % count,
        (Some(part), false) => (part + count - 1) % count,
        (None, true) => 0,
        (None, false) => count - 1,
    };
    match PARTS.get(next).copied() {
        Some("editor") => page.focus_editor(),
        Some(part) => dom::focus_part(part),
        None => {}
    }
}
