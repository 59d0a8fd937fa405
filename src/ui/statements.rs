//! The statements of a policy, each beside the reasons for it.

use taskdef_playground::view::policy::{Because, Statement};
use yew::prelude::*;

use super::place_link::PlaceLink;
use super::prose::prose;
use super::text;

#[derive(Properties, PartialEq)]
pub(crate) struct StatementsProps {
    pub statements: Vec<Statement>,
}

#[component]
pub(crate) fn Statements(props: &StatementsProps) -> Html {
    html! { <ol class="statements">{ for props.statements.iter().map(statement) }</ol> }
}

fn statement(statement: &Statement) -> Html {
    html! {
        <li class="statement">
            <pre class="code wrap"><code>{ &statement.json }</code></pre>
            <div class="because">
                <h3>{ text::WHY }</h3>
                <ul>{ for statement.reasons.iter().map(because) }</ul>
            </div>
        </li>
    }
}

fn because(reason: &Because) -> Html {
    html! {
        <li>
            { prose(&reason.text) }
            if let Some(place) = reason.place {
                { " " }<PlaceLink {place} />
            }
            if let Some(source) = reason.source.filter(|source| !source.url.is_empty()) {
                { " " }<a href={source.url} title={source.title} target="_blank" rel="noreferrer noopener">{ text::READ_AT }</a>
            }
        </li>
    }
}
