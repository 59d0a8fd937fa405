//! Check my policy: a second editor for the policies that a role has, and what they are worth for the task definition.

use std::rc::Rc;

use taskdef_playground::view::check::{
    CHOICES, Checked, Need, Patch, Problem, Role, Statement, Whose, check, summary,
};
use taskdef_playground::view::{Action, Place, Shown};
use web_sys::Element;
use yew::prelude::*;

use super::browser::codemirror::EditorEvent;
use super::convert::piece;
use super::icon::{Icon, icon};
use super::page::{Page, use_page};
use super::pretend::chosen;
use super::problem_row::severity_icon;
use super::prose::prose;
use super::statements::reason;
use super::text;

#[derive(Properties, PartialEq)]
pub(crate) struct CheckProps {
    pub shown: Shown,
    pub task: usize,
    pub whose: Option<Whose>,
}

#[component]
pub(crate) fn Check(props: &CheckProps) -> Html {
    let page = use_page();
    let place = use_node_ref();
    // The text and its number in the editor, which keeps both while the panel shows something else.
    let pasted = use_state(|| (Rc::<str>::from(page.policies.text()), page.policies.revision()));
    let checked = use_memo(
        (props.shown.clone(), props.task, pasted.0.clone(), props.whose),
        |(shown, task, text, whose)| check(shown, *task, text, *whose),
    );
    let latest = use_mut_ref(|| None);
    *latest.borrow_mut() = Some(checked.clone());
    {
        let (page, place, pasted, latest) = (page.clone(), place.clone(), pasted.clone(), latest.clone());
        use_effect_with((), move |()| {
            let editor = page.policies.clone();
            let listeners = editor.clone().listen(move |event| match event {
                EditorEvent::Changed { text, revision, .. } => pasted.set((text.into(), revision)),
                EditorEvent::Ready => pasted.set((page.policies.text().into(), page.policies.revision())),
                EditorEvent::FixChosen { rule, from, index } => {
                    let found: Option<Rc<Option<Checked>>> = latest.borrow().clone();
                    let checked = found.as_deref().and_then(Option::as_ref);
                    if let Some(edits) = checked.and_then(|checked| checked.fix(&rule, from, index)) {
                        page.change_policies(edits, page.policies.revision());
                    }
                }
                EditorEvent::RuleWanted(rule) => page.notice(summary(&rule).unwrap_or_default()),
                EditorEvent::CaretMoved(_)
                | EditorEvent::ChoicesWanted(..)
                | EditorEvent::MemberWanted(..) => {}
            });
            // It says that it is ready when it comes into the page.
            if let Some(place) = place.cast::<Element>() {
                editor.move_into(&place);
            }
            move || drop(listeners)
        });
    }
    {
        let (editor, revision) = (page.policies.clone(), pasted.1);
        use_effect_with((checked.clone(), revision), move |(checked, revision)| {
            if let Some(checked) = checked.as_ref() {
                editor.set_language(checked.language);
                editor.mark(&checked.marks, *revision);
            } else {
                editor.mark(&[], *revision);
            }
        });
    }
    let onchange = page.on(|event: Event| {
        let word = chosen(&event);
        Action::WhoseChosen(CHOICES.iter().find(|(name, _)| *name == word).map(|(_, whose)| *whose))
    });
    html! {
        <>
            <label class="field whose"><span>{ text::WHOSE }</span>
                <select {onchange}>
                    <option value="" selected={props.whose.is_none()}>{ text::WHOSE_OPEN }</option>
                    { for CHOICES.iter().map(|&(name, whose)| html! {
                        <option value={name} selected={props.whose == Some(whose)}>{ text::whose(name) }</option>
                    }) }
                </select>
            </label>
            <div class="policy-editor" ref={place}></div>
            if let Some(checked) = checked.as_ref() {
                { results(&page, checked, pasted.1) }
            }
        </>
    }
}

fn results(page: &Page, checked: &Checked, revision: u32) -> Html {
    html! {
        <>
            { for checked.notes.iter().map(|note| html! { <p class="note">{ prose(note) }</p> }) }
            { for checked.roles.iter().map(|one| role(page, one, revision)) }
            if !checked.problems.is_empty() {
                <section>
                    <h3>{ text::POLICY_PROBLEMS }</h3>
                    <ul class="judged">{ for checked.problems.iter().map(|one| problem(page, one, revision)) }</ul>
                </section>
            }
        </>
    }
}

fn role(page: &Page, role: &Role, revision: u32) -> Html {
    let covered = |need: &&Need| need.verdict == "covered";
    let (fine, open): (Vec<&Need>, Vec<&Need>) = role.needs.iter().partition(covered);
    let title = text::whose(role.whose);
    html! {
        <section aria-label={title}>
            <h3>{ title }if let Some(name) = &role.name { { " " }<code>{ name }</code> }</h3>
            if let Some(guess) = &role.guess { <p class="quiet">{ prose(guess) }</p> }
            <p><strong>{ text::judged(role) }</strong></p>
            { for role.notes.iter().map(|note| html! { <p class="note">{ prose(note) }</p> }) }
            { for role.sizes.iter().map(|(name, size, most)| html! { <p class="note">{ text::policy_size(name, *size, *most) }</p> }) }
            { for role.patches.iter().map(|one| patch(page, one, revision)) }
            <h4>{ text::NEEDS }</h4>
            if role.needs.is_empty() { <p class="quiet">{ text::NO_NEEDS }</p> }
            <ul class="judged">{ for open.into_iter().map(|one| need(page, one)) }</ul>
            if !fine.is_empty() {
                <details class="other-side">
                    <summary>{ text::covered(fine.len()) }</summary>
                    <ul class="judged">{ for fine.into_iter().map(|one| need(page, one)) }</ul>
                </details>
            }
            if !role.statements.is_empty() {
                <h4>{ text::STATEMENTS }</h4>
                <ul class="judged">{ for role.statements.iter().map(|one| statement(page, one)) }</ul>
            }
        </section>
    }
}

/// The word of a verdict with its sign: the sign and the colour are never alone.
fn verdict(word: &'static str) -> Html {
    let (class, drawing) = match word {
        "covered" | "needed" => ("is-success", Icon::Success),
        "missing" | "denied" | "unread" => ("is-error", Icon::Error),
        "too-broad" | "unused" => ("is-warning", Icon::Warning),
        _ => ("is-info", Icon::Question),
    };
    html! { <span class={classes!("verdict", class)}>{ icon(drawing) }<strong>{ text::judged_word(word) }</strong></span> }
}

fn need(page: &Page, need: &Need) -> Html {
    html! {
        <li>
            { verdict(need.verdict) }{ " " }<code>{ &need.action }</code>{ " " }<code class="quiet">{ &need.resource }</code>
            { for need.statements.iter().map(|(name, place)| html! { <>{ " " }{ policy_link(page, name, *place) }</> }) }
            if let Some(detail) = &need.detail { <p>{ prose(detail) }</p> }
            <ul class="call-because">{ for need.reasons.iter().map(|one| html! { <li>{ reason(one) }</li> }) }</ul>
        </li>
    }
}

fn statement(page: &Page, statement: &Statement) -> Html {
    html! {
        <li>
            { verdict(statement.verdict) }{ " " }{ policy_link(page, &statement.name, statement.place) }
            if let Some(note) = &statement.note { <p>{ prose(note) }</p> }
            <ul>
                { for statement.parts.iter().map(|part| html! {
                    <li>{ policy_link(page, &part.text, part.place) }{ ": " }{ text::judged_word(part.verdict) }
                        if let Some(note) = &part.note { { ", " }{ prose(note) } }
                    </li>
                }) }
            </ul>
            if let Some(tight) = &statement.tight {
                <details class="other-side">
                    <summary>{ text::TIGHT }</summary>
                    <pre class="code wrap" tabindex="0"><code>{ tight }</code></pre>
                </details>
            }
        </li>
    }
}

/// Something of the pasted text as a button that goes there.
fn policy_link(page: &Page, name: &str, place: Option<Place>) -> Html {
    let Some(place) = place else { return html! { <code>{ name.to_owned() }</code> } };
    let editor = page.policies.clone();
    let onclick = Callback::from(move |_: MouseEvent| editor.reveal(place.from, place.to));
    let words = format!("{name}, {}", text::line(place.line));
    html! { <button type="button" class="place-link" {onclick}>{ words }</button> }
}

fn patch(page: &Page, patch: &Patch, revision: u32) -> Html {
    let apply = {
        let (page, edits) = (page.clone(), patch.edits.clone());
        Callback::from(move |_: MouseEvent| page.change_policies(&edits, revision))
    };
    html! {
        <details class="other-side patch">
            <summary>{ &patch.title }</summary>
            <div class="policy-actions">
                <button type="button" class="button small" onclick={apply}>{ icon(Icon::Fix) }<span>{ text::MAKE_CHANGE }</span></button>
            </div>
            <pre class="converted" tabindex="0" role="region" aria-label={patch.title.clone()}>{ for patch.pieces.0.iter().map(piece) }
                if patch.pieces.1 > 0 { <span class="gap">{ text::more_rows(patch.pieces.1) }</span> }</pre>
        </details>
    }
}

fn problem(page: &Page, problem: &Problem, revision: u32) -> Html {
    let fix = |(title, edits): &(String, Vec<_>)| {
        let (page, edits) = (page.clone(), edits.clone());
        let onclick = Callback::from(move |_: MouseEvent| page.change_policies(&edits, revision));
        html! { <button type="button" class="button small" {onclick}>{ icon(Icon::Fix) }<span>{ text::fix(title) }</span></button> }
    };
    html! {
        <li>
            { severity_icon(problem.severity) }{ " " }{ prose(&problem.message) }{ " " }
            { policy_link(page, problem.rule, Some(problem.place)) }
            if let Some(help) = &problem.help { <p class="quiet">{ prose(help) }</p> }
            if !problem.fixes.is_empty() { <div class="policy-actions">{ for problem.fixes.iter().map(fix) }</div> }
        </li>
    }
}
