//! The pane with the results: its tabs, the choice of a task definition, and the panel that is open.

use taskdef_playground::view::condition::{Condition, condition};
use taskdef_playground::view::counts::Counts;
use taskdef_playground::view::launch::{Outcome, outcome};
use taskdef_playground::view::summary::summary;
use taskdef_playground::view::{Action, AppState, Panel, Shown};
use yew::prelude::*;

use super::environment::EnvironmentPanel;
use super::invitation::Invitation;
use super::launch::LaunchPanel;
use super::page::use_page;
use super::placeholders::PlaceholderSection;
use super::policy::PolicyPanel;
use super::pretend::PretendSection;
use super::problems::ProblemsPanel;
use super::rotation::RotationSection;
use super::rule_panel::RulePanel;
use super::tabs::{Tab, Tabs};
use super::task_choice::TaskChoice;
use super::template::TemplateSection;
use super::text;
use super::world::WorldPanel;

#[derive(Properties, PartialEq)]
pub(crate) struct ResultsProps {
    pub state: AppState,
}

#[component]
pub(crate) fn Results(props: &ResultsProps) -> Html {
    let page = use_page();
    let state = &props.state;
    let chosen = Panel::ALL.iter().position(|panel| *panel == state.panel).unwrap_or_default();
    let on_choose =
        page.on(|number: usize| Action::PanelChosen(Panel::ALL.get(number).copied().unwrap_or_default()));
    let tabs =
        Panel::ALL.into_iter().map(|panel| tab(panel, state.shown.as_ref(), state.task)).collect::<Vec<_>>();
    let stale = state.is_stale().then_some("stale");
    html! {
        <section class="pane results-pane" id="results" aria-labelledby="results-title">
            <h2 id="results-title" class="visually-hidden">{ text::RESULTS }</h2>
            <div class="pane-head">
                <Tabs label={text::RESULTS} {tabs} {chosen} panel="panel" {on_choose} />
            </div>
            <div class={classes!("panel", stale)} id="panel" role="tabpanel" tabindex="0" aria-labelledby={tab_id(state.panel)}
                aria-busy={state.is_stale().to_string()}>
                if let Some(shown) = &state.shown {
                    { panel(state, shown) }
                } else {
                    <p class="quiet">{ text::LOADING }</p>
                }
            </div>
            if let Some(rule) = &state.rule {
                <RulePanel rule={AttrValue::from(rule.clone())} />
            }
        </section>
    }
}

fn panel(state: &AppState, shown: &Shown) -> Html {
    let condition = condition(&state.text, &shown.analysis);
    let shown = shown.clone();
    let tasks = html! { <TaskChoice shown={shown.clone()} task={state.task} /> };
    let pretend = html! {
        <PretendSection shown={shown.clone()} task={state.task} world={state.world.clone()} pretend={state.pretend.clone()}
            is_open={state.pretend_is_open} />
    };
    let placeholders =
        html! { <PlaceholderSection shown={shown.clone()} values={state.placeholders.clone()} /> };
    let template = html! { <TemplateSection shown={shown.clone()} choices={state.template.clone()} /> };
    let placeholders = html! { <>{ template }{ placeholders }</> };
    match (condition, state.panel) {
        (Condition::Understood, Panel::Problems) => html! {
            <>
                { placeholders }
                <ProblemsPanel {shown} filter={state.filter.clone()} grouping={state.grouping} caret={state.caret}
                    shows_ignored={state.shows_ignored} />
            </>
        },
        (Condition::Understood, Panel::Environment) => html! {
            <>{ tasks }{ placeholders }{ pretend }
                <EnvironmentPanel {shown} task={state.task} filter={state.variables.clone()} caret={state.caret} revealed={state.revealed.clone()} />
            </>
        },
        (Condition::Understood, Panel::Policy) => html! {
            <>{ tasks }{ placeholders }<PolicyPanel {shown} task={state.task} tab={state.policy} format={state.policy_format} whose={state.whose} settings={state.settings.clone()}
                world={state.world.clone()} pretend={state.pretend.clone()} caret_line={caret_line(state)} /></>
        },
        (Condition::Understood, Panel::Launch) => {
            html! {
                <>{ tasks }{ placeholders }{ pretend }<LaunchPanel shown={shown.clone()} task={state.task} />
                    <RotationSection {shown} task={state.task} /></>
            }
        }
        (Condition::Understood, Panel::World) => html! {
            <>{ tasks }<WorldPanel {shown} state={state.clone()} /></>
        },
        (other, _) => {
            html! { <Invitation condition={other} dialect={state.dialect} found={shown.analysis.located.dialect} /> }
        }
    }
}

/// The line that the caret is in.
fn caret_line(state: &AppState) -> u32 {
    let shown = state.shown.as_ref();
    shown.map_or(0, |shown| summary(&shown.analysis, state.caret).line)
}

fn tab_id(panel: Panel) -> &'static str {
    match panel {
        Panel::Problems => "tab-problems",
        Panel::Environment => "tab-environment",
        Panel::Policy => "tab-policy",
        Panel::Launch => "tab-launch",
        Panel::World => "tab-world",
    }
}

fn tab(panel: Panel, shown: Option<&Shown>, task: usize) -> Tab {
    let badge = match (panel, shown) {
        (Panel::Problems, Some(shown)) => badge(Counts::of(&shown.analysis)),
        (Panel::Launch, Some(shown)) => outcome(&shown.analysis, task).and_then(outcome_badge),
        _ => None,
    };
    Tab { id: tab_id(panel), title: text::panel(panel), badge }
}

/// The count of problems in the colour of the worst; the sign is seen, the words are read.
pub(crate) fn badge(counts: Counts) -> Option<(Classes, String, String)> {
    let class = match counts {
        Counts { errors: 1.., .. } => "badge-error",
        Counts { warnings: 1.., .. } => "badge-warning",
        Counts { infos: 1.., .. } => "badge-info",
        _ => return None,
    };
    Some((classes!(class), counts.total().to_string(), text::counts(counts)))
}

fn outcome_badge(outcome: Outcome) -> Option<(Classes, String, String)> {
    let (class, sign) = match outcome {
        Outcome::Running => ("badge-success", "✓"),
        Outcome::Stopped | Outcome::Refused => ("badge-error", "✕"),
        Outcome::Unknown => return None,
    };
    Some((classes!(class), sign.to_owned(), text::outcome(outcome).0.to_ascii_lowercase()))
}
