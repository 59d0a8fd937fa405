//! The form for what the text does not tell about roles.

use taskdef_playground::view::pretend::form::{Group, Member};
use taskdef_playground::view::role_form::{Field, Kind, set};
use taskdef_playground::view::{Action, Settings};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::page::{Page, use_page};
use super::pretend_field::PretendField;
use super::text;
use super::text_field::TextField;

#[derive(Properties, PartialEq)]
pub(crate) struct RoleFormProps {
    pub fields: Vec<Field>,
    /// The pretend AWS, which tells the keys of secrets and parameters.
    pub groups: Vec<Group>,
    pub settings: Settings,
}

#[component]
pub(crate) fn RoleForm(props: &RoleFormProps) -> Html {
    let page = use_page();
    let of_group = |group: &Group| {
        let fields = group.fields.iter().chain(&group.more);
        let key = fields.into_iter().find(|field| field.member == Member::KmsKey)?.clone();
        Some(html! { <PretendField kind={group.kind} name={group.name.clone()} field={key} /> })
    };
    let keys: Vec<Html> = props.groups.iter().filter_map(of_group).collect();
    let (ticked, typed): (Vec<&Field>, Vec<&Field>) =
        props.fields.iter().partition(|field| matches!(field.kind, Kind::Flag | Kind::Member));
    html! {
        <details class="role-form">
            <summary>{ text::ROLE_OPTIONS }</summary>
            <p class="quiet">{ text::ROLE_OPTIONS_WORDS }</p>
            <div class="role-fields">{ for typed.into_iter().map(|one| field(&page, &props.settings, one)) }</div>
            <div class="role-fields">{ for ticked.into_iter().map(|one| field(&page, &props.settings, one)) }</div>
            if !keys.is_empty() {
                <fieldset>
                    <legend>{ text::KEYS_OF_SECRETS }</legend>
                    <p class="quiet">{ text::KEYS_WORDS }</p>
                    <div class="role-fields">{ for keys }</div>
                </fieldset>
            }
        </details>
    }
}

fn field(page: &Page, settings: &Settings, field: &Field) -> Html {
    let label = text::role_field(&field.path);
    let onchange = {
        let (settings, path, kind) = (settings.clone(), field.path.clone(), field.kind);
        page.on(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let value = match kind {
                Kind::Flag | Kind::Member if input.checked() => "true".to_owned(),
                Kind::Flag | Kind::Member => String::new(),
                Kind::Text | Kind::List => input.value(),
            };
            Action::SettingsChanged(set(&settings, &path, kind, &value))
        })
    };
    if matches!(field.kind, Kind::Flag | Kind::Member) {
        return html! {
            <label class="field check"><input type="checkbox" checked={!field.value.is_empty()} {onchange} /><span>{ label }</span></label>
        };
    }
    let is_told = !field.told.is_empty();
    let placeholder = match field.kind {
        _ if is_told => field.told.clone(),
        Kind::List => text::COMMAS.to_owned(),
        _ => text::NOT_TOLD.to_owned(),
    };
    html! {
        <label class="field"><span>{ label }if is_told { { " " }<span class="quiet">{ text::FROM_TEXT }</span> }</span>
            <TextField {placeholder} value={field.value.clone()} {onchange} />
        </label>
    }
}
