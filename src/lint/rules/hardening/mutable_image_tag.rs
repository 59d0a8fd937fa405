//! Rule `mutable-image-tag`.

use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::enums::VersionConsistency;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "mutable-image-tag",
    group: Group::Hardening,
    severity: Severity::Warning,
    summary: "The image tag can mean another image tomorrow.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "HRD-009",
    peers: &["KICS", "Trivy and Checkov (for Kubernetes and Docker only)"],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let (Some(image), Some(node)) = (cx.image(), cx.container.image.node()) else { return };
    if image.digest.is_some() {
        return;
    }
    let said = match image.tag.as_deref() {
        None => "has no tag and so means `latest`, which".to_owned(),
        Some(tag @ ("latest" | "stable" | "main" | "master" | "dev" | "develop" | "edge" | "nightly")) => {
            format!("has the tag `{tag}`, which")
        }
        Some(_) if cx.task.is_thorough(&META) => {
            sink.report(Place::Value(node), format!("the image of {} has no digest", cx.title()))
                .severity(Severity::Info)
                .help("add it behind the tag: `name:1.4.2@sha256:…`; a tag can be moved");
            return;
        }
        Some(_) => return,
    };
    // ECS resolves a tag once per deployment, unless that is switched off.
    let pinned = cx.container.version_consistency.get() != Some(VersionConsistency::Disabled);
    let (when, severity) = if pinned {
        ("can mean another image at the next deployment", Severity::Info)
    } else {
        ("can mean another image for every task", Severity::Warning)
    };
    sink.report(Place::Value(node), format!("the image of {} {said} {when}", cx.title()))
        .severity(severity)
        .help("name a version, and best also a digest: `name:1.4.2@sha256:…`");
}
