//! The parameters and conditions of a template, with a choice for each.

use std::rc::Rc;

use taskdef_playground::view::template::{Choice, ConditionRow, Form, ParameterRow, form};
use taskdef_playground::view::{Action, Choices, Shown};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::icon::{Icon, icon};
use super::page::{Page, use_page};
use super::pretend::chosen;
use super::text;
use super::text_field::TextField;

#[derive(Properties, PartialEq)]
pub(crate) struct TemplateSectionProps {
    pub shown: Shown,
    pub choices: Rc<Choices>,
}

#[component]
pub(crate) fn TemplateSection(props: &TemplateSectionProps) -> Html {
    let page = use_page();
    let is_open = use_state(|| false);
    let Form { parameters, conditions, count } = form(&props.shown.analysis, &props.choices);
    if parameters.is_empty() && conditions.is_empty() {
        return html! {};
    }
    let toggle = {
        let is_open = is_open.clone();
        Callback::from(move |_: MouseEvent| is_open.set(!*is_open))
    };
    let defaults = page.on(|event: Event| {
        Action::TemplateChosen(Choice::Defaults(event.target_unchecked_into::<HtmlInputElement>().checked()))
    });
    html! {
        <section class="pretend-aws" aria-label={text::TEMPLATE}>
            <button type="button" class="unfold" aria-expanded={is_open.to_string()} onclick={toggle}>
                { icon(Icon::Chevron) }<strong>{ text::TEMPLATE }</strong>
                <span>{ text::template_counts(parameters.len(), conditions.len()) }</span>
                if count > 0 { <span class="changed">{ text::chosen(count) }</span> }
            </button>
            if *is_open {
                <div class="pretend-body">
                    <p class="quiet">{ text::TEMPLATE_WORDS }</p>
                    if parameters.iter().any(|row| row.default.is_some()) {
                        <label class="field check">
                            <input type="checkbox" checked={props.choices.defaults} onchange={defaults} /><span>{ text::TAKE_DEFAULTS }</span>
                        </label>
                    }
                    <ul>
                        { for parameters.iter().map(|row| parameter(&page, row)) }
                        { for conditions.iter().map(|row| condition(&page, row)) }
                    </ul>
                </div>
            }
        </section>
    }
}

fn parameter(page: &Page, row: &ParameterRow) -> Html {
    let name = row.name.clone();
    let choose = move |value: String| Action::TemplateChosen(Choice::Parameter(name.clone(), value));
    let field = if row.allowed.is_empty() {
        let onchange =
            page.on(move |event: Event| choose(event.target_unchecked_into::<HtmlInputElement>().value()));
        html! {
            <TextField value={row.value.clone()} placeholder={row.default.clone().unwrap_or_default()} {onchange} />
        }
    } else {
        let onchange = page.on(move |event: Event| choose(chosen(&event)));
        html! {
            <select {onchange}>
                <option value="" selected={row.value.is_empty()}>{ text::NOT_CHOSEN }</option>
                { for row.allowed.iter().map(|value| html! {
                    <option value={value.clone()} selected={*value == row.value}>{ value }</option>
                }) }
            </select>
        }
    };
    html! {
        <li class="pretend-row" key={row.name.clone()}>
            <label class="pretend-value"><code class="pretend-name">{ &row.name }</code>{ field }</label>
            if let Some(description) = &row.description {
                <p class="note">{ description }</p>
            }
        </li>
    }
}

fn condition(page: &Page, row: &ConditionRow) -> Html {
    let name = row.name.clone();
    let onchange = page.on(move |event: Event| {
        let holds = chosen(&event).parse().ok();
        Action::TemplateChosen(Choice::Condition(name.clone(), holds))
    });
    html! {
        <li class="pretend-row" key={format!("condition {}", row.name)}>
            <label class="pretend-value"><span class="pretend-name"><code>{ &row.name }</code>{ format!(" ({})", text::CONDITION) }</span>
                <select {onchange}>
                    <option value="" selected={row.chosen.is_none()}>{ text::condition_open(row.holds, row.assumed) }</option>
                    { for [true, false].into_iter().map(|holds| html! {
                        <option value={holds.to_string()} selected={row.chosen == Some(holds)}>{ text::holds(holds) }</option>
                    }) }
                </select>
            </label>
        </li>
    }
}
