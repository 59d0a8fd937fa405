//! Experiments: a button for each, pressed while it is on, and a list of those that are on.

use std::rc::Rc;

use taskdef_playground::view::pretend::trial::{Offers, offers};
use taskdef_playground::view::pretend::{Change, Kind, Pretend, Trial};
use taskdef_playground::view::{Action, Place, Shown, World};
use yew::prelude::*;

use super::icon::{Icon, icon};
use super::page::{Page, use_page};
use super::place_link::PlaceLink;
use super::text;

/// More things than this are drawn only when they are asked for.
const MOST_THINGS: usize = 8;

#[derive(Properties, PartialEq)]
pub(crate) struct TrialsProps {
    pub shown: Shown,
    pub task: usize,
    pub world: Rc<World>,
    pub pretend: Rc<Pretend>,
}

#[component]
pub(crate) fn Trials(props: &TrialsProps) -> Html {
    let page = use_page();
    let is_whole = use_state(|| false);
    let TrialsProps { shown, task, world, pretend } = props;
    let Some(task) = shown.analysis.tasks.get(*task) else { return html! {} };
    let on = pretend.trials();
    let list = offers(&shown.analysis, task, world);
    let most = if *is_whole { usize::MAX } else { MOST_THINGS };
    html! {
        <>
            <p class="quiet">{ text::PRETEND_WORDS }{ " " }{ text::TRIALS_WORDS }</p>
            if !on.is_empty() {
                <section class="trials-on" aria-label={text::TRIALS_ON}>
                    <ul>{ for on.iter().enumerate().map(|(number, trial)| active(&page, number, trial)) }</ul>
                    <button type="button" class="button small" onclick={change(&page, Change::AllUndone)}>
                        { icon(Icon::Undo) }<span>{ text::UNDO_ALL }</span>
                    </button>
                </section>
            }
            if list.is_empty() { <p class="quiet">{ text::NO_TRIALS }</p> }
            <ul>{ for list.iter().take(most).map(|offers| thing(&page, offers, on)) }</ul>
            if list.len() > most {
                <button type="button" class="button" onclick={Callback::from(move |_: MouseEvent| is_whole.set(true))}>
                    { text::show_more(list.len() - most) }
                </button>
            }
        </>
    }
}

/// A callback that makes a change.
pub(crate) fn change(page: &Page, change: Change) -> Callback<MouseEvent> {
    page.on(move |_: MouseEvent| Action::Pretended(change.clone()))
}

fn active(page: &Page, number: usize, trial: &Trial) -> Html {
    html! {
        <li>
            <span>{ text::whole_trial(trial) }</span>
            <button type="button" class="button small" aria-label={text::undo_trial(trial)} onclick={change(page, Change::Undone(number))}>
                { icon(Icon::Undo) }<span aria-hidden="true">{ text::UNDO }</span>
            </button>
        </li>
    }
}

fn thing(page: &Page, offers: &Offers, on: &[Trial]) -> Html {
    let button = |trial: &Trial| {
        let number = on.iter().position(|other| other.is(trial));
        let change = change(page, number.map_or_else(|| Change::Tried(trial.clone()), Change::Undone));
        html! {
            <button type="button" class="button small" aria-pressed={number.is_some().to_string()} onclick={change}>
                { text::trial(trial) }
            </button>
        }
    };
    html! {
        <li class="trials">
            { title(offers.kind, &offers.name, offers.place, &offers.variables) }
            <div class="trial-buttons" role="group" aria-label={text::trials_with(offers.kind, &offers.name)}>
                { for offers.trials.iter().map(button) }
            </div>
        </li>
    }
}

/// What a thing is called, where it stands in the text, and which variables it gives.
pub(crate) fn title(kind: Kind, name: &str, place: Option<Place>, variables: &[String]) -> Html {
    html! {
        <div class="pretend-name">
            if name.is_empty() {
                <strong>{ text::kind(kind) }</strong>
            } else {
                <span class="quiet">{ text::kind(kind) }</span>{ " " }<code>{ name }</code>
            }
            if let Some(place) = place { { " " }<PlaceLink {place} /> }
            if !variables.is_empty() {
                <span class="quiet">{ format!(" → {}", variables.join(", ")) }</span>
            }
        </div>
    }
}
