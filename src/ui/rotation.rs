//! The rotation of a secret: what happens, drawn as one line for each task, and the same as a table.

use taskdef_playground::view::Shown;
use taskdef_playground::view::rotation::{
    Login, PLANS, Rotation, RotationRun, Strategy, broken, current, rows, run, stretches,
};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::icon::{Icon, icon};
use super::page::use_page;
use super::pretend::chosen;
use super::prose::prose;
use super::text;
use super::variable_row::doubt;

/// The width of a moment, the height of a task and the place for names in the drawing.
const COLUMN: usize = 76;
const LINE: usize = 26;
const NAMES: usize = 150;

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
                        { followed(run) }
                        { who_breaks(run) }
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

/// Which variables hold it, and what they follow.
fn followed(run: &RotationRun) -> Html {
    html! {
        <p>{ text::HOLDS }{ " " }{ for run.variables.iter().enumerate().map(|(number, variable)| html! {
            <>if number > 0 { { ", " } }<code>{ &variable.name }</code>{ " " }
                <span class="quiet">{ text::follows(variable) }</span></>
        }) }</p>
    }
}

fn who_breaks(run: &RotationRun) -> Html {
    let broken = broken(run);
    let (class, drawing) = match broken.is_empty() {
        true => ("is-success", Icon::Success),
        false => ("is-warning", Icon::Warning),
    };
    html! {
        <div class={classes!("rotation-verdict", class)} role="status">
            { icon(drawing) }
            if broken.is_empty() { <p>{ text::NOBODY_BREAKS }</p> }
            <ul>{ for broken.iter().map(|one| html! { <li>{ text::broken(one) }</li> }) }</ul>
        </div>
    }
}

/// The secret and one line for each task. The table says the same, so the drawing is silent.
fn drawing(run: &RotationRun) -> Html {
    let rows = rows(run);
    let (width, height) = (NAMES + run.moments.len() * COLUMN, (rows.len() + 2) * LINE);
    // Line 0 has the numbers of the moments, line 1 the secret.
    let bar = |line: usize, from: usize, to: usize, class: &'static str, tall: usize| {
        let (x, y) = (NAMES + from * COLUMN, line * LINE + (LINE - tall) / 2);
        html! {
            <rect {class} x={x.to_string()} y={y.to_string()} width={((to - from) * COLUMN - 2).to_string()} height={tall.to_string()} rx="3" />
        }
    };
    let task = |(index, row): (usize, &taskdef_playground::view::rotation::Row)| {
        let mut parts = vec![label(0, index + 2, text::rotated_task(row.number, &row.versions))];
        for stretch in stretches(row.cells.iter().copied()) {
            // Tall works, half as tall breaks, a line fails: not by colour alone.
            let (class, tall) = match stretch.what {
                Login::Works => ("rotation-works", 20),
                Login::NewConnectionsFail => ("rotation-breaks", 10),
                Login::Fails => ("rotation-fails", 4),
            };
            parts.push(bar(index + 2, stretch.from, stretch.to, class, tall));
        }
        html! { <g>{ for parts }</g> }
    };
    html! {
        <div class="scrolls" tabindex="0" role="region" aria-label={text::ROTATION_DRAWING}>
            <svg class="rotation-drawing" viewBox={format!("0 0 {width} {height}")} width={width.to_string()} height={height.to_string()} aria-hidden="true" focusable="false">
                { for (0..run.moments.len()).map(|moment| label(NAMES + moment * COLUMN + 6, 0, (moment + 1).to_string())) }
                { label(0, 1, text::SECRET_ITSELF.to_owned()) }
                { for current(run).iter().map(|stretch| html! {
                    <>
                        { bar(1, stretch.from, stretch.to, "rotation-secret", 20) }
                        { label(NAMES + stretch.from * COLUMN + 6, 1, text::version(stretch.what)) }
                    </>
                }) }
                { for rows.iter().enumerate().map(task) }
            </svg>
            <ul class="rotation-legend" aria-hidden="true">
                { for [Login::Works, Login::NewConnectionsFail, Login::Fails].map(|login| html! {
                    <li class={classes!("rotation-key", login.name())}>{ text::login(login) }</li>
                }) }
            </ul>
        </div>
    }
}

fn label(x: usize, line: usize, words: String) -> Html {
    let y = line * LINE + LINE / 2 + 4;
    html! { <text x={x.to_string()} y={y.to_string()}>{ words }</text> }
}

fn moments(run: &RotationRun) -> Html {
    let rows = rows(run);
    let cell = |login: Option<Login>| html! { <td>{ login.map_or("–", text::login) }</td> };
    let moment = |(column, moment): (usize, &taskdef_playground::view::rotation::Moment)| {
        html! {
            <tr>
                <th scope="row">{ format!("{}. ", column + 1) }{ prose(&moment.detail) }{ " " }{ doubt(Some(moment.certainty.name())) }</th>
                { for rows.iter().map(|row| cell(row.cells.get(column).copied().flatten())) }
            </tr>
        }
    };
    html! {
        <div class="scrolls" tabindex="0" role="region" aria-label={text::ROTATION_TABLE}>
            <table class="calls rotation-table">
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
