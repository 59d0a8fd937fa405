//! Blocks of a page as elements. Text becomes text nodes, never HTML.

use taskdef_playground::view::markdown::{Block, Inline};
use yew::prelude::*;

/// What a page may ask for.
#[derive(Clone, PartialEq)]
pub(crate) struct Links {
    /// Another page of ours was chosen, by its name.
    pub(crate) on_page: Callback<String>,
    /// The level of the page's first heading.
    pub(crate) level: u8,
}

/// Blocks as elements; `code` draws fenced code.
pub(crate) fn blocks(blocks: &[Block], links: &Links, code: &dyn Fn(&str, &str) -> Html) -> Html {
    blocks.iter().map(|block| element(block, links, code)).collect()
}

fn element(block: &Block, links: &Links, code: &dyn Fn(&str, &str) -> Html) -> Html {
    match block {
        Block::Heading(level, words) => {
            let tag = format!("h{}", (level - 1 + links.level).min(6));
            html! { <@{tag}>{ inlines(words, links) }</@> }
        }
        Block::Paragraph(words) => html! { <p>{ inlines(words, links) }</p> },
        Block::Quote(inner) => html! { <blockquote>{ blocks(inner, links, code) }</blockquote> },
        Block::Code { info, text } => code(info, text),
        Block::List { numbered, items } => {
            let tag = if *numbered { "ol" } else { "ul" };
            let items = items.iter().map(|words| html! { <li>{ inlines(words, links) }</li> });
            html! { <@{tag}>{ for items }</@> }
        }
    }
}

fn inlines(words: &[Inline], links: &Links) -> Html {
    words.iter().map(|piece| inline(piece, links)).collect()
}

fn inline(piece: &Inline, links: &Links) -> Html {
    match piece {
        Inline::Text(text) => html! { { text } },
        Inline::Code(code) => html! { <code>{ code }</code> },
        Inline::Strong(words) => html! { <strong>{ inlines(words, links) }</strong> },
        Inline::Emphasis(words) => html! { <em>{ inlines(words, links) }</em> },
        Inline::Link { words, address } => match address.strip_suffix(".md") {
            Some(page) if !address.starts_with("https:") => {
                let (on_page, page) = (links.on_page.clone(), page.to_owned());
                let onclick = Callback::from(move |_: MouseEvent| on_page.emit(page.clone()));
                html! { <button type="button" class="place-link" {onclick}>{ inlines(words, links) }</button> }
            }
            _ => html! {
                <a href={address.clone()} target="_blank" rel="noreferrer noopener">{ inlines(words, links) }</a>
            },
        },
    }
}
