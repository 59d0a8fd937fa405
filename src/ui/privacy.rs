//! The dialog that says where the text goes, and what is stored.

use yew::prelude::*;

use super::dialog::DialogBox;
use super::forget::ForgetButton;
use super::text;

#[derive(Properties, PartialEq)]
pub(crate) struct PrivacyProps {
    pub is_kept: bool,
}

#[component]
pub(crate) fn Privacy(props: &PrivacyProps) -> Html {
    let point = |(title, words): &(&'static str, &'static str)| {
        html! { <section><h3>{ *title }</h3><p>{ *words }</p></section> }
    };
    html! {
        <DialogBox title={text::PRIVACY}>
            { for text::PRIVACY_POINTS.iter().map(point) }
            <ForgetButton is_kept={props.is_kept} />
        </DialogBox>
    }
}
