//! The dialog of settings: where the task would run, rules, colours, storage.

use taskdef_playground::view::rules::RuleFilter;
use taskdef_playground::view::settings::{Depth, Size, is_version};
use taskdef_playground::view::{Action, Dialect, Settings, Shown, Theme};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::dialect_choice::DialectChoice;
use super::dialog::DialogBox;
use super::forget::ForgetButton;
use super::page::{Page, use_page};
use super::pretend::chosen;
use super::rule_settings::RuleSettings;
use super::settings_text::SettingsText;
use super::text;
use super::text_field::TextField;

#[derive(Properties, PartialEq)]
pub(crate) struct SettingsDialogProps {
    pub settings: Settings,
    /// Which rules are listed.
    pub rules: RuleFilter,
    pub is_kept: bool,
    /// What the text is read as, when it is chosen.
    pub dialect: Option<Dialect>,
    pub shown: Option<Shown>,
}

#[component]
pub(crate) fn SettingsDialog(props: &SettingsDialogProps) -> Html {
    let page = use_page();
    let settings = &props.settings;
    let launch_type = change(&page, settings, |settings, event| {
        settings.launch_type = chosen(event);
    });
    let theme = change(&page, settings, |settings, event| {
        settings.theme = Theme::from_name(&chosen(event)).unwrap_or_default();
    });
    let size = change(&page, settings, |settings, event| {
        settings.size = Size::from_name(&chosen(event)).unwrap_or_default();
    });
    let depth = change(&page, settings, |settings, event| {
        settings.depth = Depth::from_name(&chosen(event)).unwrap_or_default();
    });
    let region = change(&page, settings, |settings, event| settings.region = typed(event));
    let account = change(&page, settings, |settings, event| settings.account = typed(event));
    let platform = change(&page, settings, |settings, event| settings.platform_version = typed(event));
    let agent = change(&page, settings, |settings, event| settings.agent_version = typed(event));
    let simple = change(&page, settings, |settings, event| {
        settings.simple_editor = event.target_unchecked_into::<HtmlInputElement>().checked();
    });
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
                    <TextField placeholder={text::REGION_EXAMPLE} value={settings.region.clone()} onchange={region} />
                </label>
                <label class="field"><span>{ text::ACCOUNT }</span>
                    <TextField inputmode="numeric" placeholder={text::ACCOUNT_EXAMPLE} value={settings.account.clone()}
                        onchange={account} />
                </label>
                { version(text::PLATFORM_VERSION, text::PLATFORM_EXAMPLE, &settings.platform_version, platform) }
                { version(text::AGENT_VERSION, text::AGENT_EXAMPLE, &settings.agent_version, agent) }
            </fieldset>
            if let Some(shown) = &props.shown {
                <fieldset>
                    <legend>{ text::THE_TEXT }</legend>
                    <label class="field"><span>{ text::READ_AS }</span>
                        <DialectChoice found={shown.analysis.located.dialect} dialect={props.dialect} />
                    </label>
                </fieldset>
            }
            <RuleSettings settings={settings.clone()} filter={props.rules.clone()} />
            <fieldset>
                <legend>{ text::LOOK }</legend>
                <label class="field"><span>{ text::THEME }</span>
                    <select onchange={theme}>
                        { for Theme::ALL.into_iter().map(|theme| option(theme.name(), text::theme(theme), theme == settings.theme)) }
                    </select>
                </label>
                <label class="field"><span>{ text::SIZE }</span>
                    <select onchange={size}>
                        { for Size::ALL.into_iter().map(|size| option(size.name(), text::page_size(size), size == settings.size)) }
                    </select>
                </label>
                <label class="field"><span>{ text::DEPTH }</span>
                    <select onchange={depth}>
                        { for Depth::ALL.into_iter().map(|depth| option(depth.name(), text::depth(depth), depth == settings.depth)) }
                    </select>
                </label>
                <label class="field check">
                    <input type="checkbox" checked={settings.simple_editor} onchange={simple} /><span>{ text::SIMPLE_EDITOR }</span>
                </label>
            </fieldset>
            <SettingsText settings={settings.clone()} />
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

/// The field of a version; one that cannot be read counts as none, and says so.
fn version(words: &'static str, example: &'static str, now: &str, onchange: Callback<Event>) -> Html {
    let is_wrong = !is_version(now);
    html! {
        <label class="field"><span>{ words }</span>
            <span>
                <TextField placeholder={example} {is_wrong} value={now.to_owned()} {onchange} />
                if is_wrong { { " " }<span class="wrong">{ text::NO_VERSION }</span> }
            </span>
        </label>
    }
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
