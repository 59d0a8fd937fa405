//! The pretend AWS above the panels that depend on it: what can be tried with what the text refers to.

use std::rc::Rc;

use taskdef_playground::view::pretend::{Pretend, subjects};
use taskdef_playground::view::{Action, Panel, Shown, World};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::icon::{Icon, icon};
use super::page::use_page;
use super::text;
use super::trials::Trials;

#[derive(Properties, PartialEq)]
pub(crate) struct PretendSectionProps {
    pub shown: Shown,
    pub task: usize,
    pub world: Rc<World>,
    pub pretend: Rc<Pretend>,
    pub is_open: bool,
}

#[component]
pub(crate) fn PretendSection(props: &PretendSectionProps) -> Html {
    let page = use_page();
    let PretendSectionProps { shown, task, world, pretend, is_open } = props;
    let Some(analysis) = shown.analysis.tasks.get(*task) else { return html! {} };
    let toggle = page.on(|_: MouseEvent| Action::PretendToggled);
    let edit = page.on(|_: MouseEvent| Action::PanelChosen(Panel::World));
    let on = pretend.trials().len();
    html! {
        <section class="pretend-aws" aria-label={text::PRETEND_AWS}>
            <button type="button" class="unfold" aria-expanded={is_open.to_string()} onclick={toggle}>
                { icon(Icon::Chevron) }<strong>{ text::PRETEND_AWS }</strong>
                <span>{ text::subjects(&subjects(&shown.analysis, analysis, world)) }</span>
                if on > 0 {
                    <span class="changed">{ text::trials_on(on) }</span>
                } else if **world != World::default() {
                    <span class="changed">{ text::CHANGED }</span>
                }
            </button>
            if *is_open {
                <div class="pretend-body">
                    <Trials shown={shown.clone()} task={*task} world={world.clone()} pretend={pretend.clone()} />
                    <div><button type="button" class="button" onclick={edit}>{ text::EDIT_ALL }</button></div>
                </div>
            }
        </section>
    }
}

/// The value of the option that was chosen.
pub(crate) fn chosen(event: &Event) -> String {
    event.target_unchecked_into::<HtmlSelectElement>().value()
}
