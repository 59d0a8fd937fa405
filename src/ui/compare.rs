//! The dialog that compares the text in the editor with another one.

use std::rc::Rc;

use taskdef_playground::view::compare::{Cell, Comparison, Group, Kind, Row, Section, comparison};
use taskdef_playground::view::difference::{Piece, beside};
use taskdef_playground::view::{Action, Shown};
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::convert::{line, piece};
use super::dialog::DialogBox;
use super::page::{Page, use_page};
use super::problem_row::{severity_class, severity_icon};
use super::prose::prose;
use super::text;
use super::troubleshoot::to_place;
use super::variable_row::value;

#[derive(Properties, PartialEq)]
pub(crate) struct CompareProps {
    /// The other text.
    pub before: Rc<str>,
    /// The text in the editor.
    pub text: Rc<str>,
    pub shown: Option<Shown>,
}

#[component]
pub(crate) fn Compare(props: &CompareProps) -> Html {
    let page = use_page();
    let CompareProps { before, text, shown } = props;
    let is_side_by_side = use_state(|| false);
    let found = use_memo((before.clone(), shown.clone()), |(before, shown)| {
        let shown = shown.as_ref().filter(|_| !before.trim().is_empty())?;
        Some(comparison(before, &shown.analysis, &shown.options))
    });
    let oninput = page.on(|event: InputEvent| {
        let area: HtmlTextAreaElement = event.target_unchecked_into();
        Action::BeforeChanged(area.value().into())
    });
    let take = {
        let text = text.clone();
        page.on(move |_: MouseEvent| Action::BeforeChanged(text.clone()))
    };
    let exchange = {
        let (page, before, text) = (page.clone(), before.clone(), text.clone());
        Callback::from(move |_: MouseEvent| {
            page.load(&before, text::EXCHANGED);
            page.act(Action::BeforeChanged(text.clone()));
        })
    };
    let choose = {
        let is_side_by_side = is_side_by_side.clone();
        Callback::from(move |event: Event| {
            is_side_by_side.set(event.target_unchecked_into::<HtmlInputElement>().checked());
        })
    };
    html! {
        <DialogBox title={text::COMPARE} class="compare">
            <p class="quiet">{ text::COMPARE_WORDS }</p>
            <label class="field pasted"><span>{ text::TEXT_BEFORE }</span>
                <textarea rows="5" spellcheck="false" autocomplete="off" value={before.to_string()} {oninput} />
            </label>
            <div class="policy-actions">
                <button type="button" class="button" onclick={take}>{ text::TAKE_TEXT }</button>
                if !before.is_empty() {
                    <button type="button" class="button" onclick={exchange}>{ text::EXCHANGE }</button>
                }
                if let Some(found) = &*found {
                    <span class="quiet">{ text::taken_for(found.kind) }</span>
                }
            </div>
            if let Some(found) = &*found {
                { summary(found) }
                { for found.sections.iter().map(|one| section(&page, one)) }
                <section class="compared">
                    <div class="compared-head">
                        <h3>{ text::TEXTS }</h3>
                        <label class="field check wide-only">
                            <input type="checkbox" checked={*is_side_by_side} onchange={choose} /><span>{ text::SIDE_BY_SIDE }</span>
                        </label>
                    </div>
                    { texts(found, *is_side_by_side) }
                </section>
            }
        </DialogBox>
    }
}

fn summary(found: &Comparison) -> Html {
    let words = if found.is_empty() {
        text::NOTHING_CHANGES.to_owned()
    } else {
        format!("{}: {}", text::COMPARED, text::changes(|kind| found.count(kind)))
    };
    html! { <p class="compared-summary" role="status">{ words }</p> }
}

fn section(page: &Page, section: &Section) -> Html {
    html! {
        <section class="compared">
            if let Some(name) = &section.task {
                <h3>{ text::compared_task(name, section.change) }</h3>
            }
            { for section.groups.iter().map(|one| group(page, one, if section.task.is_some() { "h4" } else { "h3" })) }
        </section>
    }
}

fn group(page: &Page, group: &Group, heading: &'static str) -> Html {
    let title = text::change_kind(group.kind, group.container.as_deref());
    html! {
        <div class="compared-group">
            <@{heading}>{ &title }</@>
            <ul aria-label={title.clone()}>
                { for group.rows.iter().map(|one| row(page, group.kind, one)) }
                if group.count > group.rows.len() {
                    <li class="quiet">{ text::more_rows(group.count - group.rows.len()) }</li>
                }
            </ul>
        </div>
    }
}

fn row(page: &Page, kind: Kind, row: &Row) -> Html {
    let (sign, _) = text::change(row.change);
    let is_problem = kind == Kind::Problems;
    html! {
        <li class={classes!("change", format!("is-{}", row.change.name()))}>
            <span class="change-sign" aria-hidden="true">{ sign }</span>
            <span class="change-word">{ text::change_of(kind, row.change) }</span>
            <div class="change-body">
                <div class="change-name">
                    if let Some(severity) = row.severity {
                        <span class={severity_class(severity)}>{ severity_icon(severity) }
                            <span class="visually-hidden">{ text::severity(severity) }</span></span>{ " " }
                    }
                    if is_problem { { prose(&row.name) } } else if !row.name.is_empty() { <code>{ &row.name }</code> }
                    if let Some(place) = row.place { { " " }{ to_place(page, place) } }
                </div>
                { cells(row) }
                if let Some(note) = &row.note {
                    <p class="note">{ prose(note) }</p>
                }
                if row.is_doubtful {
                    <p class="note">{ text::MAY_BE_USED }</p>
                }
            </div>
        </li>
    }
}

/// What it was, and what it is.
fn cells(row: &Row) -> Html {
    let cell = |cell: &Option<Cell>, side: &'static str| {
        let Some(Cell { value: known, sensitive, source }) = cell else { return html! {} };
        html! {
            <div class="change-side">
                <span class="change-when">{ side }</span>
                <span>{ value(known, *sensitive) }
                if let Some(source) = source {
                    { " " }<span class={classes!("source", format!("source-{}", source.name()))}>{ text::source(*source) }</span>
                }
                </span>
            </div>
        }
    };
    html! { <>{ cell(&row.before, text::BEFORE) }{ cell(&row.after, text::AFTER) }</> }
}

fn texts(found: &Comparison, is_side_by_side: bool) -> Html {
    let more = (found.more_lines > 0).then(|| text::more_rows(found.more_lines));
    html! {
        <pre class={classes!("converted", is_side_by_side.then_some("side-by-side"))} tabindex="0" role="region" aria-label={text::TEXTS}>
            if is_side_by_side {
                { for beside(&found.lines).into_iter().map(|(one, other)| match (one, other) {
                    (Some(same @ Piece::Same(_)), _) => piece(same),
                    (one, other) => html! { <>{ half(one) }{ half(other) }</> },
                }) }
            } else {
                { for found.lines.iter().map(piece) }
            }
            { more }
        </pre>
    }
}

/// One half of a row.
fn half(piece: Option<&Piece>) -> Html {
    match piece {
        Some(Piece::Line(one)) => line(one),
        _ => html! { <span></span> },
    }
}
