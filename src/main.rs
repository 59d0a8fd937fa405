//! Starts the page: mounts the app in place of the static frame of `index.html`.

use taskdef_playground::text::LineIndex;
use web_sys::HtmlTextAreaElement;
use web_sys::wasm_bindgen::JsCast;
use yew::prelude::*;

/// What stands in the static frame by now: someone may have typed before the app came.
fn typed_before_start() -> String {
    gloo::utils::document()
        .get_element_by_id("task-definition")
        .and_then(|element| element.dyn_into::<HtmlTextAreaElement>().ok())
        .map(|area| area.value())
        .unwrap_or_default()
}

#[derive(Properties, PartialEq)]
struct AppProps {
    initial_text: String,
}

#[component]
fn App(props: &AppProps) -> Html {
    let text = use_state(|| props.initial_text.clone());
    let on_input = {
        let text = text.clone();
        Callback::from(move |event: InputEvent| {
            text.set(event.target_unchecked_into::<HtmlTextAreaElement>().value());
        })
    };
    html! {
        <>
            <header>
                <h1>{ "ECS Task Definition Playground" }</h1>
            </header>
            <main>
                <label for="task-definition">{ "Task definition" }</label>
                <textarea id="task-definition" spellcheck="false" autocapitalize="off" autocomplete="off"
                    value={(*text).clone()} oninput={on_input} />
                <p role="status">{ format!("Lines: {}", LineIndex::new(&text).line_count()) }</p>
            </main>
        </>
    }
}

fn main() {
    let props = AppProps { initial_text: typed_before_start() };
    match gloo::utils::document().get_element_by_id("app") {
        Some(root) => yew::Renderer::<App>::with_root_and_props(root, props).render(),
        None => yew::Renderer::<App>::with_props(props).render(),
    };
}
