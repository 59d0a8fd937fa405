//! Rule `dependency-cycle`.

use super::waits;
use crate::facts::sources::AGENT;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::syntax::NodeId;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "dependency-cycle",
    group: Group::Dependencies,
    severity: Severity::Error,
    summary: "Containers wait for each other in a circle.",
    fix: FixAvailability::None,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "DEP-003",
    peers: &["copilot", "fakecloud"],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&AGENT],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let containers: Vec<_> = cx.task.container_definitions.items().take(waits::MOST + 1).collect();
    if containers.len() > waits::MOST {
        return;
    }
    let router = waits::router(cx);
    let number = |name: &str| containers.iter().position(|container| container.name.as_str() == Some(name));
    // For each container: whom it waits for, by number, and where that is said.
    let mut edges: Vec<Vec<(usize, NodeId)>> = Vec::new();
    for (own, container) in containers.iter().enumerate() {
        let found = waits::of(container, router).into_iter();
        // Who waits for itself is another rule's subject.
        edges.push(
            found
                .filter_map(|wait| Some((number(wait.target)?, wait.node)))
                .filter(|(target, _)| *target != own)
                .collect(),
        );
    }
    for start in 0..containers.len() {
        let Some(path) = circle(&edges, start) else { continue };
        let Some(&(_, node)) = path.first() else { continue };
        let mut text = String::new();
        for index in std::iter::once(start).chain(path.iter().map(|(index, _)| *index)) {
            let name =
                containers.get(index).and_then(|container| container.name.as_str()).unwrap_or_default();
            let arrow = if text.is_empty() { "" } else { " → " };
            text = format!("{text}{arrow}{name}");
        }
        sink.report(Place::Value(node), format!("containers wait for each other: {text}"))
            .help("take one of them out of the circle");
    }
}

/// The shortest way from a container back to it over containers behind it, so that each circle is found once.
fn circle(edges: &[Vec<(usize, NodeId)>], start: usize) -> Option<Vec<(usize, NodeId)>> {
    let mut ways: Vec<Vec<(usize, NodeId)>> = vec![Vec::new()];
    let mut seen = vec![start];
    let mut next = 0;
    while let Some(way) = ways.get(next).cloned() {
        next += 1;
        let here = way.last().map_or(start, |(index, _)| *index);
        for &(target, node) in edges.get(here).into_iter().flatten() {
            let mut longer = way.clone();
            longer.push((target, node));
            if target == start {
                return Some(longer);
            }
            if target > start && !seen.contains(&target) {
                seen.push(target);
                ways.push(longer);
            }
        }
    }
    None
}
