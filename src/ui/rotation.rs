//! The rotation of a secret: what happens, drawn as one line for each task, and the same as a table.

use taskdef_playground::view::Shown;
use taskdef_playground::view::rotation::{Login, PLANS, Rotation, RotationRun, Row, Strategy, rows, run};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::icon::{Icon, icon};
use super::page::use_page;
use super::pretend::chosen;
use super::prose::prose;
use super::text;
use super::variable_row::doubt;

/// The width of a moment and the height of a task in the drawing.
const COLUMN: usize = 40;
const LINE: usize = 20;

#[derive(Properties, PartialEq)]
pub(crate) struct RotationSectionProps {
    pub shown: Shown,
    pub task: usize,
}

#[component]
pub(crate) fn RotationSection(props: &RotationSectionProps) -> Html {
    let is_open = use_state(|| false);
    let rotation = use_state(Rotation::default);
    let run = use_memo(
        (props.shown.clone(), props.task, (*rotation).clone(), *is_open),
        |(shown, task, rotation, is_open)| {
            if *is_open { run(&shown.analysis, *task, &shown.options, rotation) } else { None }
        },
    );
    let toggle = {
        let is_open = is_open.clone();
        Callback::from(move |_: MouseEvent| is_open.set(!*is_open))
    };
    html! {
        <section class="pretend-aws" aria-label={text::ROTATION}>
            <button type="button" class="unfold" aria-expanded={is_open.to_string()} onclick={toggle}>
                { icon(Icon::Chevron) }<strong>{ text::ROTATION }</strong>
            </button>
            if let Some(run) = run.as_ref() {
                <div class="pretend-body">
                    <p class="quiet">{ text::ROTATION_WORDS }</p>
                    { choices(&rotation, run) }
                    if let Some(problem) = &run.problem {
                        <p>{ prose(problem) }</p>
                    } else {
                        { drawing(run) }
                        { moments(run) }
                        <Triggers run={run.clone()} />
                    }
                </div>
            }
        </section>
    }
}

fn choices(rotation: &UseStateHandle<Rotation>, run: &RotationRun) -> Html {
    let change = |set: fn(&mut Rotation, &str)| {
        let rotation = rotation.clone();
        Callback::from(move |event: Event| {
            let mut changed = (*rotation).clone();
            set(&mut changed, &chosen(&event));
            rotation.set(changed);
        })
    };
    let number = |label: &'static str, value: u32, least: u32, most: u32, set: fn(&mut Rotation, u32)| {
        let handle = rotation.clone();
        let onchange = Callback::from(move |event: Event| {
            let given = event.target_unchecked_into::<HtmlInputElement>().value();
            let mut changed = (*handle).clone();
            set(&mut changed, given.parse().unwrap_or(value).clamp(least, most));
            handle.set(changed);
        });
        html! {
            <label><span>{ label }</span>
                <input type="number" min={least.to_string()} max={most.to_string()} value={value.to_string()} {onchange} />
            </label>
        }
    };
    let strategy = change(|rotation, word| {
        let found = Strategy::ALL.iter().find(|(name, _)| *name == word);
        rotation.strategy = found.map(|(_, strategy)| *strategy).unwrap_or_default();
    });
    let plan = change(|rotation, word| {
        if let Some((_, steps)) = PLANS.iter().find(|(name, _)| *name == word) {
            rotation.steps = steps.to_vec();
        }
    });
    let secret = change(|rotation, word| rotation.secret = Some(word.to_owned()));
    html! {
        <div class="pretend-choices">
            if run.secrets.len() > 1 {
                <label><span>{ text::ROTATED }</span>
                    <select onchange={secret}>{ for run.secrets.iter().map(|one| html! {
                        <option value={one.clone()} selected={run.secret.as_ref() == Some(one)}>{ one }</option>
                    }) }</select>
                </label>
            }
            <label><span>{ text::STRATEGY }</span>
                <select onchange={strategy}>{ for Strategy::ALL.iter().map(|(name, one)| html! {
                    <option value={*name} selected={*one == rotation.strategy}>{ text::strategy(*one) }</option>
                }) }</select>
            </label>
            <label><span>{ text::PLAN }</span>
                <select onchange={plan}>{ for PLANS.iter().zip(text::PLANS).map(|((name, steps), words)| html! {
                    <option value={*name} selected={**steps == *rotation.steps}>{ words }</option>
                }) }</select>
            </label>
            { number(text::DESIRED_COUNT, rotation.desired_count, 1, 20, |rotation, value| rotation.desired_count = value) }
            { number(text::MINIMUM_HEALTHY, rotation.minimum_healthy_percent, 0, 100, |rotation, value| rotation.minimum_healthy_percent = value) }
            { number(text::MAXIMUM, rotation.maximum_percent, 100, 200, |rotation, value| rotation.maximum_percent = value) }
        </div>
    }
}

/// One line for each task. The table says the same, so the drawing is silent.
fn drawing(run: &RotationRun) -> Html {
    let rows = rows(run);
    let (width, height) = (run.moments.len() * COLUMN + COLUMN, rows.len() * LINE + LINE);
    let mark = |row: usize, column: usize, login: Login| {
        let class = match login {
            Login::Works => "rotation-works",
            Login::NewConnectionsFail => "rotation-breaks",
            Login::Fails => "rotation-fails",
        };
        let (x, y) = ((column * COLUMN + COLUMN / 2).to_string(), (row * LINE + 4).to_string());
        // Works is whole, breaks has a gap, fails is thin: not by colour alone.
        let tall = match login {
            Login::Works => "12",
            Login::NewConnectionsFail => "6",
            Login::Fails => "2",
        };
        html! { <rect {class} {x} {y} width={COLUMN.to_string()} height={tall} /> }
    };
    let line = |(number, row): (usize, &Row)| {
        let cells =
            row.cells.iter().enumerate().filter_map(|(column, login)| Some(mark(number, column, (*login)?)));
        html! { <g>{ for cells }</g> }
    };
    html! {
        <div class="scrolls" tabindex="0" role="region" aria-label={text::ROTATION_DRAWING}>
            <svg class="rotation-drawing" viewBox={format!("0 0 {width} {height}")} width={width.to_string()} height={height.to_string()} aria-hidden="true" focusable="false">
                { for rows.iter().enumerate().map(line) }
            </svg>
        </div>
    }
}

fn moments(run: &RotationRun) -> Html {
    let rows = rows(run);
    let cell = |login: Option<Login>| html! { <td>{ login.map_or("–", text::login) }</td> };
    let moment = |(column, moment): (usize, &taskdef_playground::view::rotation::Moment)| {
        html! {
            <tr>
                <th scope="row">{ prose(&moment.detail) }{ " " }{ doubt(Some(moment.certainty.name())) }</th>
                { for rows.iter().map(|row| cell(row.cells.get(column).copied().flatten())) }
            </tr>
        }
    };
    html! {
        <div class="scrolls" tabindex="0" role="region" aria-label={text::ROTATION_TABLE}>
            <table class="calls">
                <thead><tr><th scope="col">{ text::MOMENT }</th>
                    { for rows.iter().map(|row| html! { <th scope="col">{ text::rotated_task(row.number, &row.versions) }</th> }) }
                </tr></thead>
                <tbody>{ for run.moments.iter().enumerate().map(moment) }</tbody>
            </table>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct TriggersProps {
    run: RotationRun,
}

#[component]
fn Triggers(props: &TriggersProps) -> Html {
    let page = use_page();
    let Some(trigger) = &props.run.trigger else { return html! {} };
    let one = |(title, code): (&'static str, &String)| {
        let (page, copied) = (page.clone(), code.clone());
        let onclick = Callback::from(move |_: MouseEvent| page.copy(copied.clone(), text::TRIGGER_COPIED));
        html! {
            <details>
                <summary>{ title }</summary>
                <button type="button" class="button small" {onclick}>{ icon(Icon::Copy) }<span>{ text::COPY }</span></button>
                <pre class="code"><code>{ code }</code></pre>
            </details>
        }
    };
    let texts = [
        ("CloudFormation", &trigger.cloudformation),
        ("Terraform", &trigger.terraform),
        ("AWS CLI", &trigger.cli),
    ];
    html! {
        <section>
            <h3>{ text::TRIGGER }</h3>
            <p class="quiet">{ text::TRIGGER_WORDS }</p>
            if let Some(note) = &trigger.note { <p>{ note }</p> }
            { for texts.into_iter().map(one) }
        </section>
    }
}
