//! One problem: what and where, what to do, its fixes and its rule.

use taskdef_playground::view::problems::{FixRow, Remark, Row};
use taskdef_playground::view::{Action, Severity};
use yew::prelude::*;

use super::icon::{Icon, icon};
use super::page::{Page, use_page};
use super::place_link::PlaceLink;
use super::prose::prose;
use super::text;

#[derive(Properties, PartialEq)]
pub(crate) struct ProblemRowProps {
    pub row: Row,
    /// Whether the caret is in it.
    pub is_current: bool,
}

#[component]
pub(crate) fn ProblemRow(props: &ProblemRowProps) -> Html {
    let page = use_page();
    let ProblemRowProps { row, is_current } = props;
    let onclick = {
        let (page, place) = (page.clone(), row.place);
        Callback::from(move |_: MouseEvent| page.reveal(place))
    };
    let ignore = {
        let (page, index) = (page.clone(), row.index);
        Callback::from(move |_: MouseEvent| page.ignore(index))
    };
    let rule = row.rule;
    html! {
        <li class={classes!("problem", severity_class(row.severity), is_current.then_some("current"))}
            aria-current={is_current.then_some("true")}>
            <button type="button" class="problem-jump" {onclick}>
                { severity_icon(row.severity) }
                <span class="visually-hidden">{ format!("{}: ", text::severity(row.severity)) }</span>
                <span class="message">{ prose(&row.message) }</span>
                <span class="at" title={text::position(row.place.line, row.place.column)}>
                    <span class="visually-hidden">{ format!(", {}", text::line(row.place.line)) }</span>
                    <span aria-hidden="true">{ format!("{}:{}", row.place.line, row.place.column) }</span>
                </span>
            </button>
            if let Some(help) = &row.help {
                <p class="help">{ prose(help) }</p>
            }
            if !row.related.is_empty() {
                <ul class="related">{ for row.related.iter().map(remark) }</ul>
            }
            <div class="problem-actions">
                { for row.fixes.iter().enumerate().map(|(number, fix)| fix_button(&page, row.index, number, fix)) }
                <button type="button" class="ignore" onclick={ignore}>
                    { text::rules::IGNORE }<span class="visually-hidden">{ format!(" {rule}") }</span>
                </button>
                <button type="button" class="rule-link" onclick={page.on(move |_: MouseEvent| Action::RuleOpened(rule.into()))}>
                    <span class="visually-hidden">{ format!("{} ", text::EXPLAIN) }</span>{ rule }
                </button>
            </div>
        </li>
    }
}

fn remark(remark: &Remark) -> Html {
    html! { <li><PlaceLink place={remark.place} />{ " " }{ prose(&remark.text) }</li> }
}

fn fix_button(page: &Page, problem: usize, number: usize, fix: &FixRow) -> Html {
    let page = page.clone();
    let onclick = Callback::from(move |_: MouseEvent| page.fix(problem, number));
    let title = (!fix.safe).then_some(text::NEEDS_CHOICE);
    html! {
        <button type="button" class={classes!("fix", (!fix.safe).then_some("needs-choice"))} {title} {onclick}>
            { icon(Icon::Fix) }<span>{ prose(&text::fix(&fix.title)) }</span>
        </button>
    }
}

/// The sign of a severity: three shapes, so that they are told apart without colour.
pub(crate) fn severity_icon(severity: Severity) -> Html {
    icon(match severity {
        Severity::Error => Icon::Error,
        Severity::Warning => Icon::Warning,
        Severity::Info => Icon::Info,
    })
}

pub(crate) fn severity_class(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "is-error",
        Severity::Warning => "is-warning",
        Severity::Info => "is-info",
    }
}
