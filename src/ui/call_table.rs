//! Can this launch? Every call, and what each layer of policies says to it.

use taskdef_playground::view::calls::{Answer, Row, Table, Verdict};
use yew::prelude::*;

use super::icon::{Icon, icon};
use super::page::{Page, use_page};
use super::place_link::PlaceLink;
use super::prose::prose;
use super::text;

#[derive(Properties, PartialEq)]
pub(crate) struct CallTableProps {
    pub table: Table,
}

#[component]
pub(crate) fn CallTable(props: &CallTableProps) -> Html {
    let page = use_page();
    let Table { rows, denied, open } = &props.table;
    let (class, drawing) = look(match (denied, open) {
        (0, 0) => Verdict::Allowed,
        (0, _) => Verdict::Depends,
        _ => Verdict::Denied,
    });
    html! {
        <>
            <p class={classes!("calls-outcome", class)}>{ icon(drawing) }<strong>{ text::calls_outcome(&props.table) }</strong></p>
            <div class="scrolls" tabindex="0" role="region" aria-label={text::CALLS_WORDS}>
                <table class="calls matrix">
                    <thead><tr>
                        <th scope="col">{ text::CALL }</th>
                        <th scope="col">{ text::ALL_LAYERS }</th>
                        { for text::LAYERS.iter().map(|layer| html! { <th scope="col">{ *layer }</th> }) }
                    </tr></thead>
                    <tbody>{ for rows.iter().map(|one| row(&page, one)) }</tbody>
                </table>
            </div>
        </>
    }
}

fn row(page: &Page, row: &Row) -> Html {
    let light = |places: Vec<_>| {
        let page = page.clone();
        Callback::from(move |()| page.light(&places))
    };
    let (on, off) = (light(row.place.into_iter().collect()), light(Vec::new()));
    html! {
        <tr onpointerenter={on.reform(|_: PointerEvent| ())} onpointerleave={off.reform(|_: PointerEvent| ())}
            onfocusin={on.reform(|_: FocusEvent| ())} onfocusout={off.reform(|_: FocusEvent| ())}>
            <th scope="row">
                <code>{ &row.action }</code>{ " " }<span class="quiet">{ row.role }</span>
                <code class="call-resource">{ &row.resource }</code>
                <span class="call-because">{ prose(&row.because) }
                    if let Some(place) = row.place { { " " }<PlaceLink {place} /> }
                </span>
            </th>
            { cell(&row.whole) }
            { for row.layers.iter().map(cell) }
        </tr>
    }
}

fn cell(answer: &Answer) -> Html {
    let (class, drawing) = look(answer.verdict);
    html! {
        <td class={class}>
            if answer.verdict != Verdict::Silent { { icon(drawing) } }
            <strong>{ text::verdict(answer.verdict) }</strong>
            <span class="call-because">{ prose(&answer.because) }</span>
        </td>
    }
}

fn look(verdict: Verdict) -> (&'static str, Icon) {
    match verdict {
        Verdict::Allowed => ("is-success", Icon::Success),
        Verdict::Denied => ("is-error", Icon::Error),
        Verdict::Depends => ("is-info", Icon::Question),
        Verdict::Silent => ("is-silent", Icon::Info),
    }
}
