//! The row above the problems: which are listed, how they are grouped, and all safe fixes at once.

use taskdef_playground::view::counts::Counts;
use taskdef_playground::view::fix_preview::Scope;
use taskdef_playground::view::problems::{Filter, Grouping, SEVERITIES};
use taskdef_playground::view::{Action, Dialog, Severity};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::icon::{Icon, icon};
use super::page::use_page;
use super::problem_row::{severity_class, severity_icon};
use super::text;

#[derive(Properties, PartialEq)]
pub(crate) struct ProblemFilterProps {
    pub filter: Filter,
    pub grouping: Grouping,
    pub counts: Counts,
    pub safe_fixes: usize,
}

#[component]
pub(crate) fn ProblemFilter(props: &ProblemFilterProps) -> Html {
    let page = use_page();
    let toggle = |severity: Severity| {
        let count = props.counts.get(severity);
        let is_listed = !props.filter.hides(severity);
        html! {
            <button type="button" class={classes!("toggle", severity_class(severity))} aria-pressed={is_listed.to_string()}
                disabled={count == 0 && is_listed} onclick={page.on(move |_: MouseEvent| Action::SeverityToggled(severity))}>
                { severity_icon(severity) }<span>{ count }</span><span class="toggle-word">{ text::severity_of(severity, count) }</span>
            </button>
        }
    };
    let oninput = page.on(|event: InputEvent| {
        Action::SearchChanged(event.target_unchecked_into::<HtmlInputElement>().value())
    });
    let onchange = page.on(|event: Event| {
        let choice: HtmlSelectElement = event.target_unchecked_into();
        Action::GroupingChosen(Grouping::from_name(&choice.value()).unwrap_or_default())
    });
    let option = |grouping: Grouping| {
        html! {
            <option value={grouping.name()} selected={grouping == props.grouping}>{ text::grouping(grouping) }</option>
        }
    };
    let fix_all = page.on(|_: MouseEvent| Action::DialogOpened(Dialog::Fix(Scope::Safe)));
    html! {
        <div class="problem-filter">
            <div class="toggles">{ for SEVERITIES.into_iter().map(toggle) }</div>
            <input type="search" class="search" placeholder={text::SEARCH_PROBLEMS} aria-label={text::SEARCH_PROBLEMS}
                value={props.filter.search.clone()} {oninput} />
            <select aria-label={text::GROUP_BY} title={text::GROUP_BY} {onchange}>{ for Grouping::ALL.into_iter().map(option) }</select>
            if props.safe_fixes > 0 {
                <button type="button" class="button primary" onclick={fix_all}>
                    { icon(Icon::Fix) }<span>{ text::fix_all(props.safe_fixes) }</span>
                </button>
            }
        </div>
    }
}
