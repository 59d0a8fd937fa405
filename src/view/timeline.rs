//! A launch as a drawing: a lane for the task, for each fetch and for each container, with bars in columns of time.

use super::editor::{Place, origin_place};
use super::launch::{Course, Outcome};
use crate::analysis::{Analysis, TaskAnalysis};
use crate::model::Origin;
use crate::model::value_from::{self, ValueFrom};
use crate::simulate::{ApiCall, Event};
use crate::syntax::NodeId;
use crate::text::order;

/// A drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    /// The kind of the first step of each column.
    pub columns: Vec<&'static str>,
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
    let stages: Vec<u32> = order::set(launch.events.iter().map(|event| event.stage)).into_iter().collect();
    let mut lanes: Vec<(Key<'_>, Lane)> = vec![(Key::Task, lane(LaneKind::Task, ""))];
    for event in launch.events.iter().filter(|event| event.step == "fetch") {
        let key = key(analysis, task, event);
        if lanes.iter().all(|(known, _)| *known != key) {
            let call = event.call.and_then(|call| launch.api_calls.get(call));
            let name = call.map_or_else(|| event.subject.clone(), subject);
            lanes.push((key, lane(LaneKind::Fetch(call.map(|call| call.action)), &name)));
        }
    }
    let fails = matches!(launch.outcome, Outcome::Stopped | Outcome::Refused);
    for origin in &task.simulation.start_order {
        let Some(number) = containers.iter().position(|one| one.origin == *origin) else { continue };
        let is_start = |event: &Event| event.step == "start" && event.ok && node(event) == Some(*origin);
        let mut lane = lane(LaneKind::Container, containers.get(number).map_or("", |one| one.name.as_str()));
        lane.never_starts = fails && !launch.events.iter().any(is_start);
        lanes.push((Key::Container(number), lane));
    }
    for event in &launch.events {
        let bar = Bar {
            from: stages.iter().filter(|stage| **stage < event.stage).count(),
            to: stages.iter().filter(|stage| **stage <= event.last_stage).count(),
            kind: event.step,
            count: 1,
            course: Course::of(event),
            place: origin_place(&analysis.document, event.origin),
        };
        let key = key(analysis, task, event);
        if let Some((_, lane)) = lanes.iter_mut().find(|(known, _)| *known == key) {
            add(&mut lane.bars, bar);
        }
    }
    Timeline {
        columns: stages.iter().filter_map(|stage| first_kind(&launch.events, *stage)).collect(),
        lanes: lanes.into_iter().map(|(_, lane)| lane).collect(),
    }
}

fn node(event: &Event) -> Option<NodeId> {
    event.origin.and_then(Origin::node)
}

fn key<'a>(analysis: &Analysis, task: &TaskAnalysis, event: &'a Event) -> Key<'a> {
    match (event.step, event.call) {
        ("fetch", Some(call)) => return Key::Call(call),
        ("fetch", None) => return Key::Subject(&event.subject),
        ("register" | "run" | "provision" | "stop", _) => return Key::Task,
        _ => {}
    }
    let tree = &analysis.document.tree;
    let containers = &task.simulation.environments;
    let holds = |container: NodeId| {
        node(event).is_some_and(|node| node == container || tree.ancestors(node).any(|one| one == container))
    };
    let number = containers.iter().position(|one| holds(one.origin));
    number
        .or_else(|| containers.iter().position(|one| one.name == event.subject))
        .map_or(Key::Task, Key::Container)
}

fn lane(kind: LaneKind, name: &str) -> Lane {
    Lane { kind, name: name.to_owned(), bars: Vec::new(), never_starts: false }
}

fn first_kind(events: &[Event], stage: u32) -> Option<&'static str> {
    events.iter().find(|event| event.stage == stage).map(|event| event.step)
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::analysis::analyze;
    use crate::options;

    fn drawn(launch_type: &str, world: &serde_json::Value) -> Timeline {
        let text = json!({
            "family": "web", "executionRoleArn": "arn:aws:iam::111122223333:role/exec", "networkMode": "awsvpc",
            "cpu": "256", "memory": "512",
            "containerDefinitions": [
                { "name": "app", "image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1",
                  "dependsOn": [{ "containerName": "init", "condition": "START" }],
                  "secrets": [
                      { "name": "A", "valueFrom": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db-AbCdEf:a::" },
                      { "name": "B", "valueFrom": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db-AbCdEf:b::" },
                      { "name": "P", "valueFrom": "/p" }
                  ] },
                { "name": "init", "image": "busybox:1" }
            ]
        });
        let options = options::read(&json!({
            "context": { "launchType": launch_type, "region": "eu-west-1", "account": "111122223333" }, "world": world
        }));
        let analysis = analyze(&text.to_string(), &options.unwrap());
        of(&analysis, analysis.tasks.first().unwrap())
    }

    fn bar<'a>(drawing: &'a Timeline, lane: &str, kind: &str) -> &'a Bar {
        let lane = drawing.lanes.iter().find(|known| known.name == lane).unwrap();
        lane.bars.iter().find(|bar| bar.kind == kind).unwrap()
    }

    #[test]
    fn lanes_are_the_task_then_fetches_then_containers_as_they_start() {
        let drawing = drawn("EC2", &json!({}));
        let names: Vec<&str> = drawing.lanes.iter().map(|lane| lane.name.as_str()).collect();
        // The login is for every registry.
        assert_eq!(names, ["", "*", "prod/db-AbCdEf", "/p", "init", "app"]);
        // Two keys of one secret and the remark that they are read one by one.
        assert_eq!(bar(&drawing, "prod/db-AbCdEf", "fetch").count, 3);
        assert!(drawing.lanes.iter().all(|lane| !lane.never_starts));
    }

    #[test]
    fn an_instance_fetches_while_it_pulls_and_fargate_before() {
        let on_an_instance = drawn("EC2", &json!({}));
        let (fetch, pull) = (bar(&on_an_instance, "/p", "fetch"), bar(&on_an_instance, "app", "pull"));
        // The login comes first, and the fetches run beside both.
        assert!(fetch.from < pull.from && fetch.to == pull.to, "{fetch:?} {pull:?}");
        let on_fargate = drawn("FARGATE", &json!({}));
        assert!(bar(&on_fargate, "/p", "fetch").to <= bar(&on_fargate, "app", "pull").from);
    }

    #[test]
    fn a_container_that_waits_is_created_after_the_start_of_the_other() {
        let drawing = drawn("FARGATE", &json!({}));
        assert!(bar(&drawing, "init", "start").to <= bar(&drawing, "app", "create").from);
        assert_eq!(bar(&drawing, "app", "start").to, drawing.columns.len());
    }

    #[test]
    fn after_a_failure_no_container_starts() {
        let drawing = drawn("FARGATE", &json!({ "parameters": { "/p": { "state": "missing" } } }));
        assert_eq!(bar(&drawing, "/p", "fetch").course, Course::Fails);
        assert!(bar(&drawing, "/p", "fetch").place.is_some());
        let never: Vec<bool> = drawing.lanes.iter().map(|lane| lane.never_starts).collect();
        assert_eq!(never.iter().filter(|never| **never).count(), 2);
        assert_eq!(bar(&drawing, "", "stop").from + 1, drawing.columns.len());
    }
}
