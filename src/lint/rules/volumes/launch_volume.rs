//! Rule `launch-volume`.

use super::{kinds, mounts};
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::syntax::NodeId;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "launch-volume",
    group: Group::Volumes,
    severity: Severity::Error,
    summary: "A volume that is configured at launch is not the only one, or is not mounted.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "VOL-009",
    peers: &["cdk-preflight ecs-volume-not-referenced", "aws-cdk"],
    aws_messages: &["are not referenced by any of the containers."],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let known = mounts::are_known(cx);
    let mounted = mounts::mounted(cx);
    let mut first: Option<NodeId> = None;
    for volume in cx.task.volumes.items().filter(|volume| kinds::is_launched(volume)) {
        let Some(node) = volume.configured_at_launch.node() else { continue };
        if let Some(first) = first {
            sink.report(Place::Value(node), "a second volume is configured at launch")
                .help("a task takes one such volume")
                .related(Place::Value(first), "the first one");
        }
        first = first.or(Some(node));
        let Some((name, place)) = volume.name.as_str().zip(volume.name.node()) else { continue };
        if known && !name.trim().is_empty() && !mounted.contains(name) {
            sink.report(
                Place::Value(place),
                format!("no container mounts `{name}`, which is configured at launch"),
            )
            .help("mount it with `mountPoints`; what is attached at launch must be used");
        }
    }
}
