//! Rule `tmpfs-options`.

use serde_json::json;

use crate::facts::sources::API_MODEL;
use crate::facts::storage::{TMPFS_OPPOSITES, TMPFS_OPTIONS};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::rules::syntax::skeleton;
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::linux::Tmpfs;
use crate::syntax::rewrite;
use crate::text::similar;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "tmpfs-options",
    group: Group::Volumes,
    severity: Severity::Error,
    summary: "A file system in memory has a size or options that cannot be.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "VOL-016",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let Some(linux) = cx.container.linux_parameters.known() else { return };
    let mut total: i64 = 0;
    for tmpfs in linux.tmpfs.items() {
        let size = tmpfs.size.get().unwrap_or_default();
        total = total.saturating_add(size.max(0));
        let given = tmpfs.size.node().filter(|_| tmpfs.size.known().is_some() && size <= 0);
        if let Some(node) = given.filter(|&node| !skeleton::is_left(cx.task, node)) {
            sink.report(Place::Value(node), format!("a size of {size} MiB holds nothing"))
                .help("give the size in MiB, as 64");
        }
        options(cx, tmpfs, sink);
    }
    let limit = cx.container.memory.get().filter(|&limit| limit > 0 && total > limit);
    if let (Some(limit), Some(node)) = (limit, linux.tmpfs.node()) {
        sink.report(
            Place::Key(node),
            format!("`tmpfs` may take {total} MiB, the memory of {} ends at {limit} MiB", cx.title()),
        )
        .severity(Severity::Warning)
        .help("files in memory count as memory: make it smaller, or raise `memory`");
    }
}

fn options(cx: &ContainerCx<'_>, tmpfs: &Tmpfs, sink: &mut Sink<'_>) {
    let given = |option: &str| tmpfs.mount_options.items().any(|given| given == option);
    for field in tmpfs.mount_options.elements() {
        let (Some(text), Some(node)) = (field.as_str(), field.node()) else { continue };
        let name = text.split('=').next().unwrap_or_default();
        if let Some((_, other)) = TMPFS_OPPOSITES.iter().find(|(one, other)| *one == text && given(other)) {
            sink.report(Place::Value(node), format!("`{text}` and `{other}` exclude each other"))
                .severity(Severity::Warning)
                .help("keep one of them")
                .unsafe_fix(format!("remove `{text}`"), rewrite::remove(cx.document(), &[node]));
        }
        if name.is_empty() || TMPFS_OPTIONS.contains(&name) {
            continue;
        }
        let report = sink.report(Place::Value(node), format!("`{text}` is not a mount option of `tmpfs`"));
        match similar::nearest(name, TMPFS_OPTIONS.iter().copied()) {
            Some(near) => {
                let meant = text.replacen(name, near, 1);
                report.help(format!("did you mean `{meant}`?")).unsafe_fix(
                    format!("write `{meant}`"),
                    Some(rewrite::replace(cx.document(), node, &json!(meant))),
                )
            }
            None => report.help("see the list on the page of this rule"),
        };
    }
}
