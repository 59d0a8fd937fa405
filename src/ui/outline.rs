//! The list of the parts of the text, to jump to one: a menu in the head of the editor.

use taskdef_playground::view::Shown;
use taskdef_playground::view::outline::{Part, PartKind, outline};
use web_sys::Element;
use yew::prelude::*;

use super::icon::{Icon, icon};
use super::page::use_page;
use super::text;

#[derive(Properties, PartialEq)]
pub(crate) struct OutlineProps {
    pub shown: Option<Shown>,
}

#[component]
pub(crate) fn Outline(props: &OutlineProps) -> Html {
    let page = use_page();
    let menu = use_node_ref();
    let parts = use_memo(props.shown.clone(), |shown| {
        shown.as_ref().map(|shown| outline(&shown.analysis)).unwrap_or_default()
    });
    if parts.is_empty() {
        return html! {};
    }
    let close = {
        let menu = menu.clone();
        move || {
            if let Some(menu) = menu.cast::<Element>() {
                let _ = menu.remove_attribute("open");
            }
        }
    };
    let onkeydown = {
        let close = close.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                close();
            }
        })
    };
    let entry = |part: &Part| {
        let (page, close, place) = (page.clone(), close.clone(), part.place);
        let onclick = Callback::from(move |_: MouseEvent| {
            close();
            page.reveal(place);
        });
        let class = classes!("menu-entry", (part.kind != PartKind::Task).then_some("inner"));
        html! {
            <li><button type="button" {class} {onclick}>
                <span class="quiet">{ text::part(part.kind) }</span>{ " " }
                <span>{ part.name.as_deref().unwrap_or(text::UNNAMED) }</span>{ " " }
                <span class="at">{ part.place.line }</span>
            </button></li>
        }
    };
    html! {
        <details class="menu" ref={menu} {onkeydown}>
            <summary class="button icon-only" aria-label={text::OUTLINE} title={text::OUTLINE}>{ icon(Icon::List) }</summary>
            <ul class="menu-list">{ for parts.iter().map(entry) }</ul>
        </details>
    }
}
