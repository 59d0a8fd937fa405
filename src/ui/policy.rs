//! The panel of policies: one of both roles, or their trust policies.

use taskdef_playground::view::policy::{PolicyTab, Role, Roles, roles};
use taskdef_playground::view::settings::{POLICY_STYLES, style_from_name, style_name};
use taskdef_playground::view::{Action, Condition, Settings, Shown};
use yew::prelude::*;

use super::icon::{Icon, icon};
use super::invitation::Invitation;
use super::page::{Page, use_page};
use super::pretend::chosen;
use super::prose::prose;
use super::statements::Statements;
use super::tabs::{Tab, Tabs};
use super::text;

#[derive(Properties, PartialEq)]
pub(crate) struct PolicyPanelProps {
    pub shown: Shown,
    pub task: usize,
    pub tab: PolicyTab,
    pub settings: Settings,
}

#[component]
pub(crate) fn PolicyPanel(props: &PolicyPanelProps) -> Html {
    let page = use_page();
    let both = use_memo((props.shown.clone(), props.task), |(shown, task)| {
        shown.analysis.tasks.get(*task).map(|task| roles(&shown.analysis, task))
    });
    let Some(both) = both.as_ref() else {
        return html! { <Invitation condition={Condition::Understood} /> };
    };
    let chosen = PolicyTab::ALL.iter().position(|tab| *tab == props.tab).unwrap_or_default();
    let on_choose = page
        .on(|number: usize| Action::PolicyChosen(PolicyTab::ALL.get(number).copied().unwrap_or_default()));
    let tabs: Vec<Tab> = PolicyTab::ALL.into_iter().map(tab).collect();
    html! {
        <div class="policy">
            <div class="policy-choices">
            <Tabs label={text::POLICIES} {tabs} {chosen} panel="policy-panel" {on_choose} class="segments" />
            { style_choice(&page, &props.settings) }
            </div>
            <div id="policy-panel" role="tabpanel" aria-labelledby={tab_id(props.tab)}>
                { match props.tab {
                    PolicyTab::Execution => role(&page, props.tab, text::EXECUTION_WORDS, &both.execution),
                    PolicyTab::Task => role(&page, props.tab, text::TASK_WORDS, &both.task),
                    PolicyTab::Trust => trust(&page, both),
                } }
            </div>
        </div>
    }
}

/// How the policies name resources.
fn style_choice(page: &Page, settings: &Settings) -> Html {
    let now = settings.policy_style;
    let settings = settings.clone();
    let onchange = page.on(move |event: Event| {
        let policy_style = style_from_name(&chosen(&event)).unwrap_or_default();
        Action::SettingsChanged(Settings { policy_style, ..settings.clone() })
    });
    let option = |style| html! { <option value={style_name(style)} selected={style == now}>{ text::policy_style(style) }</option> };
    html! {
        <select aria-label={text::POLICY_STYLE} title={text::POLICY_STYLE} {onchange}>
            { for POLICY_STYLES.into_iter().map(option) }
        </select>
    }
}

fn tab_id(tab: PolicyTab) -> &'static str {
    match tab {
        PolicyTab::Execution => "policy-execution",
        PolicyTab::Task => "policy-task",
        PolicyTab::Trust => "policy-trust",
    }
}

fn tab(tab: PolicyTab) -> Tab {
    Tab { id: tab_id(tab), title: text::policy_tab(tab), badge: None }
}

fn role(page: &Page, tab: PolicyTab, words: &str, role: &Role) -> Html {
    html! {
        <>
            <div class="policy-head">
                <p>{ words }</p>
                if !role.statements.is_empty() {
                    <div class="policy-actions">
                        { actions(page, tab.name(), &role.json) }
                        <span class="size">{ text::size(role.size) }</span>
                    </div>
                }
            </div>
            if !role.needed {
                <p class="quiet">{ text::NOT_NEEDED }</p>
            } else if role.statements.is_empty() {
                <p class="quiet">{ text::NO_STATEMENTS }</p>
            }
            if !role.statements.is_empty() {
                <Statements statements={role.statements.clone()} />
            }
            { for role.notes.iter().map(|note| html! { <p class="note">{ prose(note) }</p> }) }
        </>
    }
}

/// The trust policies of the roles that are needed; they are shown once when they are equal.
fn trust(page: &Page, both: &Roles) -> Html {
    let mut shown: Vec<(&str, &str, &Role)> = Vec::new();
    let named = [
        (PolicyTab::Execution, "execution-role-trust", &both.execution),
        (PolicyTab::Task, "task-role-trust", &both.task),
    ];
    for (tab, file, role) in named {
        if role.needed && !shown.iter().any(|(_, _, other)| other.trust == role.trust) {
            shown.push((text::policy_tab(tab), file, role));
        }
    }
    let is_one = shown.len() == 1;
    html! {
        <>
            <div class="policy-head"><p>{ text::TRUST_WORDS }</p></div>
            if shown.is_empty() {
                <p class="quiet">{ text::NOT_NEEDED }</p>
            }
            { for shown.into_iter().map(|(title, file, role)| html! {
                <section class="trust">
                    if !is_one { <h3>{ title }</h3> }
                    <div class="policy-actions">{ actions(page, file, &role.trust) }</div>
                    <pre class="code" tabindex="0"><code>{ &role.trust }</code></pre>
                </section>
            }) }
        </>
    }
}

fn actions(page: &Page, name: &'static str, json: &str) -> Html {
    let copy = {
        let (page, json) = (page.clone(), json.to_owned());
        Callback::from(move |_: MouseEvent| page.copy(json.clone(), text::POLICY_COPIED))
    };
    let download = {
        let (page, json) = (page.clone(), json.to_owned());
        Callback::from(move |_: MouseEvent| page.download(&format!("{name}.json"), &json))
    };
    html! {
        <>
            <button type="button" class="button small" onclick={copy}>{ icon(Icon::Copy) }<span>{ text::COPY }</span></button>
            <button type="button" class="button small" onclick={download}>{ icon(Icon::Download) }<span>{ text::DOWNLOAD }</span></button>
        </>
    }
}
