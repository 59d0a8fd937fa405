//! The bar at the top: the name of the page, and what is done with it as a whole.

use taskdef_playground::view::{Action, Dialog, Settings};
use yew::prelude::*;

use super::hooks::use_roving::use_roving;
use super::icon::{Icon, icon};
use super::page::use_page;
use super::text;

#[derive(Properties, PartialEq)]
pub(crate) struct ToolbarProps {
    /// For the summary of where the task would run.
    pub settings: Settings,
}

#[component]
pub(crate) fn Toolbar(props: &ToolbarProps) -> Html {
    let page = use_page();
    let actions = use_node_ref();
    let onkeydown = use_roving(&actions);
    let open = |dialog| page.on(move |_: MouseEvent| Action::DialogOpened(dialog));
    let settings = &props.settings;
    let place: Vec<&str> = [settings.launch_type.as_str(), settings.region.trim(), settings.account.trim()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    html! {
        <header class="toolbar" id="toolbar">
            <h1><Mark /><span>{ text::TITLE }</span></h1>
            <div class="toolbar-actions" role="toolbar" aria-label={text::ACTIONS} ref={actions} {onkeydown}>
                <button type="button" class="button" onclick={open(Dialog::Examples)}>
                    { icon(Icon::Book) }<span>{ text::EXAMPLES }</span>
                </button>
                <button type="button" class="button" onclick={open(Dialog::Convert)}>
                    { icon(Icon::Convert) }<span>{ text::CONVERT }</span>
                </button>
                <button type="button" class="button" onclick={open(Dialog::Compare)}>
                    { icon(Icon::Compare) }<span>{ text::COMPARE }</span>
                </button>
                <button type="button" class="button" onclick={open(Dialog::Share)}>
                    { icon(Icon::Share) }<span>{ text::SHARE }</span>
                </button>
                <button type="button" class="button" onclick={open(Dialog::Settings)}>
                    { icon(Icon::Gear) }<span>{ text::SETTINGS }</span>
                    if !place.is_empty() {
                        <span class="place">{ place.join(" · ") }</span>
                    }
                </button>
                <button type="button" class="button icon-only wide-only" onclick={open(Dialog::Keys)} aria-label={text::KEYS} title={text::KEYS}>
                    { icon(Icon::Keyboard) }
                </button>
                <button type="button" class="button icon-only" onclick={open(Dialog::Privacy)} aria-label={text::PRIVACY} title={text::STAYS_HERE}>
                    { icon(Icon::Lock) }
                </button>
            </div>
        </header>
    }
}

/// The mark of the page: a task with two containers in it.
#[component]
fn Mark() -> Html {
    html! {
        <svg class="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
            <rect x="1.5" y="1.5" width="21" height="21" rx="5" />
            <path d="M6 8.5h5v7H6zM13 8.5h5v7h-5z" />
        </svg>
    }
}
