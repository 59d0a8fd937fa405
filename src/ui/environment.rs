//! The panel of environments: what is listed, and one section for each container.

use std::collections::BTreeSet;

use taskdef_playground::view::environment::{VariableFilter as Filter, containers, sources};
use taskdef_playground::view::{Action, Shown};
use yew::prelude::*;

use super::browser::dom;
use super::containers::ContainerSection;
use super::icon::{Icon, icon};
use super::invitation::Invitation;
use super::page::use_page;
use super::text;
use super::variable_filter::VariableFilter;

/// More containers than this are drawn only when they are asked for.
const MOST_CONTAINERS: usize = 20;

#[derive(Properties, PartialEq)]
pub(crate) struct EnvironmentPanelProps {
    pub shown: Shown,
    pub task: usize,
    pub filter: Filter,
    pub caret: u32,
    pub revealed: BTreeSet<(usize, String)>,
}

#[component]
pub(crate) fn EnvironmentPanel(props: &EnvironmentPanelProps) -> Html {
    let page = use_page();
    let is_whole = use_state(|| false);
    let depends = (props.shown.clone(), props.task, props.filter.clone());
    let list = use_memo(depends, |(shown, task, filter)| {
        let task = shown.analysis.tasks.get(*task)?;
        Some((containers(&shown.analysis, task, filter), sources(task)))
    });
    let rows = list.iter().flat_map(|(list, _)| list).flat_map(|container| &container.rows);
    let current = rows.filter(|row| row.holds(props.caret)).map(|row| row.place).collect::<Vec<_>>();
    use_effect_with(current, |current| {
        // Whoever works in the panel keeps the place.
        if !current.is_empty() && !dom::has_focus_within("panel") {
            dom::bring_into_view("panel", ".variable.current");
        }
    });
    let Some((list, sources)) = list.as_ref() else {
        return html! { <Invitation condition={taskdef_playground::view::Condition::Understood} /> };
    };
    let most = if *is_whole { usize::MAX } else { MOST_CONTAINERS };
    if list.is_empty() {
        return html! { <p class="quiet">{ text::NO_CONTAINERS }</p> };
    }
    html! {
        <div class="environment">
            <VariableFilter filter={props.filter.clone()} sources={sources.clone()} />
            <div class="legend">
                <p>{ text::ENVIRONMENT_LEGEND }{ " " }{ text::DOUBT_LEGEND }</p>
                if !props.revealed.is_empty() {
                    <button type="button" class="button" onclick={page.on(|_: MouseEvent| Action::ValuesHidden)}>
                        { icon(Icon::EyeOff) }<span>{ text::HIDE_ALL_VALUES }</span>
                    </button>
                }
            </div>
            { for list.iter().take(most).map(|container| html! {
                <ContainerSection key={container.number} container={container.clone()} revealed={props.revealed.clone()}
                    caret={props.caret} is_filtered={props.filter.is_active()} />
            }) }
            if list.len() > most {
                <button type="button" class="button show-more" onclick={Callback::from(move |_: MouseEvent| is_whole.set(true))}>
                    { text::show_more(list.len() - most) }
                </button>
            }
        </div>
    }
}
