//! Rule `cross-region-reference`.

use std::collections::BTreeMap;

use super::region::Regions;
use crate::facts::regions;
use crate::facts::sources::{AGENT, API_MODEL};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "cross-region-reference",
    group: Group::Secrets,
    severity: Severity::Info,
    summary: "A secret or parameter is in another Region than the rest of the task.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-202",
    peers: &[],
    aws_messages: &[
        "The task can't retrieve the secret with ARN '{secret}' from AWS Secrets Manager. Check whether the secret exists in the specified Region",
    ],
    yields_to: &["arn-region-unknown", "reference-placeholder", "arn-malformed"],
    sources: &[&AGENT, &API_MODEL],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let Some(home) = home(cx) else { return };
    let mut told: Vec<String> = vec![home.clone()];
    let references = &Regions::of(cx).references;
    for (index, first) in references.iter().enumerate() {
        if told.contains(&first.region) || regions::partition_of(&first.region).is_none() {
            continue;
        }
        told.push(first.region.clone());
        let mut report = sink
            .report(
                Place::Part(first.node, first.span),
                format!("this is read from `{}`, while the task is in `{home}`", first.region),
            )
            .help(format!(
                "replicate it to `{home}`: each start of a task waits for the other Region, and fails with it"
            ));
        let others = references.iter().skip(index + 1).filter(|other| other.region == first.region);
        for other in others {
            report = report.related(Place::Part(other.node, other.span), "and this");
        }
    }
}

/// The Region of the task: the one that is set, else the one that at least two places name and no other as often.
fn home(cx: &TaskCx<'_>) -> Option<String> {
    if cx.context.region.is_some() {
        return cx.context.region.clone();
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for named in Regions::of(cx).all() {
        *counts.entry(&named.region).or_default() += 1;
    }
    let most = counts.values().copied().max().filter(|&most| most > 1)?;
    let mut homes = counts.into_iter().filter(|(_, count)| *count == most);
    let (home, _) = homes.next()?;
    homes.next().is_none().then(|| home.to_owned())
}
