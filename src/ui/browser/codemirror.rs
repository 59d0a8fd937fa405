//! The editor: the custom element `<task-editor>` of `static/js/editor.js`, or the plain text area inside it while (or where)
//! that script has not run. All offsets are UTF-16 units; results come in them from `view::editor`.

use gloo::events::EventListener;
use serde_json::json;
use taskdef_playground::view::editor::Mark;
use taskdef_playground::view::pace::Change;
use taskdef_playground::view::{Place, Replacement};
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, Element, HtmlElement, HtmlTextAreaElement};

pub(crate) use self::event::EditorEvent;
use self::event::{read, source, to_js};
use super::dom;

mod event;

#[wasm_bindgen]
extern "C" {
    /// The methods of the element; they are there once it is `ready`.
    #[wasm_bindgen(extends = HtmlElement)]
    #[derive(Clone, PartialEq)]
    type TaskEditor;

    #[wasm_bindgen(method, getter)]
    fn ready(this: &TaskEditor) -> Option<bool>;
    #[wasm_bindgen(method, getter)]
    fn revision(this: &TaskEditor) -> u32;
    #[wasm_bindgen(method, js_name = getText)]
    fn get_text(this: &TaskEditor) -> String;
    #[wasm_bindgen(method, js_name = setText)]
    fn set_text(this: &TaskEditor, text: &str);
    #[wasm_bindgen(method)]
    fn reformat(this: &TaskEditor, text: &str);
    #[wasm_bindgen(method, js_name = applyEdits)]
    fn apply_edits(this: &TaskEditor, edits: &JsValue, revision: u32) -> bool;
    #[wasm_bindgen(method, js_name = setDiagnostics)]
    fn set_diagnostics(this: &TaskEditor, list: &JsValue, revision: u32) -> bool;
    #[wasm_bindgen(method)]
    fn reveal(this: &TaskEditor, from: u32, to: u32);
    #[wasm_bindgen(method)]
    fn light(this: &TaskEditor, places: &JsValue);
    #[wasm_bindgen(method, js_name = revealProblem)]
    fn reveal_problem(this: &TaskEditor, from: u32, to: u32);
    #[wasm_bindgen(method, js_name = foldAll)]
    fn fold_all(this: &TaskEditor) -> bool;
    #[wasm_bindgen(method, js_name = unfoldAll)]
    fn unfold_all(this: &TaskEditor) -> bool;
    #[wasm_bindgen(method, js_name = setLanguage)]
    fn set_language(this: &TaskEditor, name: &str);
    #[wasm_bindgen(method, js_name = focus)]
    fn focus_text(this: &TaskEditor);
    #[wasm_bindgen(method)]
    fn undo(this: &TaskEditor) -> bool;
    #[wasm_bindgen(method)]
    fn redo(this: &TaskEditor) -> bool;
    #[wasm_bindgen(method, js_name = openSearch)]
    fn open_search(this: &TaskEditor) -> bool;
    #[wasm_bindgen(method, js_name = nextProblem)]
    fn next_problem(this: &TaskEditor) -> bool;
    #[wasm_bindgen(method, js_name = previousProblem)]
    fn previous_problem(this: &TaskEditor) -> bool;
    #[wasm_bindgen(method, js_name = insertText)]
    fn insert_text(this: &TaskEditor, text: &str);
}

/// The editor of the page. It is made by `index.html` and lives as long as the page.
#[derive(Clone, PartialEq)]
pub(crate) struct Editor {
    element: TaskEditor,
}

impl Editor {
    /// Takes the editor out of the static frame of the page, so that the app can put it into its own.
    pub(crate) fn take_from_page() -> Self {
        let document = gloo::utils::document();
        let found = document.query_selector("task-editor").ok().flatten();
        let element = found.or_else(|| document.create_element("task-editor").ok()).unwrap_throw();
        Self { element: element.unchecked_into() }
    }

    /// Another one, with a name and with words for as long as it is empty.
    pub(crate) fn new(label: &str, placeholder: &str) -> Self {
        let document = gloo::utils::document();
        let element = document.create_element("task-editor").unwrap_throw();
        if let Ok(area) = document.create_element("textarea") {
            let _ = area.set_attribute("aria-label", label);
            let _ = element.append_child(&area);
        }
        for (name, words) in [("label", label), ("placeholder", placeholder)] {
            let _ = element.set_attribute(name, words);
        }
        Self { element: element.unchecked_into() }
    }

    /// Puts it into a place of the app; the focus stays when it was in the editor.
    pub(crate) fn move_into(&self, place: &Element) {
        let had_focus = dom::focused().is_some_and(|focused| self.element.contains(Some(&focused)));
        if place.append_child(&self.element).is_ok() && had_focus {
            self.focus();
        }
    }

    /// Its text as it is now.
    pub(crate) fn text(&self) -> String {
        match self.area() {
            Some(area) => area.value(),
            None => self.element.get_text(),
        }
    }

    /// The number of that text.
    pub(crate) fn revision(&self) -> u32 {
        if self.is_ready() { self.element.revision() } else { 0 }
    }

    /// Whether it still has the text that the page came with.
    pub(crate) fn is_untouched(&self) -> bool {
        let given = self.light_area().and_then(|area| area.default_value().ok());
        given.is_none_or(|given| given.trim_end() == self.text().trim_end())
    }

    /// Replaces the text as one step.
    pub(crate) fn set_text(&self, text: &str) {
        match self.area() {
            Some(area) => dom::type_into(&area, text),
            None => self.element.set_text(text),
        }
    }

    /// Makes edits as one step; false when the text has changed since.
    pub(crate) fn apply(&self, edits: &[Replacement], revision: u32) -> bool {
        let Some(area) = self.area() else {
            let edits =
                edits.iter().map(|edit| json!({ "from": edit.from, "to": edit.to, "insert": edit.insert }));
            return self.element.apply_edits(&to_js(&edits.collect::<Vec<_>>().into()), revision);
        };
        let mut units: Vec<u16> = area.value().encode_utf16().collect();
        for edit in edits.iter().rev() {
            let range = edit.from as usize..edit.to as usize;
            if units.get(range.clone()).is_none() {
                return false;
            }
            units.splice(range, edit.insert.encode_utf16());
        }
        dom::type_into(&area, &String::from_utf16_lossy(&units));
        true
    }

    /// Shows the problems of a revision.
    pub(crate) fn mark(&self, marks: &[Mark], revision: u32) {
        if !self.is_ready() {
            return;
        }
        let marks = marks.iter().map(|mark| {
            let fixes: Vec<_> = mark.fixes.iter().map(|title| json!({ "title": title })).collect();
            json!({
                "from": mark.from, "to": mark.to, "severity": mark.severity.name(), "message": mark.message,
                "help": mark.help, "rule": mark.rule, "fixes": fixes, "why": mark.background.why,
                "says": mark.background.says, "source": source(mark.background.source),
            })
        });
        self.element.set_diagnostics(&to_js(&marks.collect::<Vec<_>>().into()), revision);
    }

    /// Selects a range, scrolls to it and takes the focus.
    pub(crate) fn reveal(&self, from: u32, to: u32) {
        match self.area() {
            Some(area) => {
                let _ = area.set_selection_range(from, to);
                let _ = area.focus();
            }
            None => self.element.reveal(from, to),
        }
    }

    /// Lights the lines of places up, and no other ones.
    pub(crate) fn light(&self, places: impl Iterator<Item = Place>) {
        if self.is_ready() {
            let places = places.map(|place| json!({ "from": place.from, "to": place.to }));
            self.element.light(&to_js(&places.collect()));
        }
    }

    /// The same for a problem, which is explained there.
    pub(crate) fn reveal_problem(&self, from: u32, to: u32) {
        if self.is_ready() {
            self.element.reveal_problem(from, to);
        } else {
            self.reveal(from, to);
        }
    }

    /// Folds all that can be folded, or nothing.
    pub(crate) fn fold(&self, all: bool) {
        if !self.is_ready() {
            return;
        }
        if all {
            self.element.fold_all();
        } else {
            self.element.unfold_all();
        }
    }

    /// Whether a plain text field takes its place.
    pub(crate) fn set_simple(&self, on: bool) {
        let _ = self.element.toggle_attribute_with_force("simple", on);
    }

    /// Takes the focus.
    pub(crate) fn focus(&self) {
        match self.area() {
            Some(area) => {
                let _ = area.focus();
            }
            None => self.element.focus_text(),
        }
    }

    /// The language for colours and indentation.
    pub(crate) fn set_language(&self, name: &str) {
        if self.is_ready() {
            self.element.set_language(name);
        }
    }

    /// Puts the same text in another form, in one step; the caret stays at its character.
    pub(crate) fn reformat(&self, text: &str) {
        if self.is_ready() {
            self.element.reformat(text);
        } else {
            self.set_text(text);
        }
    }

    /// Takes the last step back.
    pub(crate) fn undo(&self) {
        if self.is_ready() {
            self.element.undo();
        }
    }

    /// Makes it again.
    pub(crate) fn redo(&self) {
        if self.is_ready() {
            self.element.redo();
        }
    }

    /// Opens the search in the text.
    pub(crate) fn search(&self) {
        if self.is_ready() {
            self.element.open_search();
        }
    }

    /// Goes to the next problem or the one before.
    pub(crate) fn step(&self, forward: bool) {
        if !self.is_ready() {
            return;
        }
        if forward {
            self.element.next_problem();
        } else {
            self.element.previous_problem();
        }
    }

    /// Types at the caret.
    pub(crate) fn insert(&self, text: &str) {
        if self.is_ready() {
            self.element.insert_text(text);
        }
    }

    /// Listens to everything it says, as long as the listeners are kept.
    pub(crate) fn listen(&self, on_event: impl Fn(EditorEvent) + Clone + 'static) -> Vec<EventListener> {
        let mut listeners: Vec<EventListener> =
            ["ready", "change", "selection", "fix", "rule", "complete", "about"]
                .into_iter()
                .map(|name| {
                    let on_event = on_event.clone();
                    EventListener::new(&self.element, ["editor-", name].concat(), move |event| {
                        let detail =
                            event.dyn_ref::<CustomEvent>().map(CustomEvent::detail).unwrap_or_default();
                        if let Some(event) = read(name, &detail) {
                            on_event(event);
                        }
                    })
                })
                .collect();
        if let Some(area) = self.area() {
            let typed = area.clone();
            listeners.push(EventListener::new(&area, "input", move |_| {
                on_event(EditorEvent::Changed { text: typed.value(), revision: 0, change: Change::Typing });
            }));
        }
        listeners
    }

    fn is_ready(&self) -> bool {
        self.element.ready() == Some(true)
    }

    /// The text area, where it is what the user types into.
    fn area(&self) -> Option<HtmlTextAreaElement> {
        if self.element.ready().is_some() {
            return None;
        }
        self.light_area()
    }

    fn light_area(&self) -> Option<HtmlTextAreaElement> {
        self.element.query_selector("textarea").ok().flatten()?.dyn_into().ok()
    }
}
