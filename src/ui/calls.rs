//! The API calls of a launch, as a table, and what they cost.

use taskdef_playground::view::launch::{Call, Course, PRICES_AS_OF, cost};
use yew::prelude::*;

use super::icon::{Icon, icon};
use super::text;

#[derive(Properties, PartialEq)]
pub(crate) struct CallsProps {
    pub calls: Vec<Call>,
}

#[component]
pub(crate) fn Calls(props: &CallsProps) -> Html {
    let head = |title: &'static str| html! { <th role="columnheader" scope="col">{ title }</th> };
    // The roles hold where a narrow screen stacks the cells.
    html! {
        <section>
            <h3>{ text::API_CALLS }</h3>
            <p class="quiet">{ text::API_CALLS_WORDS }</p>
            <table class="calls stacked" role="table" aria-label={text::API_CALLS}>
                <thead role="rowgroup"><tr role="row">
                    { for [text::CALL, text::RESOURCE, text::ROLE, text::COST].into_iter().map(head) }
                </tr></thead>
                <tbody role="rowgroup">{ for props.calls.iter().map(call) }</tbody>
            </table>
            if let Some((cents, sources)) = cost(&props.calls) {
                <p class="quiet">
                    { text::cost_in_all(&text::dollars(cents), PRICES_AS_OF) }
                    { for sources.iter().map(|source| html! {
                        <>{ " " }<a href={source.url} target="_blank" rel="noreferrer noopener">{ source.title }</a></>
                    }) }
                </p>
            }
        </section>
    }
}

fn call(call: &Call) -> Html {
    let class = match call.course {
        Course::Works => None,
        Course::Fails | Course::FailsToo => Some("is-error"),
    };
    html! {
        <tr role="row" {class}>
            <td role="cell">
                <code>{ &call.action }</code>
                if call.count > 1 { <span class="count">{ format!("× {}", call.count) }</span> }
                if class.is_some() {
                    <span class="call-fails">{ icon(Icon::Error) }{ text::call_fails(call.collateral) }</span>
                }
            </td>
            <td role="cell" data-title={text::RESOURCE}>
                if call.resources.len() > 1 { <span class="quiet">{ text::batch(call.resources.len()) }{ " " }</span> }
                { for call.resources.iter().enumerate().map(|(number, resource)| html! {
                    <>{ if number > 0 { ", " } else { "" } }<code>{ resource }</code></>
                }) }
            </td>
            <td role="cell" data-title={text::ROLE}>{ call.role }</td>
            <td role="cell" data-title={text::COST}>{ call.cents.map_or_else(|| text::NO_PRICE.to_owned(), text::dollars) }</td>
        </tr>
    }
}
