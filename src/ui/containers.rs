//! One container with its variables.

use std::collections::BTreeSet;

use taskdef_playground::view::environment::{Container, Row};
use taskdef_playground::view::environment_copy::{CopyFormat, Remark, copy};
use yew::prelude::*;

use super::icon::{Icon, icon};
use super::page::use_page;
use super::place_link::PlaceLink;
use super::prose::prose;
use super::text;
use super::variable_row::VariableRow;

#[derive(Properties, PartialEq)]
pub(crate) struct ContainerSectionProps {
    pub container: Container,
    pub revealed: BTreeSet<(usize, String)>,
    pub caret: u32,
    /// Whether some variables may be left out of the list.
    pub is_filtered: bool,
}

#[component]
pub(crate) fn ContainerSection(props: &ContainerSectionProps) -> Html {
    let page = use_page();
    let is_unfolded = use_state(|| false);
    let copied = use_state(|| None);
    let ContainerSectionProps { container, revealed, .. } = props;
    let number = container.number;
    let name = if container.name.is_empty() { text::UNNAMED } else { &container.name };
    let copy_button = |format: CopyFormat| {
        let (page, container, revealed, copied) =
            (page.clone(), container.clone(), revealed.clone(), copied.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            page.copy(copy(&container, &revealed, format).text, text::copy_format(format));
            copied.set(Some(format));
        });
        html! { <button type="button" class="button small" {onclick}>{ text::copy_format(format) }</button> }
    };
    let row = |row: &Row| {
        let is_revealed = revealed.contains(&(number, row.name.clone()));
        let is_current = row.holds(props.caret);
        html! { <VariableRow container={number} row={row.clone()} {is_revealed} {is_current} /> }
    };
    let (injected, own): (Vec<&Row>, Vec<&Row>) = container.rows.iter().partition(|row| row.is_injected());
    // They are many and say little: drawn when asked for, or where there is nothing else.
    let is_open = *is_unfolded
        || own.is_empty()
        || props.is_filtered
        || injected.iter().any(|row| row.holds(props.caret));
    let toggle = Callback::from(move |_: MouseEvent| is_unfolded.set(!*is_unfolded));
    html! {
        <section class="container" aria-label={name.to_owned()}>
            <div class="container-head">
                <h3><code>{ name }</code><span class="count">{ text::listed(container.rows.len(), container.total) }</span></h3>
                <PlaceLink place={container.place} />
                if !container.rows.is_empty() {
                    <div class="copy-as" role="group" aria-label={format!("{} ({name})", text::COPY_AS)}>
                        { icon(Icon::Copy) }<span aria-hidden="true">{ text::COPY_AS }</span>
                        { for CopyFormat::ALL.into_iter().map(copy_button) }
                    </div>
                }
            </div>
            if let Some(format) = *copied {
                { copy_notes(container, revealed, format) }
            }
            if container.rows.is_empty() {
                <p class="quiet">{ if container.total == 0 { text::NO_VARIABLES } else { text::NO_VARIABLE_MATCHES } }</p>
            } else {
                <div class="variables-head" aria-hidden="true">
                    <span>{ text::VARIABLE_NAME }</span><span>{ text::VARIABLE_VALUE }</span><span>{ text::VARIABLE_SOURCE }</span>
                </div>
                <ul class="variables">{ for own.into_iter().map(row) }</ul>
                if !injected.is_empty() {
                    <button type="button" class="unfold" aria-expanded={is_open.to_string()} onclick={toggle}>
                        { icon(Icon::Chevron) }{ text::platform_variables(injected.len()) }
                    </button>
                    if is_open {
                        <ul class="variables">{ for injected.into_iter().map(row) }</ul>
                    }
                }
            }
        </section>
    }
}

/// What there is to say about the last copy: how its form is read, and which variables it does not carry as they are.
fn copy_notes(container: &Container, revealed: &BTreeSet<(usize, String)>, format: CopyFormat) -> Html {
    let remark = |(remark, names): &(Remark, Vec<String>)| {
        html! { <li>{ text::names(names) }{ " – " }{ remark.words() }</li> }
    };
    let left_out = container.total - container.rows.len();
    html! {
        <div class="copy-notes">
            <p>{ prose(text::copy_words(format)) }</p>
            <ul>
                if left_out > 0 { <li>{ text::not_listed(left_out) }</li> }
                { for copy(container, revealed, format).remarks.iter().map(remark) }
            </ul>
        </div>
    }
}
