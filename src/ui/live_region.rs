//! Tells a screen reader how many problems there are: after a quiet time, and only when it has changed.

use gloo::timers::callback::Timeout;
use taskdef_playground::view::Shown;
use taskdef_playground::view::counts::Counts;
use yew::prelude::*;

use super::browser::dom;
use super::text;

/// How long nothing must have changed, in milliseconds; also the shortest time between two announcements.
const QUIET: u32 = 2000;

#[derive(Properties, PartialEq)]
pub(crate) struct LiveRegionProps {
    /// The result of the text in the editor.
    pub shown: Option<Shown>,
}

#[component]
pub(crate) fn LiveRegion(props: &LiveRegionProps) -> Html {
    let said = use_state(|| (None, AttrValue::from("")));
    let counts = props.shown.as_ref().map(|shown| Counts::of(&shown.analysis));
    {
        let said = said.clone();
        use_effect_with(counts, move |counts| {
            dom::set_title(&text::page_title(*counts));
            let timer = counts.map(|counts| {
                Timeout::new(QUIET, move || {
                    // Who is in the list hears it there.
                    if said.0 != Some(counts) && !dom::has_focus_within("panel") {
                        said.set((Some(counts), text::news(counts, said.0).into()));
                    }
                })
            });
            move || drop(timer)
        });
    }
    html! { <div class="visually-hidden" role="status" id="announcement">{ said.1.clone() }</div> }
}
