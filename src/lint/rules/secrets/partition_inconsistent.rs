//! Rule `partition-inconsistent`.

use std::collections::BTreeMap;

use super::region::Regions;
use crate::facts::regions::{self, Partition};
use crate::facts::sources::PARTITIONS;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::arn::Section;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "partition-inconsistent",
    group: Group::Secrets,
    severity: Severity::Error,
    summary: "The references of a task are in more than one partition.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-205",
    peers: &[],
    aws_messages: &[],
    yields_to: &["arn-partition-mismatch"],
    sources: &[&PARTITIONS],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let found = found(cx);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (partition, _) in &found {
        *counts.entry(partition.name).or_default() += 1;
    }
    // That of most references; of equally many, that of the first, which is the role.
    let most = found
        .iter()
        .rev()
        .max_by_key(|(partition, _)| counts.get(partition.name))
        .map(|(partition, _)| partition.name);
    let Some(home) = cx.context.partition.as_deref().or(most) else { return };
    let at_home = found.iter().find(|(partition, _)| partition.name == home).map(|(_, place)| *place);
    let mut told: Vec<&str> = vec![home];
    for (partition, place) in &found {
        if told.contains(&partition.name) {
            continue;
        }
        told.push(partition.name);
        let report = sink
            .report(*place, format!("this is in partition `{}`, the rest of the task in `{home}`", partition.name))
            .help("keep everything that a task needs in the partition it runs in: no role reaches into another one");
        if let Some(at_home) = at_home {
            report.related(at_home, format!("one in `{home}`"));
        }
    }
}

/// Every partition that is named, with its place: ARNs in order, then images.
fn found(cx: &TaskCx<'_>) -> Vec<(&'static Partition, Place)> {
    let mut found = Vec::new();
    for carrier in cx.carriers.all() {
        let Some(arn) = carrier.arn() else { continue };
        if let Some(partition) = regions::partition(&arn.partition) {
            found.push((partition, Place::Part(carrier.node, carrier.part(arn.span(Section::Partition)))));
        }
    }
    for named in &Regions::of(cx).images {
        if let Some(partition) = regions::partition_of(&named.region) {
            found.push((partition, Place::Part(named.node, named.span)));
        }
    }
    found
}
