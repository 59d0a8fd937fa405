//! A launch as a drawing: lanes with bars in columns of time. The list of the steps says the same, so the drawing is silent.

use taskdef_playground::view::launch::Course;
use taskdef_playground::view::timeline::{Bar, Lane, LaneKind, Timeline as Drawing};
use yew::prelude::*;

use super::page::{Page, use_page};
use super::text;

/// More lanes than this are not drawn.
const MOST_LANES: usize = 40;

/// With more columns than this, bars are too narrow for a word.
const FEW_COLUMNS: usize = 5;

#[derive(Properties, PartialEq)]
pub(crate) struct TimelineProps {
    pub drawing: Drawing,
}

#[component]
pub(crate) fn Timeline(props: &TimelineProps) -> Html {
    let page = use_page();
    let Drawing { columns, lanes } = &props.drawing;
    let many = (columns.len() > FEW_COLUMNS).then_some("many");
    html! {
        <div class={classes!("timeline", many)} aria-hidden="true">
            <div class="lane lane-head"><span />
                <div>{ for columns.iter().map(|kind| html! { <span>{ *kind }</span> }) }</div>
            </div>
            { for lanes.iter().take(MOST_LANES).map(|lane| self::lane(&page, lane, columns.len())) }
            if lanes.len() > MOST_LANES {
                <p class="quiet">{ text::more_lanes(lanes.len() - MOST_LANES) }</p>
            }
        </div>
    }
}

fn lane(page: &Page, lane: &Lane, columns: usize) -> Html {
    let border = |column: usize| {
        let x = share(column, columns);
        html! { <line x1={x.clone()} x2={x} y1="0" y2="100%" /> }
    };
    let what = match &lane.kind {
        LaneKind::Task => text::TASK_LANE,
        LaneKind::Fetch(Some(action)) => action,
        LaneKind::Fetch(None) | LaneKind::Container => "",
    };
    html! {
        <div class="lane">
            <span class="lane-name" title={lane.name.clone()}>
                if !what.is_empty() { <span class="lane-kind">{ what }</span>{ " " } }
                <code>{ &lane.name }</code>
            </span>
            <svg focusable="false">
                { for (1..columns).map(border) }
                { for lane.bars.iter().map(|bar| self::bar(page, bar, columns)) }
                if lane.never_starts {
                    { shape("bar never", text::NEVER_STARTS, "–", 1, (columns - 1, columns), columns, None) }
                }
            </svg>
        </div>
    }
}

fn bar(page: &Page, bar: &Bar, columns: usize) -> Html {
    let (class, sign) = match bar.course {
        Course::Works => ("bar is-success", "✓"),
        Course::FailsToo => ("bar is-warning", "✕"),
        Course::Fails => ("bar is-error", "✕"),
    };
    let onclick = bar.place.map(|place| {
        let page = page.clone();
        Callback::from(move |_: MouseEvent| page.reveal(place))
    });
    shape(class, bar.kind, sign, bar.count, (bar.from, bar.to), columns, onclick)
}

fn shape(
    class: &'static str,
    word: &'static str,
    sign: &'static str,
    count: usize,
    (from, to): (usize, usize),
    columns: usize,
    onclick: Option<Callback<MouseEvent>>,
) -> Html {
    let class = classes!(class, onclick.is_some().then_some("leads"));
    html! {
        <g {class} {onclick}>
            <title>{ word }</title>
            <rect x={share(from, columns)} y="2" width={share(to - from, columns)} height="20" rx="4" />
            <text x={middle(from, to, columns)} y="16" text-anchor="middle">
                { sign }<tspan class="bar-word">{ " " }{ word }</tspan>
                if count > 1 { { " ×" }{ count } }
            </text>
        </g>
    }
}

/// That many columns, as a share of the width.
fn share(columns: usize, all: usize) -> String {
    percent(columns * 2, all)
}

fn middle(from: usize, to: usize, all: usize) -> String {
    percent(from + to, all)
}

/// So many halves of a column, in hundredths of a per cent so that no fractions are needed.
fn percent(halves: usize, all: usize) -> String {
    let hundredths = halves * 5_000 / all.max(1);
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}
