//! What the text is read as: the detection, and the choice to read it as something else.

use taskdef_playground::view::{Action, Dialect};
use yew::prelude::*;

use super::page::use_page;
use super::pretend::chosen;
use super::text;

#[derive(Properties, PartialEq)]
pub(crate) struct DialectChoiceProps {
    /// What the text was found to be, or is taken for.
    pub found: Dialect,
    /// The choice, when there is one.
    pub dialect: Option<Dialect>,
}

#[component]
pub(crate) fn DialectChoice(props: &DialectChoiceProps) -> Html {
    let page = use_page();
    let onchange = page.on(|event: Event| {
        let number: Option<usize> = chosen(&event).parse().ok();
        Action::DialectChosen(number.and_then(|number| Dialect::CHOICES.get(number).copied()))
    });
    let detected = match props.dialect {
        Some(_) => text::DETECTED.to_owned(),
        None => text::detected(props.found.title()),
    };
    html! {
        <select {onchange}>
            <option value="" selected={props.dialect.is_none()}>{ detected }</option>
            { for Dialect::CHOICES.iter().enumerate().map(|(number, dialect)| html! {
                <option value={number.to_string()} selected={props.dialect == Some(*dialect)}>{ dialect.title() }</option>
            }) }
        </select>
    }
}
