//! A field for a line of text that takes effect when it is left. Until then what is typed stays, whatever is drawn anew around it.

use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct TextFieldProps {
    pub value: AttrValue,
    pub onchange: Callback<Event>,
    #[prop_or_default]
    pub placeholder: AttrValue,
    /// Which keys a touch screen shows.
    #[prop_or_default]
    pub inputmode: Option<AttrValue>,
    #[prop_or_default]
    pub is_wrong: bool,
}

#[component]
pub(crate) fn TextField(props: &TextFieldProps) -> Html {
    let draft = use_state(|| None::<AttrValue>);
    let oninput = {
        let draft = draft.clone();
        Callback::from(move |event: InputEvent| {
            draft.set(Some(event.target_unchecked_into::<HtmlInputElement>().value().into()));
        })
    };
    let onchange = {
        let (draft, onchange) = (draft.clone(), props.onchange.clone());
        Callback::from(move |event: Event| {
            onchange.emit(event);
            draft.set(None);
        })
    };
    let value = (*draft).clone().unwrap_or_else(|| props.value.clone());
    html! {
        <input type="text" autocomplete="off" spellcheck="false" placeholder={props.placeholder.clone()}
            inputmode={props.inputmode.clone()} aria-invalid={props.is_wrong.then_some("true")} {value} {oninput} {onchange} />
    }
}
