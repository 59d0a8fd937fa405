//! Rule `arn-partition-mismatch`.

use crate::facts::regions;
use crate::facts::sources::PARTITIONS;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::arn::Section;
use crate::syntax::rewrite;
use crate::text::similar::nearest;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "arn-partition-mismatch",
    group: Group::Secrets,
    severity: Severity::Error,
    summary: "An ARN has a partition that does not exist or does not own its Region.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-109",
    peers: &[],
    aws_messages: &[],
    yields_to: &["arn-malformed", "reference-placeholder"],
    sources: &[&PARTITIONS],
};

/// What partitions are called by mistake.
const ALSO_CALLED: [(&str, &str); 4] = [
    ("aws-china", "aws-cn"),
    ("aws-eu", "aws-eusc"),
    ("aws-gov", "aws-us-gov"),
    ("aws-us-govcloud", "aws-us-gov"),
];

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    for carrier in cx.carriers.all() {
        let Some(arn) = carrier.arn().filter(|arn| !arn.partition.is_empty()) else { continue };
        let (partition, region) = (arn.partition.as_str(), arn.region.as_str());
        let owner = regions::partition_of(region).map(|owner| owner.name);
        let listed = regions::partition(partition).is_some();
        let (message, meant) = match owner {
            Some(owner) if owner == partition => continue,
            Some(owner) => (
                format!("Region `{region}` belongs to partition `{owner}`, not to `{partition}`"),
                Some(owner),
            ),
            None if listed => continue,
            None => {
                (format!("`{partition}` is not among the partitions of {}", regions::READ), meant(partition))
            }
        };
        let span = carrier.part(arn.span(Section::Partition));
        let report = sink.report(Place::Part(carrier.node, span), message);
        match meant {
            Some(meant) => {
                let edit = rewrite::replace_part(cx.document, carrier.node, span, meant);
                report.help(format!("write `{meant}`")).safe_fix(format!("write `{meant}`"), Some(edit));
            }
            None if partition.starts_with("aws-") => {
                report.severity(Severity::Info).help("check the partition, unless it is newer than that");
            }
            None => {
                report.help("write `aws`, or the partition that the Region belongs to");
            }
        }
    }
}

fn meant(partition: &str) -> Option<&'static str> {
    let called = ALSO_CALLED.iter().find(|(called, _)| *called == partition).map(|(_, name)| *name);
    called.or_else(|| nearest(partition, regions::PARTITIONS.iter().map(|partition| partition.name)))
}
