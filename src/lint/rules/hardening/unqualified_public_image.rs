//! Rule `unqualified-public-image`.

use crate::facts::docker_hub::{OFFICIAL, OFFICIAL_MIRROR};
use crate::facts::sources::OFFICIAL_IMAGES;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::syntax::rewrite;
use serde_json::json;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "unqualified-public-image",
    group: Group::Hardening,
    severity: Severity::Info,
    summary: "The image names no registry and so comes from Docker Hub.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "HRD-010",
    peers: &[],
    aws_messages: &[],
    yields_to: &["image-placeholder", "image-reference-invalid"],
    sources: &[&OFFICIAL_IMAGES],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let container = cx.container;
    let (Some(text), Some(node)) = (container.image.as_str(), container.image.node()) else { return };
    let Some(image) = cx.image().filter(|image| image.registry.is_none()) else { return };
    // Whoever gives credentials knows where the image comes from.
    if container.repository_credentials.is_present() {
        return;
    }
    let name = image.repository.strip_prefix("library/").unwrap_or(&image.repository);
    let official = OFFICIAL.contains(&name);
    let place = Place::Value(node);
    if !official && !name.contains('/') {
        sink.report(
            place,
            format!("`{name}` means `docker.io/library/{name}`, which is no official image that we know"),
        )
        .help("name the registry: `ACCOUNT.dkr.ecr.REGION.amazonaws.com/…` for a private repository of ECR");
    } else if cx.task.is_thorough(&META) {
        let report =
            sink.report(place, format!("`{name}` is pulled from Docker Hub, which limits anonymous pulls"));
        if official {
            let rest = text.strip_prefix("library/").unwrap_or(text);
            let edit = rewrite::replace(cx.document(), node, &json!(format!("{OFFICIAL_MIRROR}{rest}")));
            report
                .help("take it from the mirror in public ECR, or through a pull-through cache of your own")
                .unsafe_fix("take it from public ECR", Some(edit));
        } else {
            report.help("mirror it to ECR, or take it through a pull-through cache");
        }
    }
}
