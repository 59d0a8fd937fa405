//! The dialog that shows what a fix, all fixes of its rule, or all safe ones would change, before they are made.

use taskdef_playground::view::Shown;
use taskdef_playground::view::fix_preview::{Preview, Scope, of_rule, preview};
use yew::prelude::*;

use super::convert::piece;
use super::dialog::DialogBox;
use super::icon::{Icon, icon};
use super::page::use_page;
use super::text;

#[derive(Properties, PartialEq)]
pub(crate) struct FixPreviewProps {
    pub shown: Option<Shown>,
    /// What was asked for.
    pub scope: Scope,
}

#[component]
pub(crate) fn FixPreview(props: &FixPreviewProps) -> Html {
    let scope = use_state(|| props.scope);
    let made = use_memo((props.shown.clone(), *scope), |(shown, scope)| preview(shown.as_ref()?, *scope));
    let choices = choices(props);
    let choice = |(choice, words): (Scope, String)| {
        let is_chosen = choice == *scope;
        let scope = scope.clone();
        html! {
            <label class="field check">
                <input type="radio" name="fix-scope" checked={is_chosen} onchange={Callback::from(move |_: Event| scope.set(choice))} />
                <span>{ words }</span>
            </label>
        }
    };
    html! {
        <DialogBox title={text::FIX_PREVIEW} class="fix-preview">
            if choices.len() > 1 {
                <fieldset class="fix-scopes">
                    <legend class="visually-hidden">{ text::WHICH_FIXES }</legend>
                    { for choices.into_iter().map(choice) }
                </fieldset>
            }
            if let (Some(shown), Some(made)) = (&props.shown, &*made) {
                <Changes shown={shown.clone()} made={made.clone()} />
            } else {
                <p class="quiet">{ text::NOTHING_TO_FIX }</p>
            }
        </DialogBox>
    }
}

/// This fix, all of its rule, all safe ones: as far as they differ.
fn choices(props: &FixPreviewProps) -> Vec<(Scope, String)> {
    let Some(shown) = &props.shown else { return Vec::new() };
    let mut found = Vec::new();
    if let Scope::One(problem, _) = props.scope {
        found.push((props.scope, text::ONLY_THIS.to_owned()));
        if let Some((rule, count)) = of_rule(shown, problem).filter(|(_, count)| *count > 1) {
            found.push((Scope::Rule(rule), text::all_of_rule(rule, count)));
        }
    }
    found.push((Scope::Safe, text::ALL_SAFE.to_owned()));
    found
}

#[derive(Properties, PartialEq)]
struct ChangesProps {
    shown: Shown,
    made: Preview,
}

#[component]
fn Changes(props: &ChangesProps) -> Html {
    let page = use_page();
    let onclick = {
        let (shown, made) = (props.shown.clone(), props.made.clone());
        Callback::from(move |_: MouseEvent| page.make(&shown, &made))
    };
    html! {
        <>
            <pre class="converted" tabindex="0" role="region" aria-label={text::FIX_PREVIEW}>
                { for props.made.pieces.iter().map(piece) }
            </pre>
            <div class="policy-actions">
                <button type="button" class="button primary" {onclick}>
                    { icon(Icon::Fix) }<span>{ text::make(props.made.count) }</span>
                </button>
            </div>
        </>
    }
}
