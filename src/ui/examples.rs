//! The dialog that opens an example.

use taskdef_playground::view::Action;
use taskdef_playground::view::example::{Example, by_theme, list};
use taskdef_playground::view::pretend::Change;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::browser::{dom, fetch};
use super::dialog::DialogBox;
use super::hooks::use_text_file::{Fetched, use_text_file};
use super::page::{Page, use_page};
use super::text;

#[component]
pub(crate) fn Examples() -> Html {
    let page = use_page();
    let attempts = use_state(|| 0);
    let index = use_text_file(AttrValue::from("examples/index.json"), *attempts);
    let body = match &index {
        Fetched::Waiting => html! { <p class="quiet">{ text::LOADING }</p> },
        Fetched::Missing => {
            let onclick = Callback::from(move |_: MouseEvent| attempts.set(*attempts + 1));
            html! {
                <>
                    <p role="alert">{ text::EXAMPLES_MISSING }</p>
                    <button type="button" class="button" {onclick}>{ text::RETRY }</button>
                </>
            }
        }
        Fetched::Here(text) => themes(&page, &list(text)),
    };
    html! {
        <DialogBox title={text::EXAMPLES} class="examples">
            <p class="quiet">{ text::EXAMPLES_WORDS }</p>
            { body }
        </DialogBox>
    }
}

fn themes(page: &Page, examples: &[Example]) -> Html {
    html! { <>{ any(page, examples) }{ sections(page, examples) }</> }
}

/// Opens one that nobody has chosen, for whoever wants to look around.
fn any(page: &Page, examples: &[Example]) -> Html {
    let (page, examples) = (page.clone(), examples.to_vec());
    let onclick = Callback::from(move |_: MouseEvent| {
        let number = dom::now() as usize % examples.len().max(1);
        if let Some(example) = examples.get(number) {
            open(page.clone(), example.clone());
        }
    });
    html! { <button type="button" class="button" {onclick}>{ text::ANY_EXAMPLE }</button> }
}

fn sections(page: &Page, examples: &[Example]) -> Html {
    by_theme(examples)
        .into_iter()
        .map(|(theme, examples)| {
            html! {
                <section>
                    <h3>{ theme }</h3>
                    <ul class="example-list">{ for examples.into_iter().map(|example| entry(page, example)) }</ul>
                </section>
            }
        })
        .collect()
}

fn entry(page: &Page, example: &Example) -> Html {
    let onclick = {
        let (page, example) = (page.clone(), example.clone());
        Callback::from(move |_: MouseEvent| open(page.clone(), example.clone()))
    };
    html! {
        <li>
            <button type="button" class="example" {onclick}>
                <span class="example-title">{ &example.title }</span>
                <span class="example-summary">{ &example.summary }</span>
            </button>
        </li>
    }
}

fn open(page: Page, example: Example) {
    spawn_local(async move {
        match fetch::text(&format!("examples/{}", example.file)).await {
            Some(text) => {
                page.act(Action::DialogClosed);
                page.act(Action::Pretended(Change::All(Box::new(example.world))));
                page.load(&text, &example.title);
                page.focus_editor();
            }
            None => page.notice(text::EXAMPLES_MISSING),
        }
    });
}
