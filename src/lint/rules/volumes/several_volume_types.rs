//! Rule `several-volume-types`.

use super::kinds;
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::rules::syntax::skeleton;
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "several-volume-types",
    group: Group::Volumes,
    severity: Severity::Error,
    summary: "A volume is two things at once.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "VOL-003",
    peers: &["aws-cdk"],
    aws_messages: &["only one volume configuration type should be used."],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    for volume in cx.task.volumes.items() {
        let mut found = kinds::of(volume);
        let Some((first, kept)) = found.next() else { continue };
        let mut found = found.filter(|(_, node)| !skeleton::is_left(cx, *node)).peekable();
        if found.peek().is_none() || skeleton::is_left(cx, kept) {
            continue;
        }
        for (name, node) in found {
            sink.report(Place::Key(node), format!("this volume has both `{first}` and `{name}`"))
                .help("keep one: a volume is one thing")
                .related(Place::Key(kept), format!("`{first}`"))
                .unsafe_fix(format!("remove `{name}`"), rewrite::remove(cx.document, &[node]))
                .unsafe_fix(format!("remove `{first}`"), rewrite::remove(cx.document, &[kept]));
        }
    }
}
