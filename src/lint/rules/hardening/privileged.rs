//! Rule `privileged`.

use crate::facts::sources::{API_MODEL, SECURITY_HUB};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "privileged",
    group: Group::Hardening,
    severity: Severity::Warning,
    summary: "A container runs with root power over its host.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "HRD-001",
    peers: &[
        "Security Hub ECS.4",
        "CIS AWS Compute Services 1.1.0, 3.4",
        "AWS Config ecs-containers-nonprivileged",
        "Prowler",
        "Control Tower CT.ECS.PR.11",
        "Powerpipe",
        "Checkov CKV_AWS_334 (reads another field, and never fires)",
    ],
    aws_messages: &[],
    yields_to: &["fargate-forbidden-container-field", "windows-unsupported-field"],
    sources: &[&API_MODEL, &SECURITY_HUB],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let privileged = &cx.container.privileged;
    let (Some(node), Some(true)) = (privileged.node(), privileged.get()) else { return };
    sink.report(Place::Member(node), format!("{} runs with root power over its host", cx.title()))
        .help("remove `privileged`, and add the few capabilities it needs under `linuxParameters`")
        .unsafe_fix("remove `privileged`", rewrite::remove(cx.document(), &[node]));
}
