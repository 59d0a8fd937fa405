//! Chooses one of several task definitions in the text; nothing where there is only one.

use taskdef_playground::view::counts::Counts;
use taskdef_playground::view::{Action, Shown, tasks};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::page::use_page;
use super::text;

#[derive(Properties, PartialEq)]
pub(crate) struct TaskChoiceProps {
    pub shown: Shown,
    pub task: usize,
}

#[component]
pub(crate) fn TaskChoice(props: &TaskChoiceProps) -> Html {
    let page = use_page();
    let names = tasks::names(&props.shown.analysis);
    if names.len() < 2 {
        return html! {};
    }
    let onchange = page.on(|event: Event| {
        let choice: HtmlSelectElement = event.target_unchecked_into();
        Action::TaskChosen(choice.value().parse().unwrap_or_default())
    });
    let counts = Counts::by_task(&props.shown.analysis);
    let option = |(number, name): (usize, &Option<String>)| {
        let counts = counts.get(number).copied().unwrap_or_default();
        html! {
            <option value={number.to_string()} selected={number == props.task}>
                { text::task_option(number, name.as_deref(), counts) }
            </option>
        }
    };
    html! {
        <label class="field task-choice">
            <span>{ text::CHOOSE_TASK }</span>
            <select {onchange}>{ for names.iter().enumerate().map(option) }</select>
        </label>
    }
}
