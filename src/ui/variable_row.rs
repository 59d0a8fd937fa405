//! One variable: name, value, where it comes from, and what it won over.

use taskdef_playground::view::Action;
use taskdef_playground::view::environment::{Row, Shadow, Value};
use yew::prelude::*;

use super::icon::{Icon, icon};
use super::page::{Page, use_page};
use super::place_link::PlaceLink;
use super::prose::prose;
use super::text;

#[derive(Properties, PartialEq)]
pub(crate) struct VariableRowProps {
    /// The number of the container.
    pub container: usize,
    pub row: Row,
    pub is_revealed: bool,
    /// Whether the caret is in one of its lines.
    pub is_current: bool,
}

#[component]
pub(crate) fn VariableRow(props: &VariableRowProps) -> Html {
    let page = use_page();
    let VariableRowProps { container, row, is_revealed, is_current } = props;
    let source = format!("source-{}", row.source.name());
    html! {
        <li class={classes!("variable", is_current.then_some("current"))} aria-current={is_current.then_some("true")}>
            <div class="variable-name">{ name(&page, row) }</div>
            <div class="variable-value">
                <div class="value-line">
                    { shown_value(row, *is_revealed) }
                    { toggle(&page, *container, row, *is_revealed) }
                    { doubt(row.doubt) }
                </div>
                if !row.shadows.is_empty() {
                    <ul class="shadows">{ for row.shadows.iter().map(|shadow| beaten(shadow, *is_revealed)) }</ul>
                }
                if let Some(note) = row.note.as_ref().filter(|_| row.value != Value::Unknown) {
                    <p class="note">{ prose(note) }</p>
                }
            </div>
            <div class="variable-source">
                <span class="visually-hidden">{ format!("{} ", text::VARIABLE_SOURCE) }</span>
                <span class={classes!("source", source)}>{ text::source(row.source) }</span>
            </div>
        </li>
    }
}

/// The name; a button where it stands in the text.
fn name(page: &Page, row: &Row) -> Html {
    let Some(place) = row.place else {
        return html! { <code>{ &row.name }</code> };
    };
    let page = page.clone();
    let onclick = Callback::from(move |_: MouseEvent| page.reveal(place));
    html! {
        <button type="button" class="name-link" title={text::line(place.line)} {onclick}><code>{ &row.name }</code></button>
    }
}

/// The value; where it is not known, the note that says what is known of it.
fn shown_value(row: &Row, is_revealed: bool) -> Html {
    match (&row.value, &row.note) {
        (Value::Unknown, Some(note)) => html! { <span class="value unknown">{ prose(note) }</span> },
        (known, _) => value(known, row.sensitive && !is_revealed),
    }
}

/// How sure it is, where that is less than proven.
pub(crate) fn doubt(word: Option<&'static str>) -> Html {
    word.map(|word| html! { <span class="doubt" title={text::doubt(word)}>{ word }</span> })
        .unwrap_or_default()
}

/// A value; hidden ones as dots.
pub(crate) fn value(value: &Value, is_hidden: bool) -> Html {
    match value {
        Value::Known(_) if is_hidden => html! {
            <span class="value hidden-value"><span aria-hidden="true">{ "••••••••" }</span><span class="visually-hidden">{ text::HIDDEN_VALUE }</span></span>
        },
        Value::Known(text) if text.is_empty() => {
            html! { <span class="value unknown">{ text::EMPTY_VALUE }</span> }
        }
        Value::Known(text) => html! { <code class="value">{ text }</code> },
        Value::Pretend(text) => html! {
            <><code class="value pretend">{ text }</code>{ " " }<span class="pretend-word">{ text::PRETEND }</span></>
        },
        Value::Unknown => html! { <span class="value unknown">{ text::UNKNOWN_VALUE }</span> },
    }
}

fn beaten(shadow: &Shadow, is_revealed: bool) -> Html {
    html! {
        <li>
            <span>{ text::INSTEAD_OF }</span>{ " " }<s>{ value(&shadow.value, shadow.sensitive && !is_revealed) }</s>{ " " }
            <span>{ text::from_source(shadow.source) }</span>
            if let Some(place) = shadow.place {
                { ", " }<PlaceLink {place} />
            }
            { ": " }{ prose(shadow.because) }{ " " }{ doubt(shadow.doubt) }
        </li>
    }
}

/// Shows or hides a secret; nothing where there is no secret to show.
fn toggle(page: &Page, container: usize, row: &Row, is_revealed: bool) -> Html {
    if !row.sensitive || !matches!(row.value, Value::Known(_)) {
        return html! {};
    }
    let name = row.name.clone();
    let label = if is_revealed { text::hide_value(&name) } else { text::show_value(&name) };
    let onclick = page.on(move |_: MouseEvent| Action::ValueToggled { container, name: name.clone() });
    html! {
        <button type="button" class="reveal" aria-label={label} {onclick}>
            { icon(if is_revealed { Icon::EyeOff } else { Icon::Eye }) }
            <span aria-hidden="true">{ if is_revealed { text::HIDE_VALUE } else { text::SHOW_VALUE } }</span>
        </button>
    }
}
