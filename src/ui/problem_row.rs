//! One problem: what and where, what to do, its fixes and its rule.

use taskdef_playground::view::background::Background;
use taskdef_playground::view::fix_preview::Scope;
use taskdef_playground::view::problems::{FixRow, Remark, Row};
use taskdef_playground::view::{Action, Dialog, Severity};
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
        Callback::from(move |_: MouseEvent| page.reveal_problem(place))
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
                <details class="background">
                    <summary>{ text::WHY }<span class="visually-hidden">{ format!(": {rule}, {}", text::line(row.place.line)) }</span></summary>
                    { background(&row.background) }
                    <p>{ text::rules::IGNORE_WAYS }{ " " }
                        if let Some(comment) = &row.ways.comment {
                            <code>{ comment }</code>{ " " }{ text::rules::OR_SETTING }{ " " }
                        } else {
                            { text::rules::BY_SETTING }{ " " }
                        }
                        <code>{ &row.ways.setting }</code>
                    </p>
                </details>
                <span class="of-rule">
                    <button type="button" class="ignore" onclick={ignore}>
                        { text::rules::IGNORE }<span class="visually-hidden">{ format!(" {rule}") }</span>
                    </button>
                    <button type="button" class="rule-link" onclick={page.on(move |_: MouseEvent| Action::RuleOpened(rule.into()))}>
                        <span class="visually-hidden">{ format!("{} ", text::EXPLAIN) }</span>{ rule }
                    </button>
                </span>
            </div>
        </li>
    }
}

/// What stands behind it: the same words as in the editor's card.
fn background(background: &Background) -> Html {
    html! {
        <>
            <p>{ prose(background.why) }</p>
            if !background.says.is_empty() {
                <p>{ text::AWS_WOULD_SAY }</p>
                { for background.says.iter().map(|says| html! { <blockquote>{ says }</blockquote> }) }
            }
            if let Some(source) = background.source {
                <p class="quiet">{ text::SOURCE }{ " " }
                    if source.url.is_empty() {
                        { source.title }
                    } else {
                        <a href={source.url} target="_blank" rel="noreferrer noopener">{ source.title }</a>
                    }
                </p>
            }
        </>
    }
}

fn remark(remark: &Remark) -> Html {
    html! { <li><PlaceLink place={remark.place} />{ " " }{ prose(&remark.text) }</li> }
}

fn fix_button(page: &Page, problem: usize, number: usize, fix: &FixRow) -> Html {
    let preview =
        page.on(move |_: MouseEvent| Action::DialogOpened(Dialog::Fix(Scope::One(problem, number))));
    let page = page.clone();
    let onclick = Callback::from(move |_: MouseEvent| page.fix(problem, number));
    let title = (!fix.safe).then_some(text::NEEDS_CHOICE);
    let preview_label = text::preview(&fix.title);
    html! {
        <span class="fix-choice">
            <button type="button" class={classes!("fix", (!fix.safe).then_some("needs-choice"))} {title} {onclick}>
                { icon(Icon::Fix) }<span>{ prose(&text::fix(&fix.title)) }</span>
            </button>
            <button type="button" class="fix preview" aria-label={preview_label} title={text::PREVIEW} onclick={preview}>
                { icon(Icon::Eye) }
            </button>
        </span>
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
