//! A list of tabs: one tab stop, arrow keys move and choose.

use yew::prelude::*;

use super::browser::dom;
use super::hooks::use_roving;

/// One tab.
#[derive(Clone, PartialEq)]
pub(crate) struct Tab {
    /// The id of its element; the panel that it controls is labelled by it.
    pub(crate) id: &'static str,
    /// Its words.
    pub(crate) title: &'static str,
    /// What stands behind them, such as a count, with words for a screen reader.
    pub(crate) badge: Option<(Classes, String, String)>,
}

#[derive(Properties, PartialEq)]
pub(crate) struct TabsProps {
    pub label: &'static str,
    pub tabs: Vec<Tab>,
    /// The number of the chosen one.
    pub chosen: usize,
    /// The id of the panel.
    pub panel: &'static str,
    pub on_choose: Callback<usize>,
    #[prop_or_default]
    pub class: Classes,
}

#[component]
pub(crate) fn Tabs(props: &TabsProps) -> Html {
    let count = props.tabs.len();
    let onkeydown = {
        let (on_choose, chosen) = (props.on_choose.clone(), props.chosen);
        let ids: Vec<&str> = props.tabs.iter().map(|tab| tab.id).collect();
        Callback::from(move |event: KeyboardEvent| {
            // From the tab that has the focus: the next key may come before the page is drawn with the choice of the last one.
            let here = ids.iter().position(|id| dom::has_focus_within(id)).unwrap_or(chosen);
            let Some(next) = use_roving::next(&event, here, count) else { return };
            event.prevent_default();
            on_choose.emit(next);
            if let Some(id) = ids.get(next) {
                dom::focus(id);
            }
        })
    };
    let tab = |(number, tab): (usize, &Tab)| {
        let on_choose = props.on_choose.clone();
        let is_chosen = number == props.chosen;
        html! {
            <button type="button" role="tab" class="tab" id={tab.id} aria-selected={is_chosen.to_string()}
                aria-controls={props.panel} tabindex={if is_chosen { "0" } else { "-1" }}
                onclick={Callback::from(move |_: MouseEvent| on_choose.emit(number))}>
                { tab.title }
                if let Some((class, sign, words)) = &tab.badge {
                    <span class={classes!("badge", class.clone())} aria-hidden="true">{ sign }</span>
                    <span class="visually-hidden">{ format!(" ({words})") }</span>
                }
            </button>
        }
    };
    html! {
        <div class={classes!("tabs", props.class.clone())} role="tablist" aria-label={props.label} {onkeydown}>
            { for props.tabs.iter().enumerate().map(tab) }
        </div>
    }
}
