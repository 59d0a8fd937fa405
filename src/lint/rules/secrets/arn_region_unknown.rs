//! Rule `arn-region-unknown`.

use super::region::Regions;
use crate::facts::regions::{self, READ, Standing};
use crate::facts::sources::PARTITIONS;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::syntax::rewrite;
use crate::text::similar::{distance, nearest};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "arn-region-unknown",
    group: Group::Secrets,
    severity: Severity::Error,
    summary: "The Region in an ARN, an image's host or a log option does not exist.",
    fix: FixAvailability::Mixed,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-108",
    peers: &[],
    aws_messages: &[
        "The task can't retrieve the secret with ARN '{secret}' from AWS Secrets Manager. Check whether the secret exists in the specified Region",
    ],
    yields_to: &["arn-malformed", "reference-placeholder"],
    sources: &[&PARTITIONS],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    for named in Regions::of(cx).all() {
        let region = named.region.as_str();
        let Some(verdict) = verdict(region) else { continue };
        let report =
            sink.report(Place::Part(named.node, named.span), verdict.message).severity(verdict.severity);
        let Some(meant) = verdict.meant else {
            report.help(match verdict.severity {
                Severity::Info => "check the Region, unless it is newer than that",
                _ => "write the name of a Region",
            });
            continue;
        };
        let edit = Some(rewrite::replace_part(cx.document, named.node, named.span, meant));
        let report = report.help(format!("did you mean `{meant}`?"));
        if verdict.sure {
            report.safe_fix(format!("write `{meant}`"), edit);
        } else {
            report.unsafe_fix(format!("write `{meant}`"), edit);
        }
    }
}

/// What there is to say about a Region.
struct Verdict {
    message: String,
    severity: Severity,
    meant: Option<&'static str>,
    sure: bool,
}

fn verdict(region: &str) -> Option<Verdict> {
    let newer = || Verdict {
        message: format!("`{region}` is not among the Regions of {READ}"),
        severity: Severity::Info,
        meant: None,
        sure: false,
    };
    match regions::standing(region) {
        Standing::Listed(_) => return None,
        Standing::Fits(_) => return Some(newer()),
        Standing::Unknown if region.is_empty() => return None,
        Standing::Unknown => {}
    }
    let zone = region.strip_suffix(|last: char| last.is_ascii_lowercase());
    let zone = zone.and_then(|outer| regions::all().find(|listed| *listed == outer));
    let meant = zone.or_else(|| nearest(region, regions::all()));
    // A geography that we do not know yet.
    if regions::ends_like_a_region(region) {
        return Some(Verdict { meant, ..newer() });
    }
    // `AWS_REGION`, `region`, `{INSERT REGION}`
    if region.to_ascii_lowercase().contains("region") {
        let message = format!("`{region}` only stands for a Region");
        return Some(Verdict { message, severity: Severity::Warning, meant: None, sure: false });
    }
    let message = match zone {
        Some(zone) => format!("`{region}` is an Availability Zone of `{zone}`, not a Region"),
        None => format!("`{region}` is no Region"),
    };
    let sure = meant.is_some_and(|meant| zone.is_some() || distance(region, meant) <= 1);
    Some(Verdict { message, severity: Severity::Error, meant, sure })
}
