//! The dialog to give the text away: as a link, as a copy for other places, as a report.

use taskdef_playground::report::{self, Format};
use taskdef_playground::view::share::{self, Choice, Given, LONGEST_LINK, Secret};
use taskdef_playground::view::{AppState, Shown, file};
use taskdef_playground::{Analysis, Options, TaskAnalysis};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::browser::location;
use super::dialog::DialogBox;
use super::icon::{Icon, icon};
use super::page::{Page, use_page};
use super::pretend::chosen;
use super::prose::prose;
use super::text;

/// So many secrets are named; the rest is counted.
const MOST_NAMED: usize = 6;

#[derive(Properties, PartialEq)]
pub(crate) struct ShareProps {
    pub state: AppState,
}

#[component]
pub(crate) fn Share(props: &ShareProps) -> Html {
    let page = use_page();
    let state = &props.state;
    let choice = use_state(|| Choice { settings: true, ..Choice::default() });
    let secrets = use_memo((state.text.clone(), state.shown.clone()), |(text, shown)| {
        shown.as_ref().map(|shown| share::secrets(text, &shown.options))
    });
    let depends = (state.text.clone(), state.shown.clone(), *choice, state.settings.clone());
    let given = use_memo(depends, |(text, shown, choice, settings)| {
        shown.as_ref().map(|shown| share::given(text, &shown.options, settings, *choice))
    });
    let (Some(shown), Some(given), Some(secrets)) = (&state.shown, &*given, &*secrets) else {
        return html! { <DialogBox title={text::SHARE}><p class="quiet">{ text::LOADING }</p></DialogBox> };
    };
    let change = |set: fn(&mut Choice, bool)| {
        let choice = choice.clone();
        Callback::from(move |event: Event| {
            let mut next = *choice;
            set(&mut next, event.target_unchecked_into::<HtmlInputElement>().checked());
            choice.set(next);
        })
    };
    let set_task = {
        let choice = choice.clone();
        Callback::from(move |event: Event| {
            choice.set(Choice { task: chosen(&event).parse().ok(), ..*choice });
        })
    };
    let settings = share::settings_words(&state.settings);
    let holds = share::world_holds(&state.options());
    let tasks = &shown.analysis.tasks;
    let option = |(number, task): (usize, &TaskAnalysis)| {
        let name = text::task_name(number, task.task.family.text());
        html! { <option value={number.to_string()} selected={choice.task == Some(number)}>{ name }</option> }
    };
    html! {
        <DialogBox title={text::SHARE} class="share">
            <fieldset>
                <legend>{ text::LINK }</legend>
                if !secrets.is_empty() {
                    { warning(&page, secrets) }
                    <div role="radiogroup" aria-label={text::SECRETS}>
                        { radio(text::MASK_SECRETS, !choice.secrets, change(|choice, _| choice.secrets = false)) }
                        { radio(text::LEAVE_SECRETS, choice.secrets, change(|choice, _| choice.secrets = true)) }
                    </div>
                }
                if !settings.is_empty() {
                    { check(text::include_settings(&settings), choice.settings, change(|choice, on| choice.settings = on)) }
                }
                if let Some(holds) = holds {
                    { check(text::include_world(holds), choice.world, change(|choice, on| choice.world = on)) }
                    if choice.world {
                        <p class="caution">{ icon(Icon::Warning) }<span>{ text::PRETEND_WARNING }</span></p>
                    }
                }
                if tasks.len() > 1 {
                    <label class="field"><span>{ text::WHAT_IS_SHARED }</span>
                        <select onchange={set_task}>
                            <option value="" selected={choice.task.is_none()}>{ text::WHOLE_TEXT }</option>
                            { for tasks.iter().enumerate().map(option) }
                        </select>
                    </label>
                }
                if !given.notes.is_empty() {
                    <ul class="convert-notes" aria-label={text::CONVERT_NOTES}>
                        { for given.notes.iter().map(|note| html! { <li>{ prose(note) }</li> }) }
                    </ul>
                }
                { link(&page, state, given) }
            </fieldset>
            { copies(&page, state, shown, given) }
            <Findings shown={shown.clone()} file={name(state).to_owned()} />
        </DialogBox>
    }
}

fn warning(page: &Page, secrets: &[Secret]) -> Html {
    let row = |secret: &Secret| {
        html! { <li>{ super::troubleshoot::to_place(page, secret.place) }{ " " }{ prose(&secret.message) }</li> }
    };
    html! {
        <div class="caution">
            { icon(Icon::Warning) }
            <div>
                <p><strong>{ text::secrets_found(secrets.len()) }</strong></p>
                <ul>
                    { for secrets.iter().take(MOST_NAMED).map(row) }
                    if secrets.len() > MOST_NAMED {
                        <li>{ text::more_secrets(secrets.len() - MOST_NAMED) }</li>
                    }
                </ul>
            </div>
        </div>
    }
}

fn radio(words: &'static str, checked: bool, onchange: Callback<Event>) -> Html {
    html! { <label class="field check"><input type="radio" name="secrets" {checked} {onchange} /><span>{ words }</span></label> }
}

fn check(words: String, checked: bool, onchange: Callback<Event>) -> Html {
    html! { <label class="field check"><input type="checkbox" {checked} {onchange} /><span>{ words }</span></label> }
}

#[derive(Properties, PartialEq)]
struct FindingsProps {
    shown: Shown,
    file: String,
}

/// The findings as a report in one of the formats.
#[component]
fn Findings(props: &FindingsProps) -> Html {
    let page = use_page();
    let format = use_state(|| 0usize);
    let choose = {
        let format = format.clone();
        Callback::from(move |event: Event| format.set(chosen(&event).parse().unwrap_or_default()))
    };
    let option = |(number, (name, _)): (usize, &(&'static str, _))| {
        html! { <option value={number.to_string()} selected={number == *format}>{ text::report_format(name) }</option> }
    };
    let button = |drawing, words: &'static str, act: fn(&Page, &str, String)| {
        let (page, shown, file, number) = (page.clone(), props.shown.clone(), props.file.clone(), *format);
        let onclick = Callback::from(move |_: MouseEvent| {
            if let Some(&(name, format)) = Format::ALL.get(number) {
                act(&page, name, report::render(&shown.analysis, format, &file));
            }
        });
        html! { <button type="button" class="button" {onclick}>{ icon(drawing) }<span>{ words }</span></button> }
    };
    let open = {
        let page = page.clone();
        Callback::from(move |_: MouseEvent| page.choose_file())
    };
    html! {
        <fieldset>
            <legend>{ text::FINDINGS }</legend>
            <div class="convert-choices">
                <label class="field inline"><span>{ text::REPORT_FORMAT }</span>
                    <select onchange={choose}>{ for Format::ALL.iter().enumerate().map(option) }</select>
                </label>
                { button(Icon::Copy, text::COPY, |page, _, report| page.copy(report, text::REPORT)) }
                { button(Icon::Download, text::DOWNLOAD, |page, format, report| {
                    page.download(share::report_file(format), report.as_bytes());
                }) }
            </div>
            <p class="quiet">{ text::FINDINGS_WORDS }</p>
            <div>
                <button type="button" class="button" onclick={open}>
                    { icon(Icon::Folder) }<span>{ text::OPEN_FILE }</span>
                </button>
            </div>
        </fieldset>
    }
}

/// The address of a link, when one can be given out.
fn address(state: &AppState, given: &Given) -> Result<String, String> {
    let code = given.code.as_ref().map_err(ToString::to_string)?;
    let address = location::link(state.panel.name(), code);
    let length = address.len();
    let several = state.shown.as_ref().is_some_and(|shown| shown.analysis.tasks.len() > 1);
    if length > LONGEST_LINK { Err(text::link_too_long(length, LONGEST_LINK, several)) } else { Ok(address) }
}

fn link(page: &Page, state: &AppState, given: &Given) -> Html {
    match address(state, given) {
        Ok(address) => {
            let length = text::link_length(address.len());
            let onclick = copy(page, text::LINK, address.clone());
            html! {
                <>
                    <div class="link-row">
                        <input type="text" readonly=true aria-label={text::LINK} value={address} />
                        <button type="button" class="button primary" autofocus=true {onclick}>{ icon(Icon::Copy) }<span>{ text::COPY_LINK }</span></button>
                    </div>
                    <p class="quiet">{ length }{ ". " }{ text::LINK_WORDS }</p>
                </>
            }
        }
        Err(why) => {
            let onclick = download(page, name(state).to_owned(), given.text.clone());
            html! {
                <>
                    <p class="caution">{ icon(Icon::Warning) }<span>{ why }</span></p>
                    <div><button type="button" class="button" {onclick}>{ icon(Icon::Download) }<span>{ text::SAVE_INSTEAD }</span></button></div>
                </>
            }
        }
    }
}

fn copies(page: &Page, state: &AppState, shown: &Shown, given: &Given) -> Html {
    let address = address(state, given).ok();
    let file = name(state);
    let button = |words: &'static str,
                  make: fn(&Analysis, &str, &Given, &str, &Options) -> Option<String>| {
        // Made when it is wanted: some forms take an analysis of their own.
        let (page, shown, given) = (page.clone(), shown.clone(), given.clone());
        let (file, address) = (file.to_owned(), address.clone().unwrap_or_default());
        let onclick = Callback::from(move |_: MouseEvent| {
            match make(&shown.analysis, &file, &given, &address, &shown.options) {
                Some(text) => page.copy(text, words),
                None => page.notice(text::NOTHING_TO_CONVERT),
            }
        });
        html! { <button type="button" class="button" {onclick}>{ icon(Icon::Copy) }<span>{ words }</span></button> }
    };
    html! {
        <fieldset>
            <legend>{ text::COPY_FORMS }</legend>
            <div class="copy-forms">
                if address.is_some() {
                    { button(text::MARKDOWN_LINK, |analysis, file, _, address, _| {
                        Some(share::markdown_link(share::title(analysis).unwrap_or(file), address))
                    }) }
                }
                { button(text::MARKDOWN_ALL, |analysis, file, given, address, _| {
                    Some(share::markdown(analysis, file, &given.text, Some(address).filter(|address| !address.is_empty())))
                }) }
                { button(text::TEXT_REPORT, |analysis, file, _, _, _| Some(report::render(analysis, Format::Text, file))) }
                if !shown.analysis.tasks.is_empty() {
                    { button(text::REGISTER_COMMAND, |_, _, given, _, options| share::register_command(&given.text, options)) }
                }
            </div>
        </fieldset>
    }
}

fn name(state: &AppState) -> &str {
    file::name(state.file.as_deref(), state.shown.as_ref().map(|shown| shown.analysis.document.language))
}

fn copy(page: &Page, what: &'static str, text: String) -> Callback<MouseEvent> {
    let page = page.clone();
    Callback::from(move |_: MouseEvent| page.copy(text.clone(), what))
}

fn download(page: &Page, name: String, text: String) -> Callback<MouseEvent> {
    let page = page.clone();
    Callback::from(move |_: MouseEvent| page.download(&name, text.as_bytes()))
}
