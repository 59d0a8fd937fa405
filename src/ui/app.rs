//! The root of the page: holds the state, wires the editor to it, and lays out the parts.

use taskdef_playground::view::{Action, AppState, Dialog, Panel, Settings};
use yew::prelude::*;

use super::analyser::Analyser;
use super::browser::codemirror::Editor;
use super::browser::{location, theme};
use super::convert::Convert;
use super::examples::Examples;
use super::hooks::use_draft::use_draft;
use super::hooks::use_shortcuts::use_shortcuts;
use super::keys::Keys;
use super::live_region::LiveRegion;
use super::notice::NoticeBox;
use super::page::Page;
use super::privacy::Privacy;
use super::settings::SettingsDialog;
use super::start::{on_editor_event, start_text};
use super::status_bar::StatusBar;
use super::store::Store;
use super::text;
use super::toolbar::Toolbar;
use super::troubleshoot::Troubleshoot;
use super::workspace::Workspace;

/// What `main` hands over.
#[derive(Properties, PartialEq)]
pub(crate) struct AppProps {
    /// The editor, which stood in the static frame of the page.
    pub editor: Editor,
    /// The settings of the last visit.
    pub settings: Settings,
}

#[component]
pub(crate) fn App(props: &AppProps) -> Html {
    let store = use_reducer(|| Store(first_state(&props.settings)));
    let state = &store.0;
    let latest = use_mut_ref(|| None);
    let page = Page { dispatcher: store.dispatcher(), editor: props.editor.clone(), latest };
    let analyser = use_memo((), |()| Analyser::new(page.clone(), state.options()));
    {
        let (page, analyser) = (page.clone(), analyser.clone());
        use_effect_with((), move |()| {
            let listeners = page.editor.listen(on_editor_event(page.clone(), analyser.clone()));
            start_text(&page, &analyser);
            move || drop(listeners)
        });
    }
    {
        let analyser = analyser.clone();
        let is_first = use_mut_ref(|| true);
        let options = state.options();
        let depends = (state.settings.clone(), state.world.clone(), state.placeholders.clone());
        use_effect_with(depends, move |(settings, ..)| {
            theme::show(settings.theme);
            if !is_first.replace(false) {
                analyser.options_changed(options);
            }
        });
    }
    use_shortcuts(&page, &analyser);
    let is_kept = use_draft(state);
    let dialog = match state.dialog {
        Some(Dialog::Examples) => html! { <Examples /> },
        Some(Dialog::Convert) => html! { <Convert shown={state.shown.clone()} /> },
        Some(Dialog::Settings) => html! {
            <SettingsDialog settings={state.settings.clone()} rules={state.rules.clone()} {is_kept} />
        },
        Some(Dialog::Troubleshoot) => html! { <Troubleshoot shown={state.shown.clone()} /> },
        Some(Dialog::Keys) => html! { <Keys /> },
        Some(Dialog::Privacy) => html! { <Privacy {is_kept} /> },
        None => html! {},
    };
    html! {
        <ContextProvider<Page> context={page.clone()}>
            <SkipLinks />
            <Toolbar settings={state.settings.clone()} />
            <Workspace state={state.clone()} />
            <StatusBar caret={state.caret} shown={state.shown.clone()} {is_kept} />
            <LiveRegion shown={state.current().cloned()} />
            <NoticeBox notice={state.notice.clone()} />
            { dialog }
        </ContextProvider<Page>>
    }
}

/// The state at the start: `?tab=` names the panel.
fn first_state(settings: &Settings) -> AppState {
    let mut state = AppState::new(settings.clone());
    if let Some(panel) = location::query("tab").and_then(|name| Panel::from_name(&name)) {
        state.panel = panel;
        state.editor_in_front = false;
    }
    state
}

#[component]
fn SkipLinks() -> Html {
    let page = super::page::use_page();
    let to_editor = {
        let page = page.clone();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            page.focus_editor();
        })
    };
    let to_results = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        page.act(Action::ResultsChosen);
        super::browser::dom::focus_soon("panel");
    });
    html! {
        <nav class="skip-links" aria-label={text::SKIP_LINKS}>
            <a href="#editor" onclick={to_editor}>{ text::SKIP_TO_EDITOR }</a>
            <a href="#panel" onclick={to_results}>{ text::SKIP_TO_RESULTS }</a>
        </nav>
    }
}
