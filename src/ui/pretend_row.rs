//! One thing that the text refers to: whether it is there, what it holds, and which key protects it.

use taskdef_playground::view::Action;
use taskdef_playground::view::pretend::{Change, Kind, Presence, Subject};
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::page::use_page;
use super::place_link::PlaceLink;
use super::pretend::chosen;
use super::text;

#[derive(Properties, PartialEq)]
pub(crate) struct PretendRowProps {
    pub subject: Subject,
}

#[component]
pub(crate) fn PretendRow(props: &PretendRowProps) -> Html {
    let page = use_page();
    let Subject { kind, key, name, place, variables, presence, value, kms_key } = &props.subject;
    let kind = *kind;
    let presence_change = {
        let key = key.clone();
        page.on(move |event: Event| {
            let presence = Presence::from_name(&chosen(&event)).unwrap_or(Presence::Present);
            Action::Pretended(Change::Presence(kind, key.clone(), presence))
        })
    };
    let value_change = {
        let key = key.clone();
        page.on(move |event: InputEvent| {
            let area: HtmlTextAreaElement = event.target_unchecked_into();
            Action::Pretended(Change::Value(kind, key.clone(), area.value()))
        })
    };
    let key_change = {
        let key = key.clone();
        page.on(move |event: Event| {
            let field: HtmlInputElement = event.target_unchecked_into();
            Action::Pretended(Change::KmsKey(kind, key.clone(), field.value().trim().to_owned()))
        })
    };
    let label = |what: &str| format!("{what} ({} {name})", text::kind(kind));
    html! {
        <li class="pretend-row">
            <div class="pretend-name">
                <span class="quiet">{ text::kind(kind) }</span>{ " " }<code>{ name }</code>{ " " }<PlaceLink place={*place} />
                if !variables.is_empty() {
                    <span class="quiet">{ format!(" → {}", variables.join(", ")) }</span>
                }
            </div>
            <select aria-label={label(text::PRESENCE)} onchange={presence_change}>
                { for Presence::of(kind).iter().map(|one| html! {
                    <option value={one.name()} selected={one == presence}>{ text::presence(*one) }</option>
                }) }
            </select>
            if *presence == Presence::Present {
                <label class="pretend-value"><span>{ if kind == Kind::File { text::PRETEND_FILE } else { text::PRETEND_VALUE } }</span>
                    <textarea rows={if kind == Kind::File { "3" } else { "1" }} spellcheck="false" autocomplete="off"
                        aria-label={label(if kind == Kind::File { text::PRETEND_FILE } else { text::PRETEND_VALUE })}
                        placeholder={text::VALUE_OPEN} value={value.clone().unwrap_or_default()} oninput={value_change} />
                </label>
            }
            if *presence == Presence::Present && kind != Kind::File {
                <label class="pretend-value"><span>{ text::KMS_KEY }</span>
                    <input type="text" spellcheck="false" autocomplete="off" aria-label={label(text::KMS_KEY)}
                        placeholder={text::KMS_KEY_OPEN} value={kms_key.clone()} onchange={key_change} />
                </label>
            }
        </li>
    }
}
