//! What every component can do: change the state, and command the editor. Handed down as a context.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use taskdef_playground::share;
use taskdef_playground::view::editor::{find, fix, formatted};
use taskdef_playground::view::file::{self, Opened, Unopened};
use taskdef_playground::view::fix_preview::{Preview, Scope, is_safe};
use taskdef_playground::view::imported;
use taskdef_playground::view::{Action, Dialog, Place, Replacement, Shown};
use wasm_bindgen::UnwrapThrowExt;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::prelude::*;

use super::browser::codemirror::Editor;
use super::browser::{clipboard, dom, files};
use super::store::Store;
use super::text;

/// The means to act.
#[derive(Clone)]
pub(crate) struct Page {
    pub(crate) dispatcher: UseReducerDispatcher<Store>,
    pub(crate) editor: Editor,
    /// The editor for the policies that are checked. It keeps their text while the panel shows something else.
    pub(crate) policies: Editor,
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

    /// Lights lines of the text up, until the next call.
    pub(crate) fn light(&self, places: &[Place]) {
        self.editor.light(places.iter().copied());
    }

    /// Shows the problem at a place, with the focus in the text, and says it.
    pub(crate) fn reveal_problem(&self, place: Place) {
        self.with_editor_in_front(move |editor| editor.reveal_problem(place.from, place.to));
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
        self.act(Action::DialectChosen(None));
        self.editor.set_text(text);
        self.act(Action::FileOpened(None));
        self.notice(text::loaded(title));
    }

    /// Opens a text that came in a link; one that cannot be read changes nothing.
    pub(crate) fn open_link(&self, code: &str) {
        match share::decode(code) {
            Ok(state) => {
                self.act(Action::DialectChosen(None));
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
        match formatted(&self.editor.text()) {
            Some(text) => {
                self.editor.reformat(&text);
                self.notice(text::FORMATTED);
            }
            None => self.notice(text::NOT_FORMATTED),
        }
    }

    /// Makes one fix of the newest result; one that needs a choice is shown before.
    pub(crate) fn fix(&self, problem: usize, number: usize) {
        let Some(shown) = self.latest() else { return };
        if !is_safe(&shown, problem, number) {
            self.act(Action::DialogOpened(Dialog::Fix(Scope::One(problem, number))));
        } else if let Some(edits) = fix(&shown.analysis, problem, number) {
            self.apply(&shown, &edits, 1);
        }
    }

    /// Makes the fix that was chosen in the editor.
    pub(crate) fn fix_at(&self, rule: &str, from: u32, number: usize) {
        if let Some(problem) = self.latest().and_then(|shown| find(&shown.analysis, rule, from)) {
            self.fix(problem, number);
        }
    }

    /// Makes the fixes that were shown, as one step.
    pub(crate) fn make(&self, shown: &Shown, preview: &Preview) {
        self.act(Action::DialogClosed);
        self.apply(shown, &preview.edits, preview.count);
        dom::focus_if_lost("panel");
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

    /// Makes edits of the policies that are checked, as one step.
    pub(crate) fn change_policies(&self, edits: &[Replacement], revision: u32) {
        let done = self.policies.apply(edits, revision);
        self.notice(if done { text::fixed(1) } else { text::TEXT_HAS_CHANGED.to_owned() });
    }

    /// Copies a text and says so.
    pub(crate) fn copy(&self, text: String, what: &'static str) {
        let page = self.clone();
        spawn_local(async move {
            let copied = clipboard::copy(&text).await;
            page.notice(if copied { text::copied(what) } else { text::NOT_COPIED.to_owned() });
        });
    }

    /// Lets the user choose a file, and opens it.
    pub(crate) fn choose_file(&self) {
        let page = self.clone();
        files::choose(move |file| page.open_file(file));
    }

    /// Opens a file as one step, or says why not.
    pub(crate) fn open_file(&self, source: File) {
        let name = source.name();
        // Not even read when it is too large.
        let length = dom::whole(source.size()) as usize;
        if length > file::LARGEST {
            self.notice(text::unopened(&name, Unopened::TooLarge(length)));
            return;
        }
        let page = self.clone();
        spawn_local(async move {
            let Some(bytes) = files::bytes(&source).await else {
                page.notice(text::FILE_UNREADABLE);
                return;
            };
            match file::open(&name, &bytes) {
                Ok(opened) => {
                    if let Some(report) = imported::read(&opened.text()) {
                        page.act(Action::ReportOpened(Rc::new(report)));
                        return;
                    }
                    page.editor.set_text(&opened.text());
                    page.act(Action::DialogClosed);
                    page.act(Action::FileOpened(Some(Rc::new(opened))));
                    page.notice(text::opened(&name));
                }
                Err(why) => page.notice(text::unopened(&name, why)),
            }
        });
    }

    /// Saves the text as a file: as it was opened but for what was changed.
    pub(crate) fn save_file(&self, opened: Option<&Opened>) {
        let text = self.editor.text();
        let language = self.latest().map(|shown| shown.analysis.document.language);
        let bytes = opened.map(|opened| opened.bytes(&text));
        self.download(file::name(opened, language), bytes.as_deref().unwrap_or(text.as_bytes()));
    }

    /// Saves bytes as a file.
    pub(crate) fn download(&self, name: &str, bytes: &[u8]) {
        let saved = dom::download(name, bytes).is_ok();
        self.notice(if saved { text::saved(name) } else { text::NOT_SAVED.to_owned() });
    }
}
