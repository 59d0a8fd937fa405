//! The panel of environments: one section for each container.

use std::collections::BTreeSet;

use taskdef_playground::view::environment::containers;
use taskdef_playground::view::{Action, Shown};
use yew::prelude::*;

use super::containers::ContainerSection;
use super::icon::{Icon, icon};
use super::invitation::Invitation;
use super::page::use_page;
use super::text;

/// More containers than this are drawn only when they are asked for.
const MOST_CONTAINERS: usize = 20;

#[derive(Properties, PartialEq)]
pub(crate) struct EnvironmentPanelProps {
    pub shown: Shown,
    pub task: usize,
    pub revealed: BTreeSet<(usize, String)>,
}

#[component]
pub(crate) fn EnvironmentPanel(props: &EnvironmentPanelProps) -> Html {
    let page = use_page();
    let is_whole = use_state(|| false);
    let list = use_memo((props.shown.clone(), props.task), |(shown, task)| {
        shown.analysis.tasks.get(*task).map(|task| containers(&shown.analysis, task))
    });
    let Some(list) = list.as_ref() else {
        return html! { <Invitation condition={taskdef_playground::view::Condition::Understood} /> };
    };
    let most = if *is_whole { usize::MAX } else { MOST_CONTAINERS };
    if list.is_empty() {
        return html! { <p class="quiet">{ text::NO_CONTAINERS }</p> };
    }
    html! {
        <div class="environment">
            <div class="legend">
                <p>{ text::ENVIRONMENT_LEGEND }{ " " }{ text::DOUBT_LEGEND }</p>
                if !props.revealed.is_empty() {
                    <button type="button" class="button" onclick={page.on(|_: MouseEvent| Action::ValuesHidden)}>
                        { icon(Icon::EyeOff) }<span>{ text::HIDE_ALL_VALUES }</span>
                    </button>
                }
            </div>
            { for list.iter().take(most).enumerate().map(|(number, container)| html! {
                <ContainerSection {number} container={container.clone()} revealed={props.revealed.clone()} />
            }) }
            if list.len() > most {
                <button type="button" class="button show-more" onclick={Callback::from(move |_: MouseEvent| is_whole.set(true))}>
                    { text::show_more(list.len() - most) }
                </button>
            }
        </div>
    }
}
