//! Rule `unknown-volume`.

use serde_json::json;

use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::syntax::rewrite;
use crate::text::similar;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "unknown-volume",
    group: Group::Volumes,
    severity: Severity::Error,
    summary: "A container mounts a volume that the task does not have.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "VOL-001",
    peers: &["cdk-preflight ecs-mountpoint-source-volume-missing"],
    aws_messages: &["Unknown volume '{volume}'."],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let volumes = &cx.task.task.volumes;
    // A volume whose name is not known may be the one.
    if !volumes.is_closed() || volumes.items().any(|volume| volume.name.as_str().is_none()) {
        return;
    }
    let names: Vec<&str> = volumes.items().filter_map(|volume| volume.name.as_str()).collect();
    for mount in cx.container.mount_points.items() {
        let (Some(name), Some(node)) = (mount.source_volume.as_str(), mount.source_volume.node()) else {
            continue;
        };
        if names.contains(&name) || name.is_empty() {
            continue;
        }
        let report = sink.report(
            Place::Value(node),
            format!("{} mounts the volume `{name}`, which the task does not have", cx.title()),
        );
        match similar::nearest(name, names.iter().copied()) {
            Some(near) => report.help(format!("did you mean `{near}`?")).safe_fix(
                format!("write `{near}`"),
                Some(rewrite::replace(cx.document(), node, &json!(near))),
            ),
            None => report.help(format!("add it to `volumes`: `{{ \"name\": \"{name}\" }}`")),
        };
    }
}
