//! Rule `volumes-from`.

use serde_json::json;

use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::syntax::rewrite;
use crate::text::similar;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "volumes-from",
    group: Group::Volumes,
    severity: Severity::Error,
    summary: "A container takes over the mounts of one that the task does not have.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "VOL-014",
    peers: &["cdk-preflight ecs-volumesfrom-source-container-missing"],
    aws_messages: &["Invalid 'volumesFrom' setting. Unknown container: '{container}'."],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    if cx.container.volumes_from.elements().is_empty() {
        return;
    }
    // A container whose name is not known may be the one.
    let Some(names) = cx.task.lookup.containers(cx.task.task) else { return };
    let own = cx.name().unwrap_or_default();
    for from in cx.container.volumes_from.items() {
        let (Some(name), Some(node)) = (from.source_container.as_str(), from.source_container.node()) else {
            continue;
        };
        if name.trim().is_empty() || (name != own && names.contains_key(name)) {
            continue;
        }
        if name == own {
            sink.report(Place::Value(node), format!("container `{name}` takes over its own mounts"))
                .help("remove the entry");
            continue;
        }
        let message =
            format!("{} takes over the mounts of `{name}`, which the task does not have", cx.title());
        let report = sink.report(Place::Value(node), message);
        let containers = cx.task.task.container_definitions.items();
        let others = containers.filter_map(|other| other.name.as_str()).filter(|other| *other != own);
        match similar::nearest(name, others) {
            Some(near) => report.help(format!("did you mean `{near}`?")).unsafe_fix(
                format!("write `{near}`"),
                Some(rewrite::replace(cx.document(), node, &json!(near))),
            ),
            None => report.help("name a container of this task"),
        };
    }
}
