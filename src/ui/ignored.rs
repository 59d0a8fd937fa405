//! The problems that are ignored, under the others: how many, and when asked for, which.

use taskdef_playground::view::ignored::{IgnoredRow, ignored};
use taskdef_playground::view::{Action, Shown};
use yew::prelude::*;

use super::icon::{Icon, icon};
use super::page::{Page, use_page};
use super::place_link::PlaceLink;
use super::problem_row::{severity_class, severity_icon};
use super::prose::prose;
use super::text::{rules as text, severity};

#[derive(Properties, PartialEq)]
pub(crate) struct IgnoredProps {
    pub shown: Shown,
    pub is_open: bool,
}

#[component]
pub(crate) fn Ignored(props: &IgnoredProps) -> Html {
    let page = use_page();
    let rows = ignored(&props.shown);
    let unused = props.shown.analysis.unused_suppressions.len();
    if rows.is_empty() && unused == 0 {
        return html! {};
    }
    let onclick = page.on(|_: MouseEvent| Action::IgnoredToggled);
    html! {
        <div class="ignored">
            <button type="button" class="unfold" aria-expanded={props.is_open.to_string()} {onclick}>
                { icon(Icon::Chevron) }{ text::ignored(rows.len(), props.is_open) }
            </button>
            if props.is_open {
                <ul>{ for rows.iter().map(|one| row(&page, one)) }</ul>
                if unused > 0 {
                    <p class="quiet">
                        { text::unused(unused) }{ " " }
                        <button type="button" class="button small" onclick={page.on(|_: MouseEvent| Action::UnusedDropped)}>
                            { text::FORGET_UNUSED }
                        </button>
                    </p>
                }
            }
        </div>
    }
}

fn row(page: &Page, row: &IgnoredRow) -> Html {
    let index = row.index;
    let page = page.clone();
    let onclick = Callback::from(move |_: MouseEvent| page.restore(index));
    html! {
        <li class={classes!("ignored-row", severity_class(row.severity))}>
            { severity_icon(row.severity) }
            <p>
                <span class="visually-hidden">{ format!("{}: ", severity(row.severity)) }</span>
                { prose(&row.message) }{ " " }<PlaceLink place={row.place} />{ " " }<code class="quiet">{ row.rule }</code>
                <br /><code class="quiet">{ &row.by }</code>
            </p>
            if row.by_settings {
                <button type="button" class="button small" {onclick}>
                    { text::RESTORE }<span class="visually-hidden">{ format!(" {}", row.rule) }</span>
                </button>
            } else {
                <span class="quiet">{ text::BY_COMMENT }</span>
            }
        </li>
    }
}
