//! Rule `image-reference-invalid`.

use super::image;
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::syntax::rewrite;
use serde_json::json;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "image-reference-invalid",
    group: Group::Syntax,
    severity: Severity::Error,
    summary: "`image` is not an image reference.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SYN-031",
    peers: &["AWS Toolkit schema (in part)"],
    aws_messages: &["Container.image contains invalid characters"],
    yields_to: &["invisible-characters"],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let (Some(text), Some(node)) = (cx.container.image.as_str(), cx.container.image.node()) else { return };
    if text.trim().is_empty() || image::word(text).is_some() {
        return;
    }
    let Some(defect) = image::defect(text) else { return };
    let report = sink.report(Place::Part(node, defect.part), defect.message).help(defect.help);
    if let Some(repaired) = defect.repaired {
        let edit = rewrite::replace(cx.document(), node, &json!(repaired));
        report.safe_fix("leave out what does not belong there", Some(edit));
    }
}
