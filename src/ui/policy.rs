//! The panel of policies: one of each role around the task, with the policies of resources, and the table of calls.

use std::rc::Rc;

use taskdef_playground::view::calls::table;
use taskdef_playground::view::check::Whose;
use taskdef_playground::view::policy::{
    MOST_INLINE, MOST_MANAGED, OutputFormat, Policies, PolicyTab, ResourceDocument, Role, file_name,
    policies, snippet, written,
};
use taskdef_playground::view::pretend::Pretend;
use taskdef_playground::view::pretend::form::groups;
use taskdef_playground::view::role_form::fields;
use taskdef_playground::view::settings::{POLICY_STYLES, style_from_name, style_name};
use taskdef_playground::view::{Action, Condition, Settings, Shown, World};
use yew::prelude::*;

use super::call_table::CallTable;
use super::check::Check;
use super::icon::{Icon, icon};
use super::invitation::Invitation;
use super::page::{Page, use_page};
use super::pretend::chosen;
use super::prose::prose;
use super::role_form::RoleForm;
use super::statements::Statements;
use super::tabs::{Tab, Tabs};
use super::text;

#[derive(Properties, PartialEq)]
pub(crate) struct PolicyPanelProps {
    pub shown: Shown,
    pub task: usize,
    pub tab: PolicyTab,
    pub format: OutputFormat,
    pub whose: Option<Whose>,
    pub settings: Settings,
    pub world: Rc<World>,
    pub pretend: Rc<Pretend>,
    /// The line of the text that the caret is in.
    pub caret_line: u32,
}

#[component]
pub(crate) fn PolicyPanel(props: &PolicyPanelProps) -> Html {
    let page = use_page();
    let PolicyPanelProps { shown, task, format, settings, .. } = props;
    let all = use_memo((shown.clone(), *task), |(shown, task)| policies(shown, *task));
    let form = use_memo(
        (shown.clone(), *task, settings.clone(), props.world.clone(), props.pretend.clone()),
        |(shown, task, settings, world, pretend)| {
            let found = shown.analysis.tasks.get(*task);
            let groups = found.map(|task| groups(&shown.analysis, task, world, pretend));
            (fields(shown, *task, settings), groups.unwrap_or_default())
        },
    );
    let Some(all) = all.as_ref() else {
        return html! { <Invitation condition={Condition::Understood} /> };
    };
    let offered: Vec<PolicyTab> =
        all.roles.iter().map(|role| role.tab).chain([PolicyTab::Calls, PolicyTab::Check]).collect();
    let chosen = offered.iter().position(|tab| *tab == props.tab).unwrap_or_default();
    let tab = offered.get(chosen).copied().unwrap_or_default();
    let on_choose = {
        let offered = offered.clone();
        page.on(move |number: usize| Action::PolicyChosen(offered.get(number).copied().unwrap_or_default()))
    };
    let tabs: Vec<Tab> = offered.iter().map(|&tab| one_tab(tab)).collect();
    let role = all.roles.iter().find(|role| role.tab == tab);
    html! {
        <div class="policy">
            <Tabs label={text::POLICIES} {tabs} {chosen} panel="policy-panel" {on_choose} class="segments" />
            <RoleForm fields={form.0.clone()} groups={form.1.clone()} settings={settings.clone()} />
            <div id="policy-panel" role="tabpanel" aria-labelledby={tab_id(tab)}>
                <p class="quiet">{ prose(text::role_words(tab)) }</p>
                { match role {
                    Some(role) => html! {
                        <>
                            <div class="policy-choices">
                                { style_choice(&page, settings) }
                                { format_choice(&page, *format) }
                                { actions(&page, props, role) }
                            </div>
                            { role_body(&page, props, role) }
                            if tab == PolicyTab::Execution { { on_the_other_side(&page, all) } }
                        </>
                    },
                    None if tab == PolicyTab::Calls => html! { <Calls shown={shown.clone()} task={*task} /> },
                    None => html! { <Check shown={shown.clone()} task={*task} whose={props.whose} /> },
                } }
            </div>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct CallsProps {
    shown: Shown,
    task: usize,
}

#[component]
fn Calls(props: &CallsProps) -> Html {
    let table = use_memo((props.shown.clone(), props.task), |(shown, task)| table(shown, *task));
    (*table).clone().map_or_else(|| html! {}, |table| html! { <CallTable {table} /> })
}

fn tab_id(tab: PolicyTab) -> &'static str {
    match tab {
        PolicyTab::Execution => "policy-execution",
        PolicyTab::Task => "policy-task",
        PolicyTab::Infrastructure => "policy-infrastructure",
        PolicyTab::Deployer => "policy-deployer",
        PolicyTab::Calls => "policy-calls",
        PolicyTab::Check => "policy-check",
    }
}

fn one_tab(tab: PolicyTab) -> Tab {
    Tab { id: tab_id(tab), title: text::policy_tab(tab), badge: None }
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

/// In which language.
fn format_choice(page: &Page, now: OutputFormat) -> Html {
    let onchange = page.on(move |event: Event| {
        let word = chosen(&event);
        let found = OutputFormat::ALL.iter().find(|(known, ..)| *known == word);
        Action::PolicyFormatChosen(found.map_or(OutputFormat::Json, |&(_, format, _)| format))
    });
    let option = |&(word, format, _): &(&'static str, OutputFormat, &str)| {
        html! { <option value={word} selected={format == now}>{ text::policy_format(format) }</option> }
    };
    html! {
        <select aria-label={text::POLICY_FORMAT} title={text::POLICY_FORMAT} {onchange}>
            { for OutputFormat::ALL.iter().map(option) }
        </select>
    }
}

fn actions(page: &Page, props: &PolicyPanelProps, role: &Role) -> Html {
    let PolicyPanelProps { shown, task, format, .. } = props;
    let (tab, format) = (role.tab, *format);
    let Some(text) = written(shown, *task, tab, format).filter(|_| has_content(role)) else {
        return html! {};
    };
    let found = shown.analysis.tasks.get(*task).and_then(|task| task.task.family.text());
    let family = found.unwrap_or(text::UNNAMED);
    let snippet = snippet(role, family, text::policy_tab(tab), &text, format);
    let download = {
        let (page, text) = (page.clone(), text.clone());
        Callback::from(move |_: MouseEvent| page.download(&file_name(tab, format), text.as_bytes()))
    };
    html! {
        <div class="policy-actions">
            { copy(page, text, text::COPY, text::POLICY_COPIED) }
            <button type="button" class="button small" onclick={download}>{ icon(Icon::Download) }<span>{ text::DOWNLOAD }</span></button>
            { copy(page, snippet, text::SNIPPET, text::SNIPPET_COPIED) }
        </div>
    }
}

fn copy(page: &Page, text: String, words: &'static str, what: &'static str) -> Html {
    let page = page.clone();
    let onclick = Callback::from(move |_: MouseEvent| page.copy(text.clone(), what));
    html! { <button type="button" class="button small" {onclick}>{ icon(Icon::Copy) }<span>{ words }</span></button> }
}

fn has_content(role: &Role) -> bool {
    role.needed || !role.statements.is_empty()
}

fn role_body(page: &Page, props: &PolicyPanelProps, role: &Role) -> Html {
    let PolicyPanelProps { shown, task, format, caret_line, .. } = props;
    html! {
        <>
            if !role.needed {
                <p class="quiet"><strong>{ text::NOT_NEEDED }</strong></p>
                if role.statements.is_empty() { <p class="quiet">{ text::why_empty(role.tab) }</p> }
            } else if role.statements.is_empty() {
                <p class="quiet">{ text::NO_STATEMENTS }</p>
            }
            { for role.notes.iter().map(|note| html! { <p class="note">{ prose(note) }</p> }) }
            if !role.statements.is_empty() { { meter(role.size) } }
            if *format != OutputFormat::Json && has_content(role) {
                <pre class="code wrap" tabindex="0"><code>{ written(shown, *task, role.tab, *format) }</code></pre>
            } else if !role.statements.is_empty() {
                <Statements statements={role.statements.clone()} caret_line={*caret_line} />
            }
            if !role.managed.is_empty() {
                <h3>{ text::ATTACHED }</h3>
                <ul>{ for role.managed.iter().map(|arn| html! { <li><code>{ arn }</code></li> }) }</ul>
            }
            if let Some(trust) = role.trust.as_ref().filter(|_| has_content(role) && *format == OutputFormat::Json) {
                <details class="other-side">
                    <summary>{ text::TRUST_POLICY }</summary>
                    <p class="quiet">{ text::TRUST_WORDS }</p>
                    { document(page, trust) }
                </details>
            }
        </>
    }
}

/// How full the policy is.
fn meter(size: usize) -> Html {
    let number = |number: usize| number.to_string();
    html! {
        <label class="size">
            <meter min="0" max={number(MOST_INLINE)} high={number(MOST_MANAGED)} value={number(size.min(MOST_INLINE))} />
            <span>{ text::size(size) }</span>
        </label>
    }
}

fn on_the_other_side(page: &Page, all: &Policies) -> Html {
    if all.resources.is_empty() {
        return html! {};
    }
    let one = |policy: &ResourceDocument| {
        html! {
            <details class="other-side">
                <summary>{ text::resource_kind(policy.kind) }{ " " }<code>{ &policy.resource }</code>
                    if policy.needed { { " " }<span class="changed">{ text::NEEDED }</span> }
                </summary>
                <p class="quiet">{ prose(policy.note) }</p>
                { document(page, &policy.json) }
            </details>
        }
    };
    html! {
        <section>
            <h3>{ text::OTHER_SIDE }</h3>
            <p class="quiet">{ text::OTHER_SIDE_WORDS }</p>
            { for all.resources.iter().map(one) }
        </section>
    }
}

fn document(page: &Page, json: &str) -> Html {
    html! {
        <>
            <div class="policy-actions">{ copy(page, json.to_owned(), text::COPY, text::POLICY_COPIED) }</div>
            <pre class="code wrap" tabindex="0"><code>{ json }</code></pre>
        </>
    }
}
