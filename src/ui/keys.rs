//! The dialog that lists the keys.

use yew::prelude::*;

use super::dialog::DialogBox;
use super::text;

#[component]
pub(crate) fn Keys() -> Html {
    let row = |(keys, words): &(&[&'static str], &'static str)| {
        html! {
            <div class="key-row">
                <dt>{ for keys.iter().map(|key| html! { <kbd>{ *key }</kbd> }) }</dt>
                <dd>{ *words }</dd>
            </div>
        }
    };
    html! {
        <DialogBox title={text::KEYS} class="keys"><dl>{ for text::KEY_ROWS.iter().map(row) }</dl></DialogBox>
    }
}
