//! One member of the pretend AWS as a field, with what is wrong in it.

use taskdef_playground::view::Action;
use taskdef_playground::view::pretend::form::{Choice, Field, Input, Member};
use taskdef_playground::view::pretend::{Change, Kind, Path, Reading, Wrong};
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::icon::{Icon, icon};
use super::page::{Page, use_page};
use super::pretend::chosen;
use super::prose::prose;
use super::text;
use super::trials::change;

/// The lines that a field has at most; it can be made taller.
const MOST_LINES: usize = 14;

#[derive(Properties, PartialEq)]
pub(crate) struct PretendFieldProps {
    /// What the member belongs to.
    pub kind: Kind,
    /// What that is called.
    pub name: AttrValue,
    pub field: Field,
}

#[component]
pub(crate) fn PretendField(props: &PretendFieldProps) -> Html {
    let page = use_page();
    let area = use_node_ref();
    let PretendFieldProps { kind, name, field } = props;
    let words = text::member(field.member);
    let about = match &field.input {
        Input::Entry(entry) => format!("{words} {entry} ({})", text::thing(*kind, name)),
        _ if field.member == Member::Whole => words.to_owned(),
        _ => format!("{words} ({})", text::thing(*kind, name)),
    };
    let body = match &field.input {
        Input::Choice(choices) => select(&page, about, choices, &field.text),
        Input::Line => {
            let oninput = typed(&page, &field.path, Reading::Word);
            let placeholder = if field.member == Member::KmsKey { text::AWS_ITSELF } else { "" };
            html! {
                <input type="text" spellcheck="false" autocomplete="off" aria-label={about} {placeholder} value={field.text.clone()} {oninput} />
            }
        }
        Input::Lines(reading) => lines(&page, &area, about, field, *reading),
        Input::Entry(_) => html! {
            <div class="pretend-entry">
                { lines(&page, &area, about.clone(), field, Reading::Text) }
                <button type="button" class="button icon-only" aria-label={format!("{} {about}", text::REMOVE)}
                    onclick={change(&page, Change::Set(field.path.clone(), None))}>{ icon(Icon::Clear) }</button>
            </div>
        },
        Input::NewEntry(likely) => html! { <NewEntry table={field.path.clone()} {likely} {about} /> },
    };
    let words = match &field.input {
        Input::Entry(entry) => html! { <code>{ entry }</code> },
        _ => prose(words),
    };
    html! {
        <div class="pretend-field">
            if field.member != Member::Whole { <span aria-hidden="true">{ words }</span> }
            { body }
            if let Some(wrong) = &field.wrong { { what_is_wrong(&page, &area, &field.path, wrong) } }
        </div>
    }
}

fn select(page: &Page, about: String, choices: &[Choice], now: &str) -> Html {
    let onchange = {
        let choices = choices.to_vec();
        let page = page.clone();
        Callback::from(move |event: Event| {
            let word = chosen(&event);
            if let Some(choice) = choices.iter().find(|choice| choice.word == word) {
                page.act(Action::Pretended(Change::Set(choice.path.clone(), choice.value.clone())));
            }
        })
    };
    html! {
        <select aria-label={about} {onchange}>
            { for choices.iter().map(|choice| html! {
                <option value={choice.word} selected={choice.word == now}>{ text::world_word(choice.word) }</option>
            }) }
        </select>
    }
}

fn typed(page: &Page, path: &Path, reading: Reading) -> Callback<InputEvent> {
    let path = path.clone();
    page.on(move |event: InputEvent| {
        // Both kinds of fields have their text under the same name.
        let text = event.target_unchecked_into::<HtmlTextAreaElement>().value();
        Action::Pretended(Change::Typed { path: path.clone(), reading, text })
    })
}

fn lines(page: &Page, area: &NodeRef, about: String, field: &Field, reading: Reading) -> Html {
    let least = match (field.member, reading) {
        (Member::Whole, _) => MOST_LINES,
        (Member::Content | Member::Overrides, _) => 3,
        _ => 1,
    };
    let rows = field.text.split('\n').count().clamp(least, MOST_LINES).to_string();
    let placeholder = match field.member {
        Member::Value | Member::Content => text::VALUE_OPEN,
        Member::Whole => "{}",
        _ => "",
    };
    let oninput = typed(page, &field.path, reading);
    html! {
        <textarea ref={area.clone()} {rows} spellcheck="false" autocomplete="off" aria-label={about} {placeholder}
            aria-invalid={field.wrong.is_some().then_some("true")} value={field.text.clone()} {oninput} />
    }
}

/// What is wrong, as a button that goes there where the place is known.
fn what_is_wrong(page: &Page, area: &NodeRef, path: &Path, wrong: &Wrong) -> Html {
    let link = wrong.place.map(|place| {
        let area = area.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            if let Some(area) = area.cast::<HtmlTextAreaElement>() {
                let _ = area.focus();
                let _ = area.set_selection_range(place.from, place.to);
            }
        });
        html! { <button type="button" class="place-link" {onclick}>{ text::line(place.line) }</button> }
    });
    html! {
        <p class="pretend-wrong" role="alert">
            { icon(Icon::Error) }
            <span>{ text::NOT_APPLIED }{ " " }{ prose(&wrong.message) }{ " " }{ link }</span>
            <button type="button" class="button small" onclick={change(page, Change::Discarded(path.clone()))}>{ text::DISCARD }</button>
        </p>
    }
}

#[derive(Properties, PartialEq)]
struct NewEntryProps {
    table: Path,
    likely: &'static str,
    about: String,
}

/// The name of an entry that is to be added.
#[component]
fn NewEntry(props: &NewEntryProps) -> Html {
    let page = use_page();
    let field = use_node_ref();
    let add = {
        let (field, table) = (field.clone(), props.table.clone());
        move || {
            let Some(field) = field.cast::<HtmlInputElement>() else { return };
            let name = field.value().trim().to_owned();
            if !name.is_empty() {
                field.set_value("");
                let path = table.iter().cloned().chain([name]).collect();
                page.act(Action::Pretended(Change::Set(path, Some("".into()))));
            }
        }
    };
    let onclick = {
        let add = add.clone();
        Callback::from(move |_: MouseEvent| add())
    };
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Enter" {
            add();
        }
    });
    html! {
        <div class="pretend-entry">
            <input ref={field} type="text" spellcheck="false" autocomplete="off" placeholder={props.likely}
                aria-label={format!("{}: {}", text::NAME, props.about)} {onkeydown} />
            <button type="button" class="button small" aria-label={format!("{}: {}", text::ADD, props.about)} {onclick}>
                <span aria-hidden="true">{ text::ADD }</span>
            </button>
        </div>
    }
}
