//! The form for what the text does not tell about roles.

use taskdef_playground::view::pretend::{Change, Kind as SubjectKind, Subject};
use taskdef_playground::view::role_form::{Field, Kind, set};
use taskdef_playground::view::{Action, Settings};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::page::{Page, use_page};
use super::text;

#[derive(Properties, PartialEq)]
pub(crate) struct RoleFormProps {
    pub fields: Vec<Field>,
    pub subjects: Vec<Subject>,
    pub settings: Settings,
}

#[component]
pub(crate) fn RoleForm(props: &RoleFormProps) -> Html {
    let page = use_page();
    let keys: Vec<&Subject> =
        props.subjects.iter().filter(|subject| subject.kind != SubjectKind::File).collect();
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
                    <div class="role-fields">{ for keys.into_iter().map(|subject| key(&page, subject)) }</div>
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
            <input type="text" autocomplete="off" spellcheck="false" {placeholder} value={field.value.clone()} {onchange} />
        </label>
    }
}

/// The key that protects a secret or a parameter, as the pretend AWS has it.
fn key(page: &Page, subject: &Subject) -> Html {
    let onchange = {
        let (kind, key) = (subject.kind, subject.key.clone());
        page.on(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            Action::Pretended(Change::KmsKey(kind, key.clone(), input.value().trim().to_owned()))
        })
    };
    html! {
        <label class="field"><span>{ &subject.name }</span>
            <input type="text" autocomplete="off" spellcheck="false" placeholder={text::KMS_KEY_OPEN}
                value={subject.kms_key.clone()} {onchange} />
        </label>
    }
}
