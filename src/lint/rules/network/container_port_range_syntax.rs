//! Rule `container-port-range-syntax`.

use std::collections::BTreeMap;

use super::ports::{is_shared, mode, range};
use crate::facts::ports::{HIGHEST, RANGES};
use crate::facts::sources::{API_MODEL, CDK_PREFLIGHT};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::enums::NetworkMode;
use crate::syntax::{NodeId, rewrite};
use serde_json::json;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "container-port-range-syntax",
    group: Group::Network,
    severity: Severity::Error,
    summary: "A range of ports that ECS does not take.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "NET-005",
    peers: &[
        "cdk-preflight ecs-port-range-reversed",
        "cdk-preflight ecs-port-range-overlap",
        "cdk-preflight ecs-port-range-with-host-port",
        "aws-cdk",
    ],
    aws_messages: &[
        "Invalid 'containerPortRange' setting",
        "cannot specify both single port and port range",
        "container port is used multiple times in task",
    ],
    yields_to: &[],
    sources: &[&API_MODEL, &CDK_PREFLIGHT],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let mode = mode(cx);
    // Ports in use, and the ranges among them; each with its turn.
    let mut turn = 0;
    let mut single: BTreeMap<i64, (usize, NodeId)> = BTreeMap::new();
    let mut in_ranges: Vec<(i64, i64, usize, NodeId)> = Vec::new();
    for container in cx.containers() {
        if !is_shared(mode) {
            single.clear();
            in_ranges.clear();
        }
        let mut ranges = 0;
        for mapping in container.container.port_mappings.items() {
            let text = mapping.container_port_range.as_str().zip(mapping.container_port_range.node());
            let ends = match text {
                Some((text, node)) => {
                    ranges += 1;
                    if let Some(other) = mapping.container_port.node().or(mapping.host_port.node()) {
                        sink.report(Place::Key(node), "a port mapping has both a port and a range")
                            .help("keep one of them; a range is mapped to host ports by the agent")
                            .related(Place::Key(other), "the single port");
                    }
                    if mode == Some(NetworkMode::Host) {
                        sink.report(Place::Key(node), "`containerPortRange` does not exist in host mode")
                            .help("use `awsvpc` or `bridge`, or list the ports");
                    }
                    if ranges == RANGES + 1 {
                        sink.report(Place::Value(node), format!("a container may have {RANGES} port ranges"))
                            .help("join ranges that touch");
                    }
                    ends(cx, sink, text, node).map(|(low, high)| (low, high, node, true))
                }
                None => mapping
                    .container_port
                    .get()
                    .zip(mapping.container_port.node())
                    .map(|(port, node)| (port, port, node, false)),
            };
            let Some((low, high, node, is_range)) = ends else { continue };
            let meets = |&&(other_low, other_high, ..): &&(i64, i64, usize, NodeId)| {
                low <= other_high && other_low <= high
            };
            let range = in_ranges.iter().find(meets).map(|&(_, _, turn, node)| (turn, node));
            let port = if is_range && low <= high {
                single.range(low..=high).map(|(_, used)| *used).min()
            } else {
                None
            };
            if let Some((_, other)) = range.into_iter().chain(port).min() {
                sink.report(Place::Value(node), "a container port is used twice")
                    .help("keep ranges and ports apart")
                    .related(Place::Value(other), "it is in use here");
            }
            turn += 1;
            if is_range {
                in_ranges.push((low, high, turn, node));
            } else {
                single.entry(low).or_insert((turn, node));
            }
        }
    }
}

/// The ends of a range that stands in the text, when nothing is wrong with them.
fn ends(cx: &TaskCx<'_>, sink: &mut Sink<'_>, text: &str, node: NodeId) -> Option<(i64, i64)> {
    let Some((low, high)) = range(text) else {
        sink.report(Place::Value(node), "this is no range of ports").help("write it as `8000-8010`");
        return None;
    };
    let inside = (1..=HIGHEST).contains(&low) && (1..=HIGHEST).contains(&high);
    if !inside {
        sink.report(Place::Value(node), "a range beyond the ports there are")
            .help(format!("ports go from 1 to {HIGHEST}"));
    } else if low >= high {
        let report = sink
            .report(Place::Value(node), "the first port of a range must be below the last")
            .help("for a single port use `containerPort`");
        if low > high {
            let swapped = format!("{high}-{low}");
            let edit = rewrite::replace(cx.document, node, &json!(swapped));
            report.unsafe_fix(format!("write `{swapped}`"), Some(edit));
        }
        return None;
    }
    inside.then_some((low, high))
}
