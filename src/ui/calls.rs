//! The API calls of a launch, as a table.

use taskdef_playground::view::launch::Call;
use yew::prelude::*;

use super::text;

#[derive(Properties, PartialEq)]
pub(crate) struct CallsProps {
    pub calls: Vec<Call>,
}

#[component]
pub(crate) fn Calls(props: &CallsProps) -> Html {
    html! {
        <section>
            <h3>{ text::API_CALLS }</h3>
            <p class="quiet">{ text::API_CALLS_WORDS }</p>
            <div class="scrolls" tabindex="0" role="region" aria-label={text::API_CALLS}>
                <table class="calls">
                    <thead><tr><th scope="col">{ text::CALL }</th><th scope="col">{ text::RESOURCE }</th><th scope="col">{ text::ROLE }</th></tr></thead>
                    <tbody>{ for props.calls.iter().map(call) }</tbody>
                </table>
            </div>
        </section>
    }
}

fn call(call: &Call) -> Html {
    html! {
        <tr>
            <td><code>{ format!("{}:{}", call.service, call.action) }</code>
                if call.count > 1 { <span class="count">{ format!("× {}", call.count) }</span> }</td>
            <td><code>{ &call.resource }</code></td>
            <td>{ call.role }</td>
        </tr>
    }
}
