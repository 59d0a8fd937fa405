//! The line at the bottom: where the caret is, what the text is, and what happens to it.

use taskdef_playground::view::{Action, Dialect, Dialog, Shown, summary};
use yew::prelude::*;

use super::dialect_choice::DialectChoice;
use super::icon::{Icon, icon};
use super::page::use_page;
use super::text;

#[derive(Properties, PartialEq)]
pub(crate) struct StatusBarProps {
    pub caret: u32,
    pub shown: Option<Shown>,
    /// What the text is read as, when it is chosen.
    pub dialect: Option<Dialect>,
    /// Whether the text is kept in this browser.
    pub is_kept: bool,
}

#[component]
pub(crate) fn StatusBar(props: &StatusBarProps) -> Html {
    let page = use_page();
    let open = page.on(|_: MouseEvent| Action::DialogOpened(Dialog::Privacy));
    html! {
        <footer class="status-bar">
            if let Some(shown) = &props.shown {
                { facts(shown, props.caret) }
                <label class="wide-only read-as"><span>{ text::READ_AS }</span>
                    <DialectChoice found={shown.analysis.located.dialect} dialect={props.dialect} />
                </label>
            }
            <span class="spring"></span>
            <button type="button" class="status-button" title={text::KEPT_HELP} onclick={open}>
                { icon(Icon::Lock) }
                <span>{ text::STAYS_HERE }</span>
                if props.is_kept {
                    <span class="wide-only">{ format!(" · {}", text::KEPT) }</span>
                }
            </button>
            <span class="wide-only version">{ format!("v{}", text::VERSION) }</span>
        </footer>
    }
}

fn facts(shown: &Shown, caret: u32) -> Html {
    let summary = summary::summary(&shown.analysis, caret);
    html! {
        <>
            <span class="caret">{ text::position(summary.line, summary.column) }</span>
            <span class="wide-only">{ summary.language }</span>
        </>
    }
}
