//! Keeps the text in this browser, some time after it was changed.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use taskdef_playground::view::AppState;
use yew::prelude::*;

use crate::ui::browser::storage::{self, Key};

/// How long the text must be left alone, in milliseconds.
const PAUSE: u32 = 600;

/// Texts over 1 MiB are not kept; the storage of a whole site is about five times that.
const LONGEST: usize = 1 << 20;

/// Keeps the text and the settings as the settings say. Returns whether the text is kept.
#[hook]
pub(crate) fn use_draft(state: &AppState) -> bool {
    let kept = use_state(|| storage::get(Key::Text).is_some());
    let keeps = state.keeps();
    let is_linked = state.is_linked();
    {
        let kept = kept.clone();
        use_effect_with((state.text.clone(), state.revision, keeps), move |(text, revision, keeps)| {
            let timer = (*keeps && *revision > 1 && !is_linked).then(|| {
                let text: Rc<str> = text.clone();
                Timeout::new(PAUSE, move || {
                    kept.set(text.len() <= LONGEST && storage::set(Key::Text, &text));
                })
            });
            move || drop(timer)
        });
    }
    {
        let kept = kept.clone();
        use_effect_with(keeps, move |keeps| {
            if !keeps {
                storage::remove(Key::Text);
                kept.set(false);
            }
        });
    }
    let keeps_settings = state.keeps_settings();
    use_effect_with((state.settings.clone(), state.forgotten), move |(settings, forgotten)| {
        if *forgotten {
            storage::clear();
        } else if keeps_settings && (*settings != Default::default() || storage::get(Key::Settings).is_some())
        {
            storage::set(Key::Settings, &settings.to_json());
        }
    });
    *kept
}
