//! The root of the page: holds the state, wires the editor to it, and lays out the parts.

use taskdef_playground::view::state::Notice;
use taskdef_playground::view::{Action, AppState, Dialog, Panel, Settings};
use yew::prelude::*;

use super::analyser::Analyser;
use super::browser::codemirror::Editor;
use super::browser::{location, theme};
use super::compare::Compare;
use super::convert::Convert;
use super::examples::Examples;
use super::fix_preview::FixPreview;
use super::hooks::use_draft::use_draft;
use super::hooks::use_files::use_files;
use super::hooks::use_roving::use_roving;
use super::hooks::use_shortcuts::use_shortcuts;
use super::imported::ReportDialog;
use super::keys::Keys;
use super::live_region::LiveRegion;
use super::notice::NoticeBox;
use super::page::Page;
use super::print::Paper;
use super::privacy::Privacy;
use super::settings::SettingsDialog;
use super::share::Share;
use super::start::{on_editor_event, open_settings, start_text};
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
    let policies = use_memo((), |()| Editor::new(text::POLICY_TO_CHECK, text::POLICY_PLACEHOLDER));
    let policies = (*policies).clone();
    let page = Page { dispatcher: store.dispatcher(), editor: props.editor.clone(), policies, latest };
    let analyser = use_memo((), |()| Analyser::new(page.clone(), state.options()));
    {
        let (page, analyser) = (page.clone(), analyser.clone());
        use_effect_with((), move |()| {
            let listeners = page.editor.listen(on_editor_event(page.clone(), analyser.clone()));
            start_text(&page, &analyser);
            let later = location::on_change(move || {
                if let Some(code) = location::share_code() {
                    page.open_link(&code);
                }
                open_settings(&page);
            });
            move || drop((listeners, later))
        });
    }
    {
        let analyser = analyser.clone();
        let is_first = use_mut_ref(|| true);
        let now = state.clone();
        let reading = (state.dialect, state.template.clone(), state.placeholders.clone());
        let depends = (state.settings.clone(), state.world.clone(), reading);
        let editors = [page.editor.clone(), page.policies.clone()];
        use_effect_with(depends, move |(settings, ..)| {
            theme::show(settings);
            for editor in editors {
                editor.set_simple(settings.simple_editor);
            }
            if !is_first.replace(false) {
                analyser.options_changed(now.options());
            }
        });
    }
    // Once its text is changed, a reload shows what it was changed to.
    use_effect_with(state.linked.is_some() && !state.is_linked(), |is_left| {
        if *is_left {
            location::leave_code();
        }
    });
    use_shortcuts(&page, &analyser);
    let is_kept = use_draft(state);
    let file_hangs = use_files(&page);
    let dialog = match state.dialog {
        Some(Dialog::Examples) => html! { <Examples /> },
        Some(Dialog::Convert) => html! { <Convert shown={state.shown.clone()} /> },
        Some(Dialog::Share) => html! { <Share state={state.clone()} /> },
        Some(Dialog::Report) => match &state.report {
            Some(report) => html! { <ReportDialog report={report.clone()} /> },
            None => html! {},
        },
        Some(Dialog::Compare) => html! {
            <Compare before={state.before.clone()} text={state.text.clone()} shown={state.shown.clone()} />
        },
        Some(Dialog::Settings) => html! {
            <SettingsDialog settings={state.settings.clone()} rules={state.rules.clone()} {is_kept}
                dialect={state.dialect} shown={state.shown.clone()} />
        },
        Some(Dialog::Troubleshoot) => html! { <Troubleshoot shown={state.shown.clone()} /> },
        Some(Dialog::Keys) => html! { <Keys /> },
        Some(Dialog::Privacy) => html! { <Privacy {is_kept} /> },
        Some(Dialog::Fix(scope)) => html! { <FixPreview shown={state.shown.clone()} {scope} /> },
        None => html! {},
    };
    html! {
        <ContextProvider<Page> context={page.clone()}>
            <SkipLinks />
            <Toolbar settings={state.settings.clone()} />
            <Workspace state={state.clone()} />
            <Paper state={state.clone()} />
            <StatusBar caret={state.caret} shown={state.shown.clone()} dialect={state.dialect} {is_kept} />
            <LiveRegion shown={state.current().cloned()} />
            if file_hangs {
                <div class="drop-here" aria-hidden="true"><p>{ text::DROP_HERE }</p></div>
            }
            // What is behind a dialog is neither seen nor read: there it stands in the dialog.
            <ContextProvider<Option<Notice>> context={state.notice.clone()}>
                if state.dialog.is_none() {
                    <NoticeBox />
                }
                { dialog }
            </ContextProvider<Option<Notice>>>
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
    let links = use_node_ref();
    let onkeydown = use_roving(&links);
    let to_editor = {
        let page = page.clone();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            page.focus_editor();
        })
    };
    let to_panel = |panel: Panel| {
        let page = page.clone();
        let onclick = Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            page.act(Action::PanelChosen(panel));
            super::browser::dom::focus_soon("panel");
        });
        html! { <a href="#panel" {onclick}>{ text::skip_to(text::panel(panel)) }</a> }
    };
    html! {
        <nav class="skip-links" aria-label={text::SKIP_LINKS} ref={links} {onkeydown}>
            <a href="#editor" onclick={to_editor}>{ text::SKIP_TO_EDITOR }</a>
            { for [Panel::Problems, Panel::Environment, Panel::Policy].into_iter().map(to_panel) }
        </nav>
    }
}
