//! Rule `root-filesystem-writable`.

use serde_json::json;

use crate::facts::sources::{API_MODEL, SECURITY_HUB};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "root-filesystem-writable",
    group: Group::Hardening,
    severity: Severity::Info,
    summary: "A container may write to its own root file system.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "HRD-002",
    peers: &[
        "Security Hub ECS.5",
        "CIS AWS Compute Services 1.1.0, 3.5",
        "AWS Config ecs-containers-readonly-access",
        "Checkov CKV_AWS_336",
        "Prowler",
        "Control Tower CT.ECS.PR.6",
    ],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL, &SECURITY_HUB],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let readonly = &cx.container.readonly_root_filesystem;
    if cx.task.on_windows() {
        return;
    }
    let title = cx.title();
    let value = json!(true);
    let (place, message, edit) = match readonly.node() {
        Some(node) if readonly.get() == Some(false) => (
            Place::Member(node),
            format!("{title} says that its root file system is writable"),
            Some(rewrite::replace(cx.document(), node, &value)),
        ),
        None if cx.task.is_thorough(&META) => (
            Place::Missing(cx.container.origin),
            format!("the root file system of {title} is writable"),
            rewrite::insert_member(cx.document(), cx.container.origin, "readonlyRootFilesystem", &value),
        ),
        _ => return,
    };
    sink.report(place, message)
        .help("make it read-only, and mount a `tmpfs` or a volume where the program writes; ECS Exec needs it writable")
        .unsafe_fix("make it read-only", edit);
}
