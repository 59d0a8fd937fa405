//! The pretend AWS above the panels that depend on it: network, permissions, and everything the text refers to.

use std::rc::Rc;

use taskdef_playground::view::pretend::{Change, Permissions, is_reached, subjects};
use taskdef_playground::view::{Action, Shown, World};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::icon::{Icon, icon};
use super::page::use_page;
use super::pretend_row::PretendRow;
use super::text;

#[derive(Properties, PartialEq)]
pub(crate) struct PretendSectionProps {
    pub shown: Shown,
    pub task: usize,
    pub world: Rc<World>,
    pub is_open: bool,
}

#[component]
pub(crate) fn PretendSection(props: &PretendSectionProps) -> Html {
    let page = use_page();
    let PretendSectionProps { shown, task, world, is_open } = props;
    let Some(task) = shown.analysis.tasks.get(*task) else { return html! {} };
    let list = subjects(&shown.analysis, task, world);
    let is_changed = **world != World::default();
    let toggle = page.on(|_: MouseEvent| Action::PretendToggled);
    let network = page.on(|event: Event| Action::Pretended(Change::Network(chosen(&event) == "reached")));
    let permissions = page.on(|event: Event| {
        let permissions = Permissions::from_name(&chosen(&event)).unwrap_or(Permissions::Generated);
        Action::Pretended(Change::Permissions(permissions))
    });
    let reset = page.on(|_: MouseEvent| Action::Pretended(Change::All(Box::default())));
    let reached = is_reached(world);
    let permitted = Permissions::of(world);
    html! {
        <section class="pretend-aws" aria-label={text::PRETEND_AWS}>
            <button type="button" class="unfold" aria-expanded={is_open.to_string()} onclick={toggle}>
                { icon(Icon::Chevron) }<strong>{ text::PRETEND_AWS }</strong><span>{ text::subjects(&list) }</span>
                if is_changed { <span class="changed">{ text::CHANGED }</span> }
            </button>
            if *is_open {
                <div class="pretend-body">
                    <p class="quiet">{ text::PRETEND_WORDS }</p>
                    <div class="pretend-choices">
                        <label><span>{ text::NETWORK }</span>
                            <select onchange={network}>
                                <option value="reached" selected={reached}>{ text::REACHED }</option>
                                <option value="not-reached" selected={!reached}>{ text::NOT_REACHED }</option>
                            </select>
                        </label>
                        <label><span>{ text::ROLE_MAY }</span>
                            <select onchange={permissions}>
                                { for Permissions::ALL.into_iter().map(|one| html! {
                                    <option value={one.name()} selected={one == permitted}>{ text::permissions(one) }</option>
                                }) }
                            </select>
                        </label>
                        if is_changed {
                            <button type="button" class="button" onclick={reset}>{ text::RESET }</button>
                        }
                    </div>
                    <ul>{ for list.iter().map(|subject| html! { <PretendRow key={subject.key.clone()} subject={subject.clone()} /> }) }</ul>
                </div>
            }
        </section>
    }
}

/// The value of the option that was chosen.
pub(crate) fn chosen(event: &Event) -> String {
    event.target_unchecked_into::<HtmlSelectElement>().value()
}
