//! The panel of problems: filters, groups, rows, and what is ignored.

use taskdef_playground::view::problems::{Filter, Group, GroupTitle, Grouping, current, problems};
use taskdef_playground::view::{Action, Shown};
use yew::prelude::*;

use super::icon::{Icon, icon};
use super::ignored::Ignored;
use super::page::use_page;
use super::problem_filter::ProblemFilter;
use super::problem_row::ProblemRow;
use super::text;

#[derive(Properties, PartialEq)]
pub(crate) struct ProblemsPanelProps {
    pub shown: Shown,
    pub filter: Filter,
    pub grouping: Grouping,
    pub caret: u32,
    /// Whether the problems that are ignored are listed, too.
    pub shows_ignored: bool,
}

#[component]
pub(crate) fn ProblemsPanel(props: &ProblemsPanelProps) -> Html {
    let page = use_page();
    let shown = &props.shown;
    let list =
        use_memo((shown.clone(), props.filter.clone(), props.grouping), |(shown, filter, grouping)| {
            problems(&shown.analysis, filter, *grouping)
        });
    let ignored = html! { <Ignored shown={shown.clone()} is_open={props.shows_ignored} /> };
    if list.counts.total() == 0 {
        return html! {
            <>
                <div class="invitation good">
                    { icon(Icon::Success) }
                    <h2>{ text::NO_PROBLEMS_TITLE }</h2>
                    <p>{ text::NO_PROBLEMS_WORDS }</p>
                </div>
                { ignored }
            </>
        };
    }
    let here = current(&list, props.caret);
    let group = |group: &Group| {
        let rows = group.rows.iter().map(|row| {
            let is_current = here == Some(row.index);
            html! { <ProblemRow key={row.index} row={row.clone()} {is_current} /> }
        });
        html! {
            <section class="problem-group">
                <h3>{ title(&group.title) }<span class="count">{ group.rows.len() }</span></h3>
                <ul class="problem-list">{ for rows }</ul>
            </section>
        }
    };
    html! {
        <>
            <ProblemFilter filter={props.filter.clone()} grouping={props.grouping} counts={list.counts}
                safe_fixes={list.safe_fixes} />
            if list.groups.is_empty() {
                <div class="invitation">
                    <h2>{ text::ALL_FILTERED_TITLE }</h2>
                    <button type="button" class="button" onclick={page.on(|_: MouseEvent| Action::FilterCleared)}>{ text::SHOW_ALL }</button>
                </div>
            }
            { for list.groups.iter().map(group) }
            if list.left_out > 0 {
                <button type="button" class="button show-more" onclick={page.on(|_: MouseEvent| Action::WholeListWanted)}>
                    { text::show_more(list.left_out) }
                </button>
            }
            { ignored }
        </>
    }
}

fn title(title: &GroupTitle) -> Html {
    match title {
        GroupTitle::OutsideContainers => html! { { text::OUTSIDE } },
        GroupTitle::Container(name) => html! { <code>{ name }</code> },
        GroupTitle::Severity(severity) => html! { { text::severities(*severity) } },
        GroupTitle::Rule(name) => html! { <code>{ *name }</code> },
    }
}
