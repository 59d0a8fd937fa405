//! The border between the panes: moved by pointer or by arrow keys, remembered between visits.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::browser::dom;
use super::browser::storage::{self, Key};
use super::text;

/// Percent of the width that the editor may take.
const LEAST: i32 = 25;
const MOST: i32 = 75;
const USUAL: i32 = 50;
const STEP: i32 = 2;

#[derive(Properties, PartialEq)]
pub(crate) struct SplitterProps {
    /// What is split.
    pub pane: NodeRef,
}

#[component]
pub(crate) fn Splitter(props: &SplitterProps) -> Html {
    let share = use_state(|| storage::get(Key::Split).and_then(|text| text.parse().ok()).unwrap_or(USUAL));
    let is_dragged = use_state(|| false);
    {
        let pane = props.pane.clone();
        use_effect_with(*share, move |share| {
            if let Some(pane) = pane.cast::<HtmlElement>() {
                dom::set_property(&pane, "--editor-share", &format!("{share}%"));
            }
            if *share != USUAL || storage::get(Key::Split).is_some() {
                storage::set(Key::Split, &share.to_string());
            }
        });
    }
    let set = {
        let share = share.clone();
        move |value: i32| share.set(value.clamp(LEAST, MOST))
    };
    let onkeydown = {
        let (set, now) = (set.clone(), *share);
        Callback::from(move |event: KeyboardEvent| {
            let next = match event.key().as_str() {
                "ArrowLeft" => now - STEP,
                "ArrowRight" => now + STEP,
                "Home" => LEAST,
                "End" => MOST,
                "Enter" => USUAL,
                _ => return,
            };
            event.prevent_default();
            set(next);
        })
    };
    let onpointerdown = {
        let is_dragged = is_dragged.clone();
        Callback::from(move |event: PointerEvent| {
            if let Some(border) = event.target_dyn_into::<HtmlElement>() {
                let _ = border.set_pointer_capture(event.pointer_id());
            }
            is_dragged.set(true);
        })
    };
    let onpointermove = {
        let (is_dragged, pane, set) = (is_dragged.clone(), props.pane.clone(), set.clone());
        Callback::from(move |event: PointerEvent| {
            if let Some(pane) = pane.cast::<HtmlElement>().filter(|_| *is_dragged) {
                let area = pane.get_bounding_client_rect();
                set(dom::whole((f64::from(event.client_x()) - area.left()) / area.width() * 100.0));
            }
        })
    };
    let stop = Callback::from(move |_: PointerEvent| is_dragged.set(false));
    html! {
        <div class="splitter" role="separator" tabindex="0" aria-orientation="vertical" aria-label={text::PANES_BORDER}
            aria-valuenow={share.to_string()} aria-valuemin={LEAST.to_string()} aria-valuemax={MOST.to_string()}
            ondblclick={Callback::from(move |_: MouseEvent| set(USUAL))}
            {onkeydown} {onpointerdown} {onpointermove} onpointerup={stop.clone()} onpointercancel={stop}></div>
    }
}
