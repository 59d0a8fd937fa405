//! A message with its code set apart.

use taskdef_playground::view::prose::{Piece, pieces};
use yew::prelude::*;

/// A message as elements.
pub(crate) fn prose(message: &str) -> Html {
    pieces(message)
        .into_iter()
        .map(|piece| match piece {
            Piece::Words(words) => html! { { words } },
            Piece::Code(code) => html! { <code>{ code }</code> },
        })
        .collect()
}
