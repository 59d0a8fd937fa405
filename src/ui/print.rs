//! What stands on paper: problems, environments and policies of every task definition, whichever panel is open.

use std::collections::BTreeSet;

use gloo::events::EventListener;
use taskdef_playground::view::environment::VariableFilter;
use taskdef_playground::view::policy::{OutputFormat, PolicyTab};
use taskdef_playground::view::problems::{Filter, Grouping};
use taskdef_playground::view::{AppState, Panel, Shown, share, summary};
use yew::prelude::*;

use super::environment::EnvironmentPanel;
use super::policy::PolicyPanel;
use super::problems::ProblemsPanel;
use super::text;

#[derive(Properties, PartialEq)]
pub(crate) struct PaperProps {
    pub state: AppState,
}

/// Drawn only while the browser prints.
#[component]
pub(crate) fn Paper(props: &PaperProps) -> Html {
    let prints = use_state_eq(|| false);
    {
        let prints = prints.clone();
        use_effect_with((), move |()| {
            let window = gloo::utils::window();
            let ends = prints.clone();
            let listeners = [
                EventListener::new(&window, "beforeprint", move |_| prints.set(true)),
                EventListener::new(&window, "afterprint", move |_| ends.set(false)),
            ];
            move || drop(listeners)
        });
    }
    match &props.state.shown {
        Some(shown) if *prints => paper(&props.state, shown),
        _ => html! {},
    }
}

fn paper(state: &AppState, shown: &Shown) -> Html {
    let analysis = &shown.analysis;
    let title = share::title(analysis).unwrap_or(text::TASK_DEFINITION).to_owned();
    let summary = summary::summary(analysis, 0);
    let place = share::settings_words(&state.settings);
    let filter = Filter { whole: true, ..Filter::default() };
    let task = |(task, found): (usize, &taskdef_playground::TaskAnalysis)| {
        let name = (analysis.tasks.len() > 1).then(|| text::task_name(task, found.task.family.text()));
        let policy = |tab| {
            html! {
                <section>
                    <h3>{ text::policy_tab(tab) }</h3>
                    <PolicyPanel shown={shown.clone()} {task} {tab} format={OutputFormat::default()} settings={state.settings.clone()}
                        world={state.world.clone()} pretend={state.pretend.clone()} whose={state.whose} caret_line={u32::MAX} />
                </section>
            }
        };
        html! {
            <>
                <h2>{ text::panel(Panel::Environment) }{ name.as_ref().map(|name| format!(" · {name}")) }</h2>
                <EnvironmentPanel shown={shown.clone()} {task} filter={VariableFilter::default()} caret={u32::MAX}
                    revealed={BTreeSet::new()} />
                <h2>{ text::panel(Panel::Policy) }{ name.map(|name| format!(" · {name}")) }</h2>
                { for [PolicyTab::Execution, PolicyTab::Task].map(policy) }
            </>
        }
    };
    html! {
        <article class="paper">
            <h1>{ title }</h1>
            <p>
                { summary.kind }{ " · " }{ summary.language }
                if !place.is_empty() {
                    { " · " }{ place }
                }
                { format!(" · {} {}", text::TITLE, text::VERSION) }
            </p>
            <h2>{ text::panel(Panel::Problems) }</h2>
            <ProblemsPanel shown={shown.clone()} {filter} grouping={Grouping::Container} caret={u32::MAX} shows_ignored={false} />
            { for analysis.tasks.iter().enumerate().map(task) }
        </article>
    }
}
