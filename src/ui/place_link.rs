//! A place in the text as a button that goes there.

use taskdef_playground::view::Place;
use yew::prelude::*;

use super::page::use_page;
use super::text;

#[derive(Properties, PartialEq)]
pub(crate) struct PlaceLinkProps {
    pub place: Place,
}

#[component]
pub(crate) fn PlaceLink(props: &PlaceLinkProps) -> Html {
    let page = use_page();
    let place = props.place;
    let onclick = Callback::from(move |_: MouseEvent| page.reveal(place));
    html! { <button type="button" class="place-link" {onclick}>{ text::line(place.line) }</button> }
}
