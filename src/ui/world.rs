//! The panel of the pretend AWS: how the launch goes with it, and experiments, form or JSON.

use taskdef_playground::view::launch::{Outcome, outcome};
use taskdef_playground::view::pretend::Change;
use taskdef_playground::view::pretend::form::{Group, groups, whole};
use taskdef_playground::view::{Action, AppState, Dialog, Panel, Shown, World, WorldTab};
use yew::prelude::*;

use super::icon::{Icon, icon};
use super::page::{Page, use_page};
use super::pretend_field::PretendField;
use super::prose::prose;
use super::tabs::{Tab, Tabs};
use super::text;
use super::trials::{Trials, change, title};

#[derive(Properties, PartialEq)]
pub(crate) struct WorldPanelProps {
    pub shown: Shown,
    pub state: AppState,
}

#[component]
pub(crate) fn WorldPanel(props: &WorldPanelProps) -> Html {
    let page = use_page();
    let WorldPanelProps { shown, state } = props;
    let Some(task) = shown.analysis.tasks.get(state.task) else { return html! {} };
    let chosen = WorldTab::ALL.iter().position(|tab| *tab == state.world_tab).unwrap_or_default();
    let on_choose = page
        .on(|number: usize| Action::WorldTabChosen(WorldTab::ALL.get(number).copied().unwrap_or_default()));
    let tabs: Vec<Tab> = WorldTab::ALL
        .into_iter()
        .map(|tab| Tab { id: tab_id(tab), title: text::world_tab(tab), badge: None })
        .collect();
    let body = match state.world_tab {
        WorldTab::Trials => html! {
            <Trials shown={shown.clone()} task={state.task} world={state.world.clone()} pretend={state.pretend.clone()} />
        },
        WorldTab::Form => html! {
            <>
                <p class="quiet">{ text::PRETEND_WORDS }</p>
                { for groups(&shown.analysis, task, &state.world, &state.pretend).iter().map(group) }
            </>
        },
        WorldTab::Json => {
            let field = whole(&state.world, &state.pretend);
            html! {
                <>
                    <p class="quiet">{ text::PRETEND_WORDS }{ " " }{ prose(text::WORLD_JSON_WORDS) }</p>
                    <PretendField kind={taskdef_playground::view::pretend::Kind::Network} name="" {field} />
                </>
            }
        }
    };
    html! {
        <div class="world">
            { how_it_goes(&page, shown, state.task) }
            <div class="policy-choices">
                <Tabs label={text::PRETEND_AWS} {tabs} {chosen} panel="world-panel" {on_choose} class="segments" />
                <div class="policy-actions">
                    <button type="button" class="button small" onclick={page.on(|_: MouseEvent| Action::DialogOpened(Dialog::Settings))}>
                        { icon(Icon::Gear) }<span>{ text::WHERE_IT_WOULD_RUN }</span>
                    </button>
                    if *state.world != World::default() {
                        <button type="button" class="button small" onclick={change(&page, Change::All(Box::default()))}>
                            { icon(Icon::Clear) }<span>{ text::RESET }</span>
                        </button>
                    }
                </div>
            </div>
            <div id="world-panel" class="pretend-body" role="tabpanel" aria-labelledby={tab_id(state.world_tab)}>{ body }</div>
        </div>
    }
}

fn tab_id(tab: WorldTab) -> &'static str {
    match tab {
        WorldTab::Trials => "world-trials",
        WorldTab::Form => "world-form",
        WorldTab::Json => "world-json",
    }
}

/// The outcome of the launch in one line.
fn how_it_goes(page: &Page, shown: &Shown, task: usize) -> Html {
    let Some(outcome) = outcome(&shown.analysis, task) else { return html! {} };
    let (class, drawing) = match outcome {
        Outcome::Running => ("is-success", Icon::Success),
        Outcome::Stopped | Outcome::Refused => ("is-error", Icon::Error),
        Outcome::Unknown => ("is-info", Icon::Question),
    };
    let reason =
        shown.analysis.tasks.get(task).and_then(|task| task.simulation.launch.stopped_reason.clone());
    html! {
        <div class={classes!("outcome", "short", class)} role="status">
            { icon(drawing) }
            <p><strong>{ text::outcome(outcome).0 }</strong>{ " " }<span class="quiet">{ reason }</span></p>
            <button type="button" class="button small" onclick={page.on(|_: MouseEvent| Action::PanelChosen(Panel::Launch))}>
                { text::HOW_IT_GOES }
            </button>
        </div>
    }
}

fn group(group: &Group) -> Html {
    let Group { kind, name, place, variables, fields, more } = group;
    let field = |field: &taskdef_playground::view::pretend::form::Field| {
        html! {
            <PretendField key={field.path.join("\u{0}")} kind={*kind} name={name.clone()} field={field.clone()} />
        }
    };
    html! {
        <section class="pretend-group" key={format!("{} {name}", text::kind(*kind))} aria-label={text::thing(*kind, name)}>
            { title(*kind, name, *place, variables) }
            { for fields.iter().map(field) }
            if !more.is_empty() {
                <details>
                    <summary>{ text::MORE }</summary>
                    { for more.iter().map(field) }
                </details>
            }
        </section>
    }
}
