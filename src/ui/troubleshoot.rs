//! The dialog that explains what AWS said: words or output are pasted, and cause, place, fix and rules stand below.

use taskdef_playground::view::troubleshoot::{Explanation, explanations, output};
use taskdef_playground::view::{Action, Place, Shown};
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::dialog::DialogBox;
use super::page::{Page, use_page};
use super::prose::prose;
use super::text;
use super::variable_row::doubt;

#[derive(Properties, PartialEq)]
pub(crate) struct TroubleshootProps {
    pub shown: Option<Shown>,
}

#[component]
pub(crate) fn Troubleshoot(props: &TroubleshootProps) -> Html {
    let page = use_page();
    let shown = props.shown.clone();
    // The output of describe-tasks in the editor needs no second paste.
    let pasted = use_state(|| shown.map(|shown| output(&shown.analysis)).unwrap_or_default());
    let found = use_memo(((*pasted).clone(), props.shown.clone()), |(pasted, shown)| {
        shown.as_ref().map(|shown| explanations(pasted, &shown.analysis)).unwrap_or_default()
    });
    let oninput = {
        let pasted = pasted.clone();
        Callback::from(move |event: InputEvent| {
            pasted.set(event.target_unchecked_into::<HtmlTextAreaElement>().value());
        })
    };
    html! {
        <DialogBox title={text::TROUBLESHOOT}>
            <p class="quiet">{ prose(text::TROUBLESHOOT_WORDS) }</p>
            <label class="field pasted"><span>{ text::PASTED_WORDS }</span>
                <textarea rows="4" spellcheck="false" autocomplete="off" value={(*pasted).clone()} {oninput} />
            </label>
            <div class="explanations" role="status">
                { for found.iter().map(|one| explanation(&page, one)) }
            </div>
        </DialogBox>
    }
}

fn explanation(page: &Page, one: &Explanation) -> Html {
    html! {
        <section class="explanation">
            if !one.subject.is_empty() {
                <h3>{ &one.subject }</h3>
            }
            <blockquote><code>{ &one.words }</code></blockquote>
            if !one.recognised {
                <p>{ if one.nearest.is_empty() { text::NOT_RECOGNISED } else { text::NEAREST_KNOWN } }</p>
                <ul>{ for one.nearest.iter().map(|words| html! { <li><code>{ words }</code></li> }) }</ul>
            }
            { findings(page, one) }
            { doubt(one.doubt) }
        </section>
    }
}

/// Cause, what to do, where, and the rules that see it.
pub(crate) fn findings(page: &Page, one: &Explanation) -> Html {
    let line = |title: &'static str, words: Option<&str>| {
        words.map(|words| html! { <><dt>{ title }</dt><dd>{ prose(words) }</dd></> }).unwrap_or_default()
    };
    html! {
            <dl class="findings">
                { line(text::CAUSE, one.cause.as_deref()) }
                { line(text::TO_DO, one.fix.as_deref()) }
                { line(text::NEXT, one.next) }
                if let Some(place) = one.place {
                    <dt>{ text::WHERE }</dt><dd>{ to_place(page, place) }</dd>
                }
                if !one.rules.is_empty() {
                    <dt>{ text::RULES_THAT_SEE_IT }</dt>
                    <dd><ul>{ for one.rules.iter().map(|&(rule, place)| html! {
                        <li>{ rule_link(page, rule) }{ place.map(|place| html! { <>{ " " }{ to_place(page, place) }</> }) }</li>
                    }) }</ul></dd>
                }
            </dl>
    }
}

/// Closes the dialog first: the editor lies behind it.
pub(crate) fn to_place(page: &Page, place: Place) -> Html {
    let page = page.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        page.act(Action::DialogClosed);
        page.reveal(place);
    });
    html! { <button type="button" class="place-link" {onclick}>{ text::line(place.line) }</button> }
}

pub(crate) fn rule_link(page: &Page, rule: &'static str) -> Html {
    let page = page.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        page.act(Action::DialogClosed);
        page.act(Action::RuleOpened(rule.into()));
    });
    html! { <button type="button" class="rule-link" {onclick}>{ rule }</button> }
}
