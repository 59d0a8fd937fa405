//! The button that removes what is kept in this browser.

use taskdef_playground::view::Action;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::browser::storage;
use super::icon::{Icon, icon};
use super::page::use_page;
use super::text;

#[derive(Properties, PartialEq)]
pub(crate) struct ForgetButtonProps {
    pub is_kept: bool,
}

#[component]
pub(crate) fn ForgetButton(props: &ForgetButtonProps) -> Html {
    let page = use_page();
    let onclick = Callback::from(move |_: MouseEvent| {
        page.act(Action::Forgotten);
        let page = page.clone();
        spawn_local(async move {
            storage::clear_copies().await;
            page.notice(text::FORGOTTEN);
        });
    });
    html! {
        <div class="forget">
            <p>{ if props.is_kept { text::KEPT } else { text::NOT_KEPT } }</p>
            <button type="button" class="button" {onclick}>{ icon(Icon::Clear) }<span>{ text::FORGET }</span></button>
            <p class="quiet">{ text::FORGET_WORDS }</p>
        </div>
    }
}
