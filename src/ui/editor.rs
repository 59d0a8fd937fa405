//! The pane with the editor and its few buttons. The editor itself is a custom element; see `browser::codemirror`.

use std::rc::Rc;

use taskdef_playground::view::Shown;
use taskdef_playground::view::file::Opened;
use web_sys::Element;
use yew::prelude::*;

use super::hooks::use_roving::use_roving;
use super::icon::{Icon, icon};
use super::outline::Outline;
use super::page::{Page, use_page};
use super::text;

/// Characters that a phone's keyboard hides.
const TOUCH_KEYS: [&str; 7] = ["{", "}", "[", "]", "\"", ":", ","];

#[derive(Properties, PartialEq)]
pub(crate) struct EditorPaneProps {
    /// The file that the text was opened from.
    pub file: Option<Rc<Opened>>,
    /// The newest result.
    pub shown: Option<Shown>,
}

#[component]
pub(crate) fn EditorPane(props: &EditorPaneProps) -> Html {
    let page = use_page();
    let place = use_node_ref();
    let actions = use_node_ref();
    let onkeydown = use_roving(&actions);
    {
        let (place, editor) = (place.clone(), page.editor.clone());
        use_effect_with((), move |()| {
            if let Some(place) = place.cast::<Element>() {
                editor.move_into(&place);
            }
        });
    }
    let button = |drawing, label: &'static str, command: fn(&Page)| {
        let page = page.clone();
        let onclick = Callback::from(move |_: MouseEvent| command(&page));
        html! {
            <button type="button" class="button icon-only" aria-label={label} title={label} {onclick}>{ icon(drawing) }</button>
        }
    };
    let save = {
        let (page, file) = (page.clone(), props.file.clone());
        Callback::from(move |_: MouseEvent| page.save_file(file.as_deref()))
    };
    html! {
        <section class="pane editor-pane" id="editor" aria-labelledby="editor-title">
            <div class="pane-head">
                <h2 id="editor-title">{ text::TASK_DEFINITION }</h2>
                <div class="pane-actions" role="toolbar" aria-label={text::EDITING} ref={actions} {onkeydown}>
                    <Outline shown={props.shown.clone()} />
                    { button(Icon::Folder, text::OPEN_FILE, Page::choose_file) }
                    <button type="button" class="button icon-only" aria-label={text::SAVE_FILE} title={text::SAVE_FILE} onclick={save}>
                        { icon(Icon::Download) }
                    </button>
                    { button(Icon::Undo, text::UNDO, |page| page.editor.undo()) }
                    { button(Icon::Redo, text::REDO, |page| page.editor.redo()) }
                    { button(Icon::Format, text::FORMAT, Page::format) }
                    { button(Icon::Search, text::SEARCH, |page| page.editor.search()) }
                    { button(Icon::Clear, text::CLEAR, Page::clear) }
                </div>
            </div>
            <div class="editor-place" ref={place}></div>
            <div class="touch-keys" role="group" aria-label={text::KEYS_FOR_TOUCH}>
                { for TOUCH_KEYS.iter().map(|key| touch_key(&page, key)) }
                { undo_key(&page) }
            </div>
        </section>
    }
}

/// A key that types a character; it leaves the focus in the text, so that the soft keyboard stays.
fn touch_key(page: &Page, key: &'static str) -> Html {
    let editor = page.editor.clone();
    let onclick = Callback::from(move |_: MouseEvent| editor.insert(key));
    let onpointerdown = Callback::from(|event: PointerEvent| event.prevent_default());
    html! { <button type="button" class="touch-key" {onclick} {onpointerdown}>{ key }</button> }
}

fn undo_key(page: &Page) -> Html {
    let editor = page.editor.clone();
    let onclick = Callback::from(move |_: MouseEvent| editor.undo());
    let onpointerdown = Callback::from(|event: PointerEvent| event.prevent_default());
    html! {
        <button type="button" class="touch-key" aria-label={text::UNDO} {onclick} {onpointerdown}>{ icon(Icon::Undo) }</button>
    }
}
