//! Opens files that are dropped on the page or pasted.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::ui::browser::files;
use crate::ui::page::Page;

/// A file that hangs over the page says so all the time; after so many milliseconds of silence it is gone.
const SILENCE: u32 = 300;

/// Opens what is dropped and pasted. Returns whether a file hangs over the page.
#[hook]
pub(crate) fn use_files(page: &Page) -> bool {
    let hangs = use_state_eq(|| false);
    {
        let (page, hangs) = (page.clone(), hangs.clone());
        use_effect_with((), move |()| {
            let timer = std::cell::RefCell::new(None);
            let on_drag = move || {
                hangs.set(true);
                let hangs = hangs.clone();
                timer.replace(Some(Timeout::new(SILENCE, move || hangs.set(false))));
            };
            let listeners = files::listen(on_drag, move |file| page.open_file(file));
            move || drop(listeners)
        });
    }
    *hangs
}
