//! Runs the engine: at once where that is not felt, else after a pause; results carry the revision they are of.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use taskdef_playground::view::editor::marks;
use taskdef_playground::view::pace::{Change, pause};
use taskdef_playground::view::{Action, Shown};
use taskdef_playground::{Options, analyze};

use super::browser::dom::now;
use super::page::Page;

/// What is to be analysed, and when.
pub(crate) struct Analyser {
    page: Page,
    text: RefCell<Rc<str>>,
    revision: Cell<u32>,
    options: RefCell<Rc<Options>>,
    /// How long the last run took, in milliseconds.
    duration: Cell<f64>,
    waiting: RefCell<Option<Timeout>>,
}

impl Analyser {
    /// One that has nothing to do yet.
    pub(crate) fn new(page: Page, options: Options) -> Self {
        Self {
            page,
            text: RefCell::new(Rc::from("")),
            revision: Cell::new(0),
            options: RefCell::new(Rc::new(options)),
            duration: Cell::new(0.0),
            waiting: RefCell::new(None),
        }
    }

    /// The text is another one.
    pub(crate) fn text_changed(self: &Rc<Self>, text: &str, revision: u32, change: Change) {
        let text: Rc<str> = Rc::from(text);
        self.page.act(Action::TextChanged { text: text.clone(), revision });
        self.revision.set(revision);
        let pause = pause(text.len(), self.duration.get(), change);
        self.text.replace(text);
        if pause == 0 {
            self.run();
        } else {
            let this = self.clone();
            self.waiting.replace(Some(Timeout::new(pause, move || this.run())));
        }
    }

    /// There is a first text: in the static page, or in the editor that has taken it over from there. It is analysed once, and in a
    /// task of its own, so that the page is drawn first.
    pub(crate) fn text_came(self: &Rc<Self>) {
        let this = self.clone();
        let task = move || {
            let editor = &this.page.editor;
            let (text, revision) = (editor.text(), editor.revision());
            let known = this.page.latest.borrow().clone();
            let is_known = |known: &Shown| {
                *known.analysis.document.text == *text && Rc::ptr_eq(&known.options, &this.options.borrow())
            };
            match known.filter(is_known) {
                Some(known) => {
                    this.page.act(Action::TextChanged { text: this.text.borrow().clone(), revision });
                    this.revision.set(revision);
                    this.show(Shown { revision, ..known });
                }
                None => this.text_changed(&text, revision, Change::Step),
            }
        };
        self.waiting.replace(Some(Timeout::new(0, task)));
    }

    /// The circumstances are others.
    pub(crate) fn options_changed(self: &Rc<Self>, options: Options) {
        self.options.replace(Rc::new(options));
        self.run();
    }

    /// Analyses what there is, now. What comes of it is shown in a task of its own, so that a key pressed meanwhile does not wait for
    /// both; if that key changes the text, it is not shown at all.
    pub(crate) fn run(self: &Rc<Self>) {
        let started = now();
        let options = self.options.borrow().clone();
        let analysis = Rc::new(analyze(&self.text.borrow(), &options));
        self.duration.set(now() - started);
        let shown = Shown { revision: self.revision.get(), analysis, options };
        let this = self.clone();
        self.waiting.replace(Some(Timeout::new(0, move || this.show(shown))));
    }

    fn show(&self, shown: Shown) {
        self.page.editor.set_language(shown.analysis.document.language.name());
        self.page.editor.mark(&marks(&shown.analysis), shown.revision);
        self.page.latest.replace(Some(shown.clone()));
        self.page.act(Action::Analysed(shown));
    }
}
