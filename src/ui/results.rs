//! The pane with the results: its tabs, the choice of a task definition, and the panel that is open.

use taskdef_playground::view::condition::{Condition, condition};
use taskdef_playground::view::launch::{Outcome, outcome};
use taskdef_playground::view::problems::Counts;
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
use super::text;

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
        <PretendSection shown={shown.clone()} task={state.task} world={state.world.clone()} is_open={state.pretend_is_open} />
    };
    let placeholders =
        html! { <PlaceholderSection shown={shown.clone()} values={state.placeholders.clone()} /> };
    match (condition, state.panel) {
        (Condition::Understood, Panel::Problems) => html! {
            <>
                { placeholders }
                <ProblemsPanel {shown} filter={state.filter.clone()} grouping={state.grouping} caret={state.caret}
                    shows_ignored={state.shows_ignored} />
            </>
        },
        (Condition::Understood, Panel::Environment) => html! {
            <>{ tasks }{ placeholders }{ pretend }<EnvironmentPanel {shown} task={state.task} revealed={state.revealed.clone()} /></>
        },
        (Condition::Understood, Panel::Policy) => html! {
            <>{ tasks }{ placeholders }<PolicyPanel {shown} task={state.task} tab={state.policy} settings={state.settings.clone()} /></>
        },
        (Condition::Understood, Panel::Launch) => {
            html! {
                <>{ tasks }{ placeholders }{ pretend }<LaunchPanel shown={shown.clone()} task={state.task} />
                    <RotationSection {shown} task={state.task} /></>
            }
        }
        (other, _) => html! { <Invitation condition={other} /> },
    }
}

fn tab_id(panel: Panel) -> &'static str {
    match panel {
        Panel::Problems => "tab-problems",
        Panel::Environment => "tab-environment",
        Panel::Policy => "tab-policy",
        Panel::Launch => "tab-launch",
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
