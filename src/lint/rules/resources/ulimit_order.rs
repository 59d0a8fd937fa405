//! Rule `ulimit-order`.

use crate::facts::container_limits::FARGATE_NOFILE;
use crate::facts::sources::{CDK_PREFLIGHT, FARGATE_PARAMETERS};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::enums::UlimitName;
use crate::syntax::{NodeId, rewrite};
use serde_json::json;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "ulimit-order",
    group: Group::Resources,
    severity: Severity::Error,
    summary: "A limit whose soft value exceeds its hard one, or that stands twice.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "RES-012",
    peers: &["cdk-preflight ecs-ulimit-soft-over-hard"],
    aws_messages: &["Soft limit exceeds hard limit for ulimit {name}"],
    yields_to: &[],
    sources: &[&CDK_PREFLIGHT, &FARGATE_PARAMETERS],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let document = cx.document();
    let on_fargate = cx.task.on_fargate();
    let mut seen: Vec<(UlimitName, NodeId)> = Vec::new();
    for ulimit in cx.container.ulimits.items() {
        let (Some(name), Some(node)) = (ulimit.name.get(), ulimit.name.node()) else { continue };
        let word = name.word();
        if let Some(&(_, first)) = seen.iter().find(|(other, _)| *other == name) {
            sink.report(Place::Value(node), format!("the limit `{word}` stands twice"))
                .severity(Severity::Warning)
                .help("keep one of them")
                .related(Place::Value(first), "the first one");
        }
        seen.push((name, node));
        if on_fargate && name != UlimitName::Nofile {
            sink.report(Place::Value(node), format!("Fargate sets `{word}` itself"))
                .severity(Severity::Info)
                .help("only `nofile` can be changed there");
        }
        let (soft, hard) = (&ulimit.soft_limit, &ulimit.hard_limit);
        let (Some((low, soft)), Some((high, hard))) =
            (soft.get().zip(soft.node()), hard.get().zip(hard.node()))
        else {
            continue;
        };
        // Below zero means no limit.
        if low > high && high >= 0 {
            let swapped = rewrite::replace(document, soft, &json!(high)).merge(&rewrite::replace(
                document,
                hard,
                &json!(low),
            ));
            sink.report(
                Place::Value(soft),
                format!("the soft limit {low} of `{word}` exceeds the hard limit {high}"),
            )
            .help("the hard limit is the ceiling of the soft one")
            .related(Place::Value(hard), "the hard limit")
            .safe_fix("swap the two", swapped);
        }
        if on_fargate && name == UlimitName::Nofile && high > FARGATE_NOFILE {
            sink.report(Place::Value(hard), format!("Fargate allows {FARGATE_NOFILE} open files"))
                .severity(Severity::Info)
                .help("lower the hard limit");
        }
    }
}
