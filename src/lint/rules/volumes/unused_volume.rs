//! Rule `unused-volume`.

use super::{kinds, mounts};
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "unused-volume",
    group: Group::Volumes,
    severity: Severity::Info,
    summary: "No container mounts this volume.",
    fix: FixAvailability::Safe,
    evidence: Evidence::C,
    since: "0.1.0",
    catalogue: "VOL-010",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    if !mounts::are_known(cx) {
        return;
    }
    let mounted = mounts::mounted(cx);
    for volume in cx.task.volumes.items().filter(|volume| !kinds::is_launched(volume)) {
        let Some((name, node)) = volume.name.as_str().zip(volume.name.node()) else { continue };
        if name.trim().is_empty() || mounted.contains(name) {
            continue;
        }
        sink.report(Place::Value(node), format!("no container mounts the volume `{name}`"))
            .help("mount it with `mountPoints`, or remove it")
            .safe_fix("remove the volume", rewrite::remove(cx.document, &[volume.origin]));
    }
}
