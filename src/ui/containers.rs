//! One container with its variables.

use std::collections::BTreeSet;

use taskdef_playground::view::environment::{Container, CopyFormat, Row, copy};
use yew::prelude::*;

use super::icon::{Icon, icon};
use super::page::use_page;
use super::place_link::PlaceLink;
use super::text;
use super::variable_row::VariableRow;

#[derive(Properties, PartialEq)]
pub(crate) struct ContainerSectionProps {
    pub number: usize,
    pub container: Container,
    pub revealed: BTreeSet<(usize, String)>,
}

#[component]
pub(crate) fn ContainerSection(props: &ContainerSectionProps) -> Html {
    let page = use_page();
    let is_unfolded = use_state(|| false);
    let ContainerSectionProps { number, container, revealed } = props;
    let name = if container.name.is_empty() { text::UNNAMED } else { &container.name };
    let copy_button = |format: CopyFormat| {
        let (page, container, revealed, number) =
            (page.clone(), container.clone(), revealed.clone(), *number);
        let onclick = Callback::from(move |_: MouseEvent| {
            page.copy(copy(&container, number, &revealed, format), text::copy_format(format));
        });
        html! { <button type="button" class="button small" {onclick}>{ text::copy_format(format) }</button> }
    };
    let row = |row: &Row| {
        let is_revealed = revealed.contains(&(*number, row.name.clone()));
        html! { <VariableRow container={*number} row={row.clone()} {is_revealed} /> }
    };
    let (injected, own): (Vec<&Row>, Vec<&Row>) = container.rows.iter().partition(|row| row.is_injected);
    // They are many and say little: drawn when asked for, or where there is nothing else.
    let is_open = *is_unfolded || own.is_empty();
    let toggle = Callback::from(move |_: MouseEvent| is_unfolded.set(!*is_unfolded));
    html! {
        <section class="container" aria-label={name.to_owned()}>
            <div class="container-head">
                <h3><code>{ name }</code><span class="count">{ text::count(container.rows.len(), "variable", "variables") }</span></h3>
                <PlaceLink place={container.place} />
                if !container.rows.is_empty() {
                    <div class="copy-as" role="group" aria-label={format!("{} ({name})", text::COPY_AS)}>
                        { icon(Icon::Copy) }<span aria-hidden="true">{ text::COPY_AS }</span>
                        { for CopyFormat::ALL.into_iter().map(copy_button) }
                    </div>
                }
            </div>
            if container.rows.is_empty() {
                <p class="quiet">{ text::NO_VARIABLES }</p>
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
