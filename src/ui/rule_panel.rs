//! The page of a rule, beside the editor.

use taskdef_playground::view::Action;
use taskdef_playground::view::markdown::parse;
use taskdef_playground::view::rules::next;
use yew::prelude::*;

use super::browser::dom;
use super::hooks::use_text_file::{Fetched, use_text_file};
use super::icon::{Icon, icon};
use super::markdown::{Links, blocks};
use super::page::{Page, use_page};
use super::rule_example::RuleExample;
use super::text;

#[derive(Properties, PartialEq)]
pub(crate) struct RulePanelProps {
    pub rule: AttrValue,
}

#[component]
pub(crate) fn RulePanel(props: &RulePanelProps) -> Html {
    let page = use_page();
    let attempts = use_state(|| 0);
    let file = use_text_file(format!("rules/{}.md", props.rule).into(), *attempts);
    use_effect_with(props.rule.clone(), |_| dom::focus("rule"));
    let back = {
        let page = page.clone();
        Callback::from(move |_: MouseEvent| close(&page))
    };
    let onkeydown = {
        let page = page.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.prevent_default();
                close(&page);
            }
        })
    };
    let body = match &file {
        Fetched::Waiting => html! { <p class="quiet">{ text::RULE_LOADING }</p> },
        Fetched::Missing => {
            let onclick = Callback::from(move |_: MouseEvent| attempts.set(*attempts + 1));
            html! {
                <>
                    <h2><code>{ props.rule.clone() }</code></h2>
                    <p role="alert">{ text::RULE_MISSING }</p>
                    <button type="button" class="button" {onclick}>{ text::RETRY }</button>
                </>
            }
        }
        Fetched::Here(text) => {
            let on_page = page.on(|rule: String| Action::RuleOpened(rule.into()));
            let code = |info: &str, text: &str| html! { <RuleExample info={info.to_owned()} text={text.to_owned()} /> };
            blocks(&parse(text), &Links { on_page, level: 2 }, &code)
        }
    };
    html! {
        <article class="rule-panel" id="rule" tabindex="-1" aria-label={props.rule.clone()} {onkeydown}>
            <div class="rule-head">
                <button type="button" class="button" onclick={back}>{ icon(Icon::Back) }<span>{ text::BACK }</span></button>
                if let Some(next) = next(&props.rule) {
                    <button type="button" class="button" onclick={page.on(move |_: MouseEvent| Action::RuleOpened(next.into()))}>
                        { text::NEXT_RULE }<span class="quiet wide-only">{ next }</span>
                    </button>
                }
            </div>
            <div class="rule-page">{ body }</div>
        </article>
    }
}

fn close(page: &Page) {
    page.act(Action::RuleClosed);
    dom::focus_soon("panel");
}
