//! The dialog that says where the text goes and what is stored, with what the browser itself says about it.

use yew::prelude::*;

use super::browser::{evidence, storage};
use super::dialog::DialogBox;
use super::forget::ForgetButton;
use super::prose::prose;
use super::text;

/// So many requests are named; the rest is counted.
const MOST_NAMED: usize = 12;

#[derive(Properties, PartialEq)]
pub(crate) struct PrivacyProps {
    pub is_kept: bool,
}

#[component]
pub(crate) fn Privacy(props: &PrivacyProps) -> Html {
    let copies = use_state(|| None);
    {
        let copies = copies.clone();
        use_effect_with(props.is_kept, move |_| {
            wasm_bindgen_futures::spawn_local(async move { copies.set(Some(storage::copies().await)) });
        });
    }
    let point = |(title, words): &(&'static str, &'static str)| {
        html! { <section><h3>{ *title }</h3><p>{ *words }</p></section> }
    };
    let list = |items: &[String]| html! { <ul class="evidence">{ for items.iter().map(|item| html! { <li><code>{ item }</code></li> }) }</ul> };
    let requests = evidence::requests_since_load();
    let named = requests.get(..requests.len().min(MOST_NAMED)).unwrap_or_default();
    let stored: Vec<Html> = storage::sizes()
        .into_iter()
        .map(|(key, bytes)| html! { <li>{ text::stored(key, bytes) }</li> })
        .chain(
            (*copies).filter(|files| *files > 0).map(|files| html! { <li>{ text::kept_copy(files) }</li> }),
        )
        .collect();
    html! {
        <DialogBox title={text::PRIVACY}>
            { for text::PRIVACY_POINTS.iter().map(point) }
            <section aria-label={text::REQUESTS}>
                <h3>{ text::REQUESTS }</h3>
                <p>{ text::requests(requests.len()) }</p>
                { list(named) }
                if requests.len() > named.len() {
                    <p class="quiet">{ text::more_secrets(requests.len() - named.len()) }</p>
                }
            </section>
            <section aria-label={text::POLICY_IN_FORCE}>
                <h3>{ text::POLICY_IN_FORCE }</h3>
                <pre class="code wrap"><code>{ evidence::policy() }</code></pre>
                <p>{ text::POLICY_WORDS }</p>
            </section>
            <section>
                <h3>{ text::CHECK_YOURSELF }</h3>
                <ol class="steps-to-check">{ for text::CHECK_STEPS.iter().map(|step| html! { <li>{ prose(step) }</li> }) }</ol>
            </section>
            <section aria-label={text::STORED}>
                <h3>{ text::STORED }</h3>
                if stored.is_empty() {
                    <p>{ text::NOTHING_STORED }</p>
                } else {
                    <ul class="evidence">{ for stored }</ul>
                }
                <p class="quiet">{ text::STORED_WORDS }</p>
            </section>
            <section aria-label={text::OUTGOING}>
                <h3>{ text::OUTGOING }</h3>
                <p>{ text::OUTGOING_WORDS }</p>
                { list(&text::OUTGOING_HOSTS.map(str::to_owned)) }
            </section>
            <section>
                <h3>{ text::LIMITS }</h3>
                <ul class="evidence">{ for text::LIMIT_POINTS.iter().map(|point| html! { <li>{ *point }</li> }) }</ul>
            </section>
            <ForgetButton is_kept={props.is_kept} />
        </DialogBox>
    }
}
