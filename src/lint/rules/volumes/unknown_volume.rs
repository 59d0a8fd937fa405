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
    if cx.container.mount_points.elements().is_empty() {
        return;
    }
    // A volume whose name is not known may be the one.
    let Some(names) = cx.task.lookup.volumes(cx.task.task) else { return };
    for mount in cx.container.mount_points.items() {
        let (Some(name), Some(node)) = (mount.source_volume.as_str(), mount.source_volume.node()) else {
            continue;
        };
        if names.contains_key(name) || name.is_empty() {
            continue;
        }
        let report = sink.report(
            Place::Value(node),
            format!("{} mounts the volume `{name}`, which the task does not have", cx.title()),
        );
        let volumes = cx.task.task.volumes.items();
        match similar::nearest(name, volumes.filter_map(|volume| volume.name.as_str())) {
            Some(near) => report.help(format!("did you mean `{near}`?")).safe_fix(
                format!("write `{near}`"),
                Some(rewrite::replace(cx.document(), node, &json!(near))),
            ),
            None => report.help(format!("add it to `volumes`: `{{ \"name\": \"{name}\" }}`")),
        };
    }
}
