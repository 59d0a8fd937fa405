//! The panel of the launch: how it ends, its steps, and the calls that it makes.

use taskdef_playground::view::launch::{Course, Launch, Outcome, Step, launch};
use taskdef_playground::view::{Action, Condition, Dialog, Shown};
use yew::prelude::*;

use super::calls::Calls;
use super::icon::{Icon, icon};
use super::invitation::Invitation;
use super::page::{Page, use_page};
use super::place_link::PlaceLink;
use super::prose::prose;
use super::text;
use super::timeline::Timeline;
use super::troubleshoot::findings;
use super::variable_row::doubt;

#[derive(Properties, PartialEq)]
pub(crate) struct LaunchPanelProps {
    pub shown: Shown,
    pub task: usize,
}

#[component]
pub(crate) fn LaunchPanel(props: &LaunchPanelProps) -> Html {
    let page = use_page();
    let launch = use_memo((props.shown.clone(), props.task), |(shown, task)| {
        shown.analysis.tasks.get(*task).map(|task| launch(&shown.analysis, task))
    });
    let Some(launch) = launch.as_ref() else {
        return html! { <Invitation condition={Condition::Understood} /> };
    };
    html! {
        <div class="launch">
            { banner(&page, launch) }
            <button type="button" class="button" onclick={page.on(|_: MouseEvent| Action::DialogOpened(Dialog::Troubleshoot))}>
                { icon(Icon::Question) }<span>{ text::TROUBLESHOOT }</span>
            </button>
            <section>
                <h3>{ text::STEPS }</h3>
                if launch.steps.is_empty() {
                    <p class="quiet">{ text::NO_STEPS }</p>
                }
                // A refusal is one step of the task, and no drawing.
                if launch.timeline.columns.len() > 2 {
                    <Timeline drawing={launch.timeline.clone()} />
                }
                <ol class="steps">{ for launch.steps.iter().map(step) }</ol>
            </section>
            if !launch.calls.is_empty() {
                <Calls calls={launch.calls.clone()} />
            }
        </div>
    }
}

fn banner(page: &Page, launch: &Launch) -> Html {
    let (class, drawing) = match launch.outcome {
        Outcome::Running => ("is-success", Icon::Success),
        Outcome::Stopped | Outcome::Refused => ("is-error", Icon::Error),
        Outcome::Unknown => ("is-info", Icon::Question),
    };
    let (title, words) = text::outcome(launch.outcome);
    html! {
        <div class={classes!("outcome", class)}>
            { icon(drawing) }
            <div>
                <h2>{ title }</h2>
                <p>{ words }</p>
                if launch.is_of_template {
                    <p>{ text::ROLE_OF_TEMPLATE }</p>
                }
                if let Some(reason) = &launch.stopped_reason {
                    <div class="stopped-reason">
                        <div class="stopped-reason-head">
                            <span>{ reason_title(launch) }</span>
                            { copy_button(page, reason) }
                        </div>
                        <pre class="code wrap"><code>{ reason }</code></pre>
                    </div>
                }
                { launch.why.as_ref().map(|why| findings(page, why)) }
            </div>
        </div>
    }
}

fn reason_title(launch: &Launch) -> String {
    match (launch.outcome, launch.stop_code) {
        (Outcome::Refused, _) => text::REFUSAL.to_owned(),
        (_, Some(code)) => format!("{} · {code}", text::STOPPED_REASON),
        _ => text::STOPPED_REASON.to_owned(),
    }
}

fn copy_button(page: &Page, reason: &str) -> Html {
    let (page, reason) = (page.clone(), reason.to_owned());
    let onclick = Callback::from(move |_: MouseEvent| page.copy(reason.clone(), text::REASON_COPIED));
    html! { <button type="button" class="button small" {onclick}>{ icon(Icon::Copy) }<span>{ text::COPY }</span></button> }
}

fn step(step: &Step) -> Html {
    let (class, drawing, word) = match step.course {
        Course::Works => ("is-success", Icon::Success, text::DONE),
        Course::FailsToo => ("is-warning", Icon::Warning, text::FAILS_TOO),
        Course::Fails => ("is-error", Icon::Error, text::FAILED),
    };
    html! {
        <li class={classes!("step", class)}>
            { icon(drawing) }
            <div class="step-words">
                <p><span class="step-kind">{ step.kind }</span>{ " " }<code>{ &step.subject }</code>
                    if step.course == Course::Works {
                        <span class="visually-hidden">{ format!(": {word}") }</span>
                    } else {
                        { ": " }<strong class="step-fails">{ word }</strong>
                    }
                    if let Some(place) = step.place {
                        { " " }<PlaceLink {place} />
                    }
                    if step.is_parallel {
                        { " " }<span class="quiet">{ text::AT_THE_SAME_TIME }</span>
                    }
                    { " " }{ doubt(step.doubt) }
                </p>
                if !step.detail.is_empty() {
                    <p class="step-detail">{ prose(&step.detail) }</p>
                }
            </div>
        </li>
    }
}
