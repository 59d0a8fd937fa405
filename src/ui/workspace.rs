//! The two panes, editor and results, and the border between them.

use taskdef_playground::view::{Action, AppState, Panel};
use yew::prelude::*;

use super::bottom_bar::BottomBar;
use super::browser::dom;
use super::editor::EditorPane;
use super::page::use_page;
use super::results::Results;
use super::splitter::Splitter;
use super::text;

#[derive(Properties, PartialEq)]
pub(crate) struct WorkspaceProps {
    /// The state of the page.
    pub state: AppState,
}

#[component]
pub(crate) fn Workspace(props: &WorkspaceProps) -> Html {
    let state = &props.state;
    let front = if state.editor_in_front { "editor-in-front" } else { "results-in-front" };
    let main = use_node_ref();
    let page = use_page();
    let to_problems = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        page.act(Action::PanelChosen(Panel::Problems));
        dom::focus_first_soon(&[".problem-jump", "#panel"]);
    });
    html! {
        <>
            <main class={classes!("workspace", front)} ref={main.clone()}>
                <EditorPane file={state.file.clone()} shown={state.shown.clone()} />
                <p class="skip-links"><a href="#panel" onclick={to_problems}>{ text::SKIP_TO_PROBLEM }</a></p>
                <Splitter pane={main} />
                <Results state={state.clone()} />
            </main>
            <BottomBar panel={state.panel} editor_in_front={state.editor_in_front} shown={state.shown.clone()} />
        </>
    }
}
