//! On a narrow screen: the bar at the bottom that chooses what is seen.

use taskdef_playground::view::counts::Counts;
use taskdef_playground::view::{Action, Panel, Shown};
use yew::prelude::*;

use super::icon::{Icon, icon};
use super::page::use_page;
use super::results::badge;
use super::text;

#[derive(Properties, PartialEq)]
pub(crate) struct BottomBarProps {
    pub panel: Panel,
    pub editor_in_front: bool,
    pub shown: Option<Shown>,
}

#[component]
pub(crate) fn BottomBar(props: &BottomBarProps) -> Html {
    let page = use_page();
    let counts = props.shown.as_ref().map(|shown| Counts::of(&shown.analysis));
    let entry = |action: Action, is_chosen: bool, drawing, title: &str, counts: Option<Counts>| {
        let badge = counts.and_then(badge);
        html! {
            <button type="button" class="bottom-entry" aria-current={is_chosen.then_some("page")}
                onclick={page.on(move |_: MouseEvent| action.clone())}>
                { icon(drawing) }
                <span>{ title }</span>
                if let Some((class, sign, words)) = badge {
                    <span class={classes!("badge", class)} aria-hidden="true">{ sign }</span>
                    <span class="visually-hidden">{ format!(" ({words})") }</span>
                }
            </button>
        }
    };
    let drawing = |panel| match panel {
        Panel::Problems => Icon::List,
        Panel::Environment => Icon::Variables,
        Panel::Policy => Icon::Shield,
        Panel::Launch => Icon::Rocket,
        Panel::World => Icon::Cloud,
    };
    html! {
        <nav class="bottom-bar" aria-label={text::VIEWS}>
            { entry(Action::EditorChosen, props.editor_in_front, Icon::Braces, text::EDITOR, None) }
            { for Panel::ALL.into_iter().map(|panel| {
                let is_chosen = !props.editor_in_front && props.panel == panel;
                let counts = counts.filter(|_| panel == Panel::Problems);
                entry(Action::PanelChosen(panel), is_chosen, drawing(panel), text::short_panel(panel), counts)
            }) }
        </nav>
    }
}
