//! What every component can do: change the state, and command the editor. Handed down as a context.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use taskdef_playground::share;
use taskdef_playground::view::editor::{find, fix, fix_all, formatted};
use taskdef_playground::view::{Action, Place, Replacement, Shown};
use wasm_bindgen::UnwrapThrowExt;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::browser::codemirror::Editor;
use super::browser::{clipboard, dom};
use super::store::Store;
use super::text;

/// The means to act.
#[derive(Clone)]
pub(crate) struct Page {
    pub(crate) dispatcher: UseReducerDispatcher<Store>,
    pub(crate) editor: Editor,
    /// The newest result. Here and not in the properties of components, so that they are not drawn again for it.
    pub(crate) latest: Rc<RefCell<Option<Shown>>>,
}

impl PartialEq for Page {
    /// There is one page.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.latest, &other.latest)
    }
}

/// The means to act, in any component.
#[hook]
pub(crate) fn use_page() -> Page {
    use_context::<Page>().unwrap_throw()
}

impl Page {
    /// Changes the state.
    pub(crate) fn act(&self, action: Action) {
        self.dispatcher.dispatch(action);
    }

    /// A callback that changes the state.
    pub(crate) fn on<E>(&self, action: impl Fn(E) -> Action + 'static) -> Callback<E> {
        let page = self.clone();
        Callback::from(move |event| page.act(action(event)))
    }

    /// Says what was done.
    pub(crate) fn notice(&self, words: impl Into<Rc<str>>) {
        self.act(Action::Noticed(words.into()));
    }

    /// Shows a place in the text, with the focus there.
    pub(crate) fn reveal(&self, place: Place) {
        self.with_editor_in_front(move |editor| editor.reveal(place.from, place.to));
    }

    /// Goes to the text.
    pub(crate) fn focus_editor(&self) {
        self.with_editor_in_front(Editor::focus);
    }

    /// On a narrow screen the editor has to come to the front first, which happens when the page is drawn again.
    fn with_editor_in_front(&self, command: impl FnOnce(&Editor) + 'static) {
        self.act(Action::EditorChosen);
        let editor = self.editor.clone();
        Timeout::new(0, move || command(&editor)).forget();
    }

    /// Replaces the whole text as one step.
    pub(crate) fn load(&self, text: &str, title: &str) {
        self.editor.set_text(text);
        self.notice(text::loaded(title));
    }

    /// Opens a text that came in a link; one that cannot be read changes nothing.
    pub(crate) fn open_link(&self, code: &str) {
        match share::decode(code) {
            Ok(state) => {
                self.editor.set_text(&state.text);
                let revision = self.editor.revision();
                self.act(Action::LinkOpened { revision, options: state.options });
                self.notice(text::LINK_OPENED);
            }
            Err(error) => self.notice(text::link_unreadable(&error.to_string())),
        }
    }

    /// Empties the editor.
    pub(crate) fn clear(&self) {
        self.editor.set_text("");
        self.notice(text::CLEARED);
        self.focus_editor();
    }

    /// Formats the text, or says why not.
    pub(crate) fn format(&self) {
        let Some(shown) = self.latest() else { return };
        match formatted(&shown.analysis) {
            Some(text) => {
                self.editor.reformat(&text);
                self.notice(text::FORMATTED);
            }
            None => self.notice(text::NOT_FORMATTED),
        }
    }

    /// Makes one fix of the newest result.
    pub(crate) fn fix(&self, problem: usize, number: usize) {
        if let Some(shown) = self.latest()
            && let Some(edits) = fix(&shown.analysis, problem, number)
        {
            self.apply(&shown, &edits, 1);
        }
    }

    /// Makes the fix that was chosen in the editor.
    pub(crate) fn fix_at(&self, rule: &str, from: u32, number: usize) {
        if let Some(problem) = self.latest().and_then(|shown| find(&shown.analysis, rule, from)) {
            self.fix(problem, number);
        }
    }

    /// Makes all safe fixes as one step.
    pub(crate) fn fix_all(&self) {
        if let Some(shown) = self.latest()
            && let Some((edits, count)) = fix_all(&shown)
        {
            self.apply(&shown, &edits, count);
        }
    }

    /// Ignores one problem of the result that is shown.
    pub(crate) fn ignore(&self, problem: usize) {
        self.act(Action::ProblemIgnored(problem));
        self.notice(text::rules::IGNORED);
        dom::focus_if_lost("panel");
    }

    /// Reports an ignored problem again.
    pub(crate) fn restore(&self, problem: usize) {
        self.act(Action::ProblemRestored(problem));
        dom::focus_if_lost("panel");
    }

    fn latest(&self) -> Option<Shown> {
        self.latest.borrow().clone()
    }

    fn apply(&self, shown: &Shown, edits: &[Replacement], count: usize) {
        let done = self.editor.apply(edits, shown.revision);
        self.notice(if done { text::fixed(count) } else { text::TEXT_HAS_CHANGED.to_owned() });
    }

    /// Copies a text and says so.
    pub(crate) fn copy(&self, text: String, what: &'static str) {
        let page = self.clone();
        spawn_local(async move {
            let copied = clipboard::copy(&text).await;
            page.notice(if copied { text::copied(what) } else { text::NOT_COPIED.to_owned() });
        });
    }

    /// Saves a text as a file.
    pub(crate) fn download(&self, name: &str, text: &str) {
        let saved = dom::download(name, text).is_ok();
        self.notice(if saved { text::saved(name) } else { text::NOT_SAVED.to_owned() });
    }
}
