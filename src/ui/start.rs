//! What the page does at the start and when the editor says something.

use std::rc::Rc;

use taskdef_playground::view::example::is_file_name;
use taskdef_playground::view::{Action, assist};
use wasm_bindgen_futures::spawn_local;

use super::analyser::Analyser;
use super::browser::codemirror::EditorEvent;
use super::browser::storage::{self, Key};
use super::browser::{fetch, location};
use super::page::Page;

/// Answers what the editor says.
pub(crate) fn on_editor_event(page: Page, analyser: Rc<Analyser>) -> impl Fn(EditorEvent) + Clone + 'static {
    move |event| match event {
        EditorEvent::Ready => analyser.text_came(),
        EditorEvent::Changed { text, revision, change } => analyser.text_changed(&text, revision, change),
        EditorEvent::CaretMoved(offset) => page.act(Action::CaretMoved(offset)),
        EditorEvent::FixChosen { rule, from, index } => page.fix_at(&rule, from, index),
        EditorEvent::RuleWanted(rule) => page.act(Action::RuleOpened(rule.into())),
        EditorEvent::ChoicesWanted(offset, question) => {
            let options =
                page.latest.borrow().as_ref().map(|shown| shown.options.clone()).unwrap_or_default();
            if let Some(choices) = assist::choices(&page.editor.text(), offset, &options) {
                question.answer_choices(&choices);
            }
        }
        EditorEvent::MemberWanted(offset, question) => {
            let latest = page.latest.borrow();
            let current = latest.as_ref().filter(|shown| shown.revision == page.editor.revision());
            if let Some(member) = current.and_then(|shown| assist::member(shown, offset)) {
                question.answer_member(&member);
            }
        }
    }
}

/// Sets what the address names, such as `#region=eu-west-1&theme=dark`.
pub(crate) fn open_settings(page: &Page) {
    let words = location::words();
    if !words.is_empty() {
        page.act(Action::SettingsLinked(words));
    }
}

/// The first text: what was typed before the app came, else the text of the last visit, else the example of the static page.
/// A link or the example that the address names comes after it as a step of its own, so that Undo brings back what was there.
pub(crate) fn start_text(page: &Page, analyser: &Rc<Analyser>) {
    let kept = storage::get(Key::Text).filter(|_| page.editor.is_untouched());
    match kept {
        Some(text) => page.editor.set_text(&text),
        None => analyser.text_came(),
    }
    open_settings(page);
    if let Some(code) = location::share_code() {
        page.open_link(&code);
    } else if let Some(file) = location::fragment("example").filter(|file| is_file_name(file)) {
        let page = page.clone();
        spawn_local(async move {
            if let Some(text) = fetch::text(&format!("examples/{file}")).await {
                page.editor.set_text(&text);
            }
        });
    }
}
