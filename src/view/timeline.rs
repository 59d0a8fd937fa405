//! A launch as a drawing: a lane for the task, for each fetch and for each container, with bars in columns of time.

use super::editor::{Place, origin_place};
use super::launch::{Course, Outcome};
use crate::analysis::{Analysis, TaskAnalysis};
use crate::model::Origin;
use crate::model::value_from::{self, ValueFrom};
use crate::simulate::{ApiCall, Event};
use crate::syntax::NodeId;

/// A drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    /// The kinds of steps that begin in each column.
    pub columns: Vec<String>,
    /// The lanes from top to bottom.
    pub lanes: Vec<Lane>,
}

/// One lane.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// What it is for.
    pub kind: LaneKind,
    /// The name; "" for the task.
    pub name: String,
    /// What happens, from left to right.
    pub bars: Vec<Bar>,
    /// Whether it is a container that never starts.
    pub never_starts: bool,
}

/// What lanes are for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LaneKind {
    /// The task as a whole.
    Task,
    /// A call, by its action, or something that no call fetches.
    Fetch(Option<&'static str>),
    /// A container.
    Container,
}

/// Steps of one kind that run at the same time.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// The first column.
    pub from: usize,
    /// One past the last.
    pub to: usize,
    /// The engine's word for the kind of step.
    pub kind: &'static str,
    /// How many steps.
    pub count: usize,
    /// How the worst of them goes.
    pub course: Course,
    /// Where that one comes from.
    pub place: Option<Place>,
}

/// Which lane a step belongs to.
#[derive(PartialEq)]
enum Key<'a> {
    Task,
    Call(usize),
    Subject(&'a str),
    Container(usize),
}

/// The drawing of a launch.
pub fn of(analysis: &Analysis, task: &TaskAnalysis) -> Timeline {
    let launch = &task.simulation.launch;
    let containers = &task.simulation.environments;
    let mut stages: Vec<u32> = launch.events.iter().map(|event| event.stage).collect();
    stages.sort_unstable();
    stages.dedup();
    let columns = stages.iter().map(|stage| kinds(&launch.events, *stage)).collect();
    let tree = &analysis.document.tree;
    let container = |event: &Event| {
        let node = event.origin.and_then(Origin::node);
        let named = || containers.iter().position(|one| one.name == event.subject);
        let holds = |container: NodeId| node.is_some_and(|node| tree.ancestors(node).any(|one| one == container));
        containers.iter().position(|one| Some(one.origin) == node || holds(one.origin)).or_else(named)
    };
    let key = |event: &'_ Event| match (event.step, event.call) {
        ("fetch", Some(call)) => Key::Call(call),
        ("register" | "run" | "provision" | "stop", _) => Key::Task,
        _ => container(event).map_or(Key::Task, Key::Container),
    };
    let mut lanes: Vec<(Key<'_>, Lane)> = vec![(Key::Task, lane(LaneKind::Task, ""))];
    let is_fetch = |event: &&Event| event.step == "fetch";
    for event in launch.events.iter().filter(is_fetch) {
        let (key, new) = match event.call.and_then(|call| Some((call, launch.api_calls.get(call)?))) {
            Some((number, call)) => {
                (Key::Call(number), lane(LaneKind::Fetch(Some(call.action)), &subject(call)))
            }
            None => (Key::Subject(&event.subject), lane(LaneKind::Fetch(None), &event.subject)),
        };
        if lanes.iter().all(|(known, _)| *known != key) {
            lanes.push((key, new));
        }
    }
    for origin in &task.simulation.start_order {
        if let Some(number) = containers.iter().position(|one| one.origin == *origin) {
            let name = containers.get(number).map_or("", |one| one.name.as_str());
            lanes.push((Key::Container(number), lane(LaneKind::Container, name)));
        }
    }
    for event in &launch.events {
        let key = if event.step == "fetch" && event.call.is_none() {
            Key::Subject(&event.subject)
        } else {
            key(event)
        };
        let bar = Bar {
            from: stages.iter().position(|stage| *stage == event.stage).unwrap_or_default(),
            to: stages.iter().filter(|stage| **stage <= event.last_stage).count(),
            kind: event.step,
            count: 1,
            course: Course::of(event),
            place: origin_place(&analysis.document, event.origin),
        };
        if let Some((_, lane)) = lanes.iter_mut().find(|(known, _)| *known == key) {
            add(&mut lane.bars, bar);
        }
    }
    let fails = matches!(launch.outcome, Outcome::Stopped | Outcome::Refused);
    let finish = |(_, mut lane): (Key<'_>, Lane)| {
        let starts = lane.bars.iter().any(|bar| bar.kind == "start" && bar.course == Course::Works);
        lane.never_starts = fails && lane.kind == LaneKind::Container && !starts;
        lane
    };
    Timeline { columns, lanes: lanes.into_iter().map(finish).collect() }
}

fn lane(kind: LaneKind, name: &str) -> Lane {
    Lane { kind, name: name.to_owned(), bars: Vec::new(), never_starts: false }
}

/// The kinds of the steps of a stage, each once.
fn kinds(events: &[Event], stage: u32) -> String {
    let mut kinds: Vec<&str> = Vec::new();
    for event in events.iter().filter(|event| event.stage == stage) {
        if !kinds.contains(&event.step) {
            kinds.push(event.step);
        }
    }
    kinds.join(", ")
}

/// What a call is for, in a word or two: a batch of parameters by the first of them.
fn subject(call: &ApiCall) -> String {
    if let Some((first, rest)) = call.resource.split_once(',') {
        return format!("{first} +{}", rest.split(',').count());
    }
    match value_from::parse(&call.resource) {
        ValueFrom::Secret(secret) => secret.name.text,
        _ => call.resource.rsplit_once(":::").map_or(call.resource.as_str(), |(_, name)| name).to_owned(),
    }
}

/// Adds a bar to a lane, to one of its kind and time if there is one.
fn add(bars: &mut Vec<Bar>, bar: Bar) {
    let alike = |known: &&mut Bar| (known.from, known.to, known.kind) == (bar.from, bar.to, bar.kind);
    let Some(known) = bars.iter_mut().find(alike) else {
        bars.push(bar);
        return;
    };
    known.count += 1;
    if bar.course > known.course || known.place.is_none() {
        known.place = bar.place.or(known.place);
    }
    known.course = known.course.max(bar.course);
}
