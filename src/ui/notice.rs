//! A short notice of what was done; it goes away by itself.

use gloo::timers::callback::Timeout;
use taskdef_playground::view::Action;
use taskdef_playground::view::state::Notice;
use yew::prelude::*;

use super::page::use_page;

/// How long it stays, in milliseconds.
const TIME: u32 = 6000;

#[component]
pub(crate) fn NoticeBox() -> Html {
    let page = use_page();
    let notice = use_context::<Option<Notice>>().flatten();
    use_effect_with(notice.clone(), move |notice| {
        let timer = notice.as_ref().map(|notice| {
            let number = notice.number;
            Timeout::new(TIME, move || page.act(Action::NoticeGone(number)))
        });
        move || drop(timer)
    });
    html! {
        <div class="notice-place" role="status">
            if let Some(notice) = &notice {
                <p class="notice" key={notice.number}>{ &*notice.text }</p>
            }
        </div>
    }
}
