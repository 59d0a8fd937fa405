//! The settings as text: options to copy or to paste, and a link that sets them.

use taskdef_playground::view::link::{as_words, from_options_text, options_text};
use taskdef_playground::view::{Action, Settings};
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::browser::location;
use super::icon::{Icon, icon};
use super::page::use_page;
use super::prose::prose;
use super::text;

#[derive(Properties, PartialEq)]
pub(crate) struct SettingsTextProps {
    pub settings: Settings,
}

#[component]
pub(crate) fn SettingsText(props: &SettingsTextProps) -> Html {
    let page = use_page();
    let refused = use_state(|| None::<String>);
    let written = options_text(&props.settings);
    let onchange = {
        let (page, refused, settings) = (page.clone(), refused.clone(), props.settings.clone());
        Callback::from(move |event: Event| {
            let typed = event.target_unchecked_into::<HtmlTextAreaElement>().value();
            match from_options_text(&settings, &typed) {
                Ok(settings) => {
                    refused.set(None);
                    page.act(Action::SettingsChanged(settings));
                }
                Err(why) => refused.set(Some(why)),
            }
        })
    };
    let copy = {
        let (page, written) = (page.clone(), written.clone());
        Callback::from(move |_: MouseEvent| page.copy(written.clone(), text::OPTIONS))
    };
    let copy_link = {
        let settings = props.settings.clone();
        Callback::from(move |_: MouseEvent| {
            page.copy(location::with_words(&as_words(&settings)), text::SETTINGS_LINK);
        })
    };
    html! {
        <fieldset>
            <legend>{ text::AS_TEXT }</legend>
            <p class="quiet" id="options-words">{ prose(text::AS_TEXT_WORDS) }</p>
            <textarea class="options-text" rows="6" spellcheck="false" autocomplete="off" aria-label={text::OPTIONS}
                aria-describedby="options-words" aria-invalid={refused.is_some().to_string()} value={written} {onchange} />
            if let Some(why) = &*refused {
                <p class="caution" role="alert">{ icon(Icon::Warning) }<span>{ why }</span></p>
            }
            <div class="copy-forms">
                <button type="button" class="button" onclick={copy}>{ icon(Icon::Copy) }<span>{ text::COPY }</span></button>
                <button type="button" class="button" onclick={copy_link}>
                    { icon(Icon::Share) }<span>{ text::COPY_SETTINGS_LINK }</span>
                </button>
            </div>
        </fieldset>
    }
}
