//! The two panes, editor and results, and the border between them.

use taskdef_playground::view::AppState;
use yew::prelude::*;

use super::bottom_bar::BottomBar;
use super::editor::EditorPane;
use super::results::Results;
use super::splitter::Splitter;

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
    html! {
        <>
            <main class={classes!("workspace", front)} ref={main.clone()}>
                <EditorPane file={state.file.clone()} shown={state.shown.clone()} />
                <Splitter pane={main} />
                <Results state={state.clone()} />
            </main>
            <BottomBar panel={state.panel} editor_in_front={state.editor_in_front} shown={state.shown.clone()} />
        </>
    }
}
