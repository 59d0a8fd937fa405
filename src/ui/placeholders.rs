//! How many placeholders the text has, and a field for the value of each.

use std::collections::BTreeMap;
use std::rc::Rc;

use taskdef_playground::view::placeholders::{Row, rows};
use taskdef_playground::view::{Action, Shown};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::icon::{Icon, icon};
use super::page::{Page, use_page};
use super::text;
use super::text_field::TextField;

#[derive(Properties, PartialEq)]
pub(crate) struct PlaceholderSectionProps {
    pub shown: Shown,
    pub values: Rc<BTreeMap<String, String>>,
}

#[component]
pub(crate) fn PlaceholderSection(props: &PlaceholderSectionProps) -> Html {
    let page = use_page();
    let is_open = use_state(|| false);
    let list = rows(&props.shown.analysis, &props.values);
    if list.is_empty() {
        return html! {};
    }
    let filled = list.iter().filter(|row| !row.value.is_empty()).count();
    let toggle = {
        let is_open = is_open.clone();
        Callback::from(move |_: MouseEvent| is_open.set(!*is_open))
    };
    html! {
        <section class="pretend-aws" aria-label={text::PLACEHOLDERS}>
            <button type="button" class="unfold" aria-expanded={is_open.to_string()} onclick={toggle}>
                { icon(Icon::Chevron) }<strong>{ text::PLACEHOLDERS }</strong><span>{ list.len().to_string() }</span>
                if filled > 0 { <span class="changed">{ text::filled(filled) }</span> }
            </button>
            if *is_open {
                <div class="pretend-body">
                    <p class="quiet">{ text::PLACEHOLDER_WORDS }</p>
                    <ul>{ for list.iter().map(|row| field(&page, row)) }</ul>
                </div>
            }
        </section>
    }
}

fn field(page: &Page, row: &Row) -> Html {
    let text = row.text.clone();
    let onchange = page.on(move |event: Event| Action::PlaceholderFilled {
        text: text.clone(),
        value: event.target_unchecked_into::<HtmlInputElement>().value(),
    });
    html! {
        <li class="pretend-row" key={row.text.clone()}>
            <label class="pretend-value"><code class="pretend-name">{ &row.text }</code>
                <TextField value={row.value.clone()} {onchange} />
            </label>
        </li>
    }
}
