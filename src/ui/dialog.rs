//! A dialog: the browser's own element keeps the focus inside, closes on Escape and gives the focus back.

use taskdef_playground::view::Action;
use web_sys::{EventTarget, HtmlDialogElement};
use yew::prelude::*;

use super::icon::{Icon, icon};
use super::notice::NoticeBox;
use super::page::use_page;
use super::text;

#[derive(Properties, PartialEq)]
pub(crate) struct DialogBoxProps {
    pub title: &'static str,
    #[prop_or_default]
    pub class: Classes,
    pub children: Html,
}

#[component]
pub(crate) fn DialogBox(props: &DialogBoxProps) -> Html {
    let page = use_page();
    let element = use_node_ref();
    {
        let element = element.clone();
        use_effect_with((), move |()| {
            if let Some(dialog) = element.cast::<HtmlDialogElement>() {
                let _ = dialog.show_modal();
            }
        });
    }
    let close = {
        let element = element.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(dialog) = element.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        })
    };
    // A click outside reaches the dialog itself, a click inside something in it.
    let onclick = {
        let (element, close) = (element.clone(), close.clone());
        Callback::from(move |event: MouseEvent| {
            let dialog = element.cast::<HtmlDialogElement>();
            if dialog.is_some_and(|dialog| event.target().as_ref() == Some(&*dialog as &EventTarget)) {
                close.emit(event);
            }
        })
    };
    let onclose = page.on(|_: Event| Action::DialogClosed);
    html! {
        <dialog class={classes!("dialog", props.class.clone())} ref={element} aria-labelledby="dialog-title" {onclick} {onclose}>
            <div class="dialog-box">
                <div class="dialog-head">
                    <h2 id="dialog-title">{ props.title }</h2>
                    <button type="button" class="button icon-only" aria-label={text::CLOSE} onclick={close}>{ icon(Icon::Close) }</button>
                </div>
                <div class="dialog-body">{ props.children.clone() }</div>
            </div>
            <NoticeBox />
        </dialog>
    }
}
