//! The dialog that lists the keys and the commands, with a search.

use taskdef_playground::view::{Action, Dialog, Panel};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::dialog::DialogBox;
use super::page::{Page, use_page};
use super::text;

/// A command: its words, and how it is done.
type Command = (&'static str, fn(&Page));

/// What can be done from here.
const COMMANDS: [Command; 16] = [
    (text::EXAMPLES, |page| page.act(Action::DialogOpened(Dialog::Examples))),
    (text::CONVERT, |page| page.act(Action::DialogOpened(Dialog::Convert))),
    (text::SETTINGS, |page| page.act(Action::DialogOpened(Dialog::Settings))),
    (text::TROUBLESHOOT, |page| page.act(Action::DialogOpened(Dialog::Troubleshoot))),
    (text::PRIVACY, |page| page.act(Action::DialogOpened(Dialog::Privacy))),
    (text::FORMAT, Page::format),
    (text::SEARCH, |page| page.editor.search()),
    (text::FOLD_ALL, |page| page.editor.fold(true)),
    (text::UNFOLD_ALL, |page| page.editor.fold(false)),
    (text::NEXT_PROBLEM, |page| page.editor.step(true)),
    (text::UNDO, |page| page.editor.undo()),
    (text::REDO, |page| page.editor.redo()),
    (text::panel(Panel::Problems), |page| page.act(Action::PanelChosen(Panel::Problems))),
    (text::panel(Panel::Environment), |page| page.act(Action::PanelChosen(Panel::Environment))),
    (text::panel(Panel::Policy), |page| page.act(Action::PanelChosen(Panel::Policy))),
    (text::panel(Panel::Launch), |page| page.act(Action::PanelChosen(Panel::Launch))),
];

#[component]
pub(crate) fn Keys() -> Html {
    let page = use_page();
    let search = use_state(String::new);
    let wanted = search.trim().to_ascii_lowercase();
    let is_meant = |words: &str| words.to_ascii_lowercase().contains(&wanted);
    let oninput = {
        let search = search.clone();
        Callback::from(move |event: InputEvent| {
            search.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let row = |(keys, words): &(&[&'static str], &'static str)| {
        html! {
            <div class="key-row">
                <dt>{ for keys.iter().map(|key| html! { <kbd>{ *key }</kbd> }) }</dt>
                <dd>{ *words }</dd>
            </div>
        }
    };
    let command = |(words, run): &Command| {
        let (page, run) = (page.clone(), *run);
        let onclick = Callback::from(move |_: MouseEvent| {
            page.act(Action::DialogClosed);
            run(&page);
        });
        html! { <li><button type="button" class="button small" {onclick}>{ *words }</button></li> }
    };
    let rows: Vec<_> = text::KEY_ROWS
        .iter()
        .filter(|(keys, words)| is_meant(words) || keys.iter().any(|key| is_meant(key)))
        .map(row)
        .collect();
    let commands: Vec<_> = COMMANDS.iter().filter(|(words, _)| is_meant(words)).map(command).collect();
    html! {
        <DialogBox title={text::KEYS} class="keys">
            <input type="search" class="search" autofocus=true placeholder={text::FIND_COMMAND} aria-label={text::FIND_COMMAND}
                value={(*search).clone()} {oninput} />
            if rows.is_empty() && commands.is_empty() {
                <p class="quiet" role="status">{ text::NO_COMMAND }</p>
            }
            if !commands.is_empty() {
                <h3>{ text::COMMANDS }</h3>
                <ul class="commands">{ for commands }</ul>
            }
            if !rows.is_empty() {
                <h3>{ text::KEYS_ONLY }</h3>
                <dl>{ for rows }</dl>
            }
        </DialogBox>
    }
}
