//! The rules in the dialog of settings: a preset, and a level for each group and rule.

use taskdef_playground::view::rules::{GroupRow, LEVELS, Level, Preset, RuleFilter, RuleRow, groups};
use taskdef_playground::view::{Action, Settings};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::icon::{Icon, icon};
use super::page::{Page, use_page};
use super::prose::prose;
use super::text::rules as text;

#[derive(Properties, PartialEq)]
pub(crate) struct RuleSettingsProps {
    pub settings: Settings,
    pub filter: RuleFilter,
}

#[component]
pub(crate) fn RuleSettings(props: &RuleSettingsProps) -> Html {
    let page = use_page();
    let lint = &props.settings.lint;
    let listed = groups(lint, &props.filter);
    let onchange =
        page.on(|event: Event| Action::PresetChosen(Preset::from_name(&chosen(&event)).unwrap_or_default()));
    let oninput = page.on(|event: InputEvent| {
        Action::RulesSearched(event.target_unchecked_into::<HtmlInputElement>().value())
    });
    let preset = |preset: Preset| {
        html! { <option value={preset.name()} selected={preset == lint.preset}>{ preset.name() }</option> }
    };
    let is_changed = lint.preset != Preset::default() || !lint.levels.is_empty();
    let ignored = lint.suppressions.len();
    html! {
        <fieldset>
            <legend>{ text::RULES }</legend>
            <p class="quiet">{ text::RULES_WORDS }</p>
            <label class="field"><span>{ text::PRESET }</span>
                <select {onchange}>{ for Preset::ALL.into_iter().map(preset) }</select>
            </label>
            <p class="quiet">{ text::preset(lint.preset) }</p>
            <input type="search" placeholder={text::FIND_RULE} aria-label={text::FIND_RULE}
                value={props.filter.search.clone()} {oninput} />
            if listed.is_empty() {
                <p class="quiet">{ text::NO_RULE }</p>
            }
            <div class="rule-groups">{ for listed.iter().map(|row| group(&page, row)) }</div>
            <div class="rule-resets">
                if is_changed {
                    <button type="button" class="button" onclick={page.on(|_: MouseEvent| Action::LevelsReset)}>
                        { icon(Icon::Undo) }<span>{ text::RESET_LEVELS }</span>
                    </button>
                }
                if ignored > 0 {
                    <button type="button" class="button" onclick={page.on(|_: MouseEvent| Action::AllRestored)}>
                        { icon(Icon::Undo) }<span>{ text::restore_all(ignored) }</span>
                    </button>
                }
            </div>
        </fieldset>
    }
}

fn group(page: &Page, row: &GroupRow) -> Html {
    let group = row.group;
    let title = text::group(group);
    let onclick = page.on(move |_: MouseEvent| Action::GroupToggled(group));
    html! {
        <div key={group.name()} class="rule-group">
            <div class="rule-level">
                <button type="button" class="unfold" aria-expanded={row.is_open.to_string()} {onclick}>
                    { icon(Icon::Chevron) }<span>{ title }</span>
                    if row.changed > 0 {
                        <span class="count">{ text::changed(row.changed) }</span>
                    }
                </button>
                { level(page, group.name(), title, row.level, text::DEFAULT_LEVEL.to_owned()) }
            </div>
            if row.is_open {
                <ul>{ for row.rules.iter().map(|row| rule(page, row)) }</ul>
            }
        </div>
    }
}

fn rule(page: &Page, row: &RuleRow) -> Html {
    html! {
        <li key={row.name} class="rule-level">
            <div class="rule-words"><code>{ row.name }</code><p class="quiet">{ prose(row.summary) }</p></div>
            { level(page, row.name, row.name, row.level, text::default_level(row.default)) }
        </li>
    }
}

/// The choice of the level of a rule or group; "" leaves it at its default.
fn level(page: &Page, name: &'static str, title: &str, own: Option<Level>, default: String) -> Html {
    let onchange =
        page.on(move |event: Event| Action::LevelChosen { name, level: Level::from_name(&chosen(&event)) });
    let option = |level: Level| {
        html! { <option value={level.name()} selected={own == Some(level)}>{ level.name() }</option> }
    };
    html! {
        <select class={classes!(own.is_some().then_some("is-changed"))} aria-label={text::level_of(title)} {onchange}>
            <option value="" selected={own.is_none()}>{ default }</option>
            { for LEVELS.into_iter().map(option) }
        </select>
    }
}

fn chosen(event: &Event) -> String {
    event.target_unchecked_into::<HtmlSelectElement>().value()
}
