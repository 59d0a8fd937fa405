//! A text file of the site, fetched when it is first wanted.

use yew::prelude::*;

use crate::ui::browser::fetch;

/// How far a file is.
#[derive(Clone, PartialEq)]
pub(crate) enum Fetched {
    /// On its way.
    Waiting,
    /// Here.
    Here(AttrValue),
    /// It does not come.
    Missing,
}

/// The file at an address; fetched anew for each address and each number of attempts.
#[hook]
pub(crate) fn use_text_file(address: AttrValue, attempts: u32) -> Fetched {
    let fetched = use_state(|| Fetched::Waiting);
    {
        let fetched = fetched.clone();
        use_effect_with((address, attempts), move |(address, _)| {
            let address = address.clone();
            fetched.set(Fetched::Waiting);
            let wanted = std::rc::Rc::new(std::cell::Cell::new(true));
            let still_wanted = wanted.clone();
            wasm_bindgen_futures::spawn_local(async move {
                let text = fetch::text(&address).await;
                if still_wanted.get() {
                    fetched.set(text.map_or(Fetched::Missing, |text| Fetched::Here(text.into())));
                }
            });
            move || wanted.set(false)
        });
    }
    (*fetched).clone()
}
