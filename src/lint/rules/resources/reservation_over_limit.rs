//! Rule `reservation-over-limit`.

use crate::facts::sources::{API_MODEL, CDK_PREFLIGHT};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::syntax::rewrite;
use serde_json::json;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "reservation-over-limit",
    group: Group::Resources,
    severity: Severity::Error,
    summary: "A container reserves more memory than it may use.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "RES-008",
    peers: &["cdk-preflight ecs-container-memory-reservation", "aws-cdk"],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL, &CDK_PREFLIGHT],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let (hard, soft) = (&cx.container.memory, &cx.container.memory_reservation);
    let (Some((limit, hard)), Some((reserved, soft))) =
        (hard.get().zip(hard.node()), soft.get().zip(soft.node()))
    else {
        return;
    };
    // A limit of 0 is that of an empty template.
    if reserved <= limit || limit == 0 {
        return;
    }
    let document = cx.document();
    let swapped = rewrite::replace(document, hard, &json!(reserved)).merge(&rewrite::replace(
        document,
        soft,
        &json!(limit),
    ));
    sink.report(Place::Value(soft), format!("{} reserves {reserved} MiB, but may use {limit}", cx.title()))
        .help("`memory` is the hard limit and must be at least `memoryReservation`")
        .related(Place::Value(hard), "the hard limit")
        .unsafe_fix("swap the two", swapped);
}
