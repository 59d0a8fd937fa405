//! The dialog of settings: where the task would run, rules, colours, storage.

use taskdef_playground::view::rules::RuleFilter;
use taskdef_playground::view::{Action, Settings, Theme};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::dialog::DialogBox;
use super::forget::ForgetButton;
use super::page::{Page, use_page};
use super::rule_settings::RuleSettings;
use super::text;

#[derive(Properties, PartialEq)]
pub(crate) struct SettingsDialogProps {
    pub settings: Settings,
    /// Which rules are listed.
    pub rules: RuleFilter,
    pub is_kept: bool,
}

#[component]
pub(crate) fn SettingsDialog(props: &SettingsDialogProps) -> Html {
    let page = use_page();
    let settings = &props.settings;
    let launch_type = change(&page, settings, |settings, event| {
        settings.launch_type = event.target_unchecked_into::<HtmlSelectElement>().value();
    });
    let theme = change(&page, settings, |settings, event| {
        let word = event.target_unchecked_into::<HtmlSelectElement>().value();
        settings.theme = Theme::from_name(&word).unwrap_or_default();
    });
    let region = change(&page, settings, |settings, event| settings.region = typed(event));
    let account = change(&page, settings, |settings, event| settings.account = typed(event));
    let keeps = change(&page, settings, |settings, event| {
        settings.keeps_text = event.target_unchecked_into::<HtmlInputElement>().checked();
    });
    html! {
        <DialogBox title={text::SETTINGS}>
            <fieldset>
                <legend>{ text::WHERE_IT_RUNS }</legend>
                <p class="quiet">{ text::WHERE_WORDS }</p>
                <label class="field"><span>{ text::LAUNCH_TYPE }</span>
                    <select onchange={launch_type}>
                        <option value="" selected={settings.launch_type.is_empty()}>{ text::LAUNCH_TYPE_OPEN }</option>
                        { for Settings::launch_types().map(|word| option(word, word, word == settings.launch_type)) }
                    </select>
                </label>
                <label class="field"><span>{ text::REGION }</span>
                    <input type="text" autocomplete="off" spellcheck="false" placeholder={text::REGION_EXAMPLE}
                        value={settings.region.clone()} onchange={region} />
                </label>
                <label class="field"><span>{ text::ACCOUNT }</span>
                    <input type="text" inputmode="numeric" autocomplete="off" placeholder={text::ACCOUNT_EXAMPLE}
                        value={settings.account.clone()} onchange={account} />
                </label>
            </fieldset>
            <RuleSettings settings={settings.clone()} filter={props.rules.clone()} />
            <fieldset>
                <legend>{ text::LOOK }</legend>
                <label class="field"><span>{ text::THEME }</span>
                    <select onchange={theme}>
                        { for Theme::ALL.into_iter().map(|theme| option(theme.name(), text::theme(theme), theme == settings.theme)) }
                    </select>
                </label>
            </fieldset>
            <fieldset>
                <legend>{ text::STORAGE }</legend>
                <label class="field check">
                    <input type="checkbox" checked={settings.keeps_text} onchange={keeps} /><span>{ text::KEEP_TEXT }</span>
                </label>
                <ForgetButton is_kept={props.is_kept} />
            </fieldset>
        </DialogBox>
    }
}

fn option(value: &'static str, words: &'static str, selected: bool) -> Html {
    html! { <option {value} {selected}>{ words }</option> }
}

fn typed(event: &Event) -> String {
    event.target_unchecked_into::<HtmlInputElement>().value().trim().to_owned()
}

/// A callback that changes one setting.
fn change(page: &Page, settings: &Settings, set: fn(&mut Settings, &Event)) -> Callback<Event> {
    let settings = settings.clone();
    page.on(move |event: Event| {
        let mut settings = settings.clone();
        set(&mut settings, &event);
        Action::SettingsChanged(settings)
    })
}
