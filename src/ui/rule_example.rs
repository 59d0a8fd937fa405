//! A code block on the page of a rule: an example that can be opened, or what is said about it.

use taskdef_playground::view::rule_page::{BlockKind, kind};
use yew::prelude::*;

use super::page::use_page;
use super::text;

#[derive(Properties, PartialEq)]
pub(crate) struct RuleExampleProps {
    /// The words after the fence.
    pub info: AttrValue,
    pub text: AttrValue,
}

#[component]
pub(crate) fn RuleExample(props: &RuleExampleProps) -> Html {
    let page = use_page();
    let kind = kind(&props.info);
    let title = text::block_title(kind);
    let can_open = matches!(kind, BlockKind::Bad | BlockKind::Good | BlockKind::Fixed);
    let onclick = {
        let code = props.text.clone();
        Callback::from(move |_: MouseEvent| {
            page.load(&format!("{code}\n"), text::RULE_EXAMPLE);
        })
    };
    html! {
        <figure class={classes!("rule-example", class(kind))}>
            if let Some(title) = title {
                <figcaption>
                    <span>{ title }</span>
                    if can_open {
                        <button type="button" class="button small" {onclick}>{ text::TRY_IT }</button>
                    }
                </figcaption>
            }
            <pre class="code" tabindex="0"><code>{ props.text.clone() }</code></pre>
        </figure>
    }
}

fn class(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Bad => "is-error",
        BlockKind::Good | BlockKind::Fixed => "is-success",
        BlockKind::Report | BlockKind::Other => "is-plain",
    }
}
