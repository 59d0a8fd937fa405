//! Rule `image-placeholder`.

use super::image;
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::{Value, placeholder};
use crate::source::Dialect;
use crate::syntax::NodeKind;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "image-placeholder",
    group: Group::Syntax,
    severity: Severity::Warning,
    summary: "`image` is blank or still a placeholder.",
    fix: FixAvailability::None,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "SYN-030",
    peers: &[],
    aws_messages: &["Container.image contains invalid characters"],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let image = &cx.container.image;
    // What a function of a template gives is filled in by CloudFormation.
    let Some(node) = image.node().filter(|&node| !cx.document().tree.is_computed(node)) else { return };
    let text = image.text().unwrap_or_default();
    if text.trim().is_empty() && matches!(image.value, Value::Known(_) | Value::Absent) {
        sink.report(Place::Value(node), "`image` is blank")
            .severity(Severity::Info)
            .help("fine where a deployment fills it in, as the GitHub action does; ECS itself refuses it");
        return;
    }
    let found = placeholder::find(text).map(|span| span.of(text)).filter(|_| image.is_dynamic());
    let found = found.or_else(|| image::word(text));
    let Some(found) = found.or_else(|| image.is_dynamic().then_some(text)) else { return };
    if cx.task.target.dialect == Dialect::Terraform && found.starts_with("${") {
        return;
    }
    let code_deploy = found.starts_with("<IMAGE") && found.ends_with("_NAME>");
    let (severity, help) = if code_deploy {
        (Severity::Info, "CodePipeline replaces it when it deploys; elsewhere name an image")
    } else if is_template(cx) {
        (Severity::Info, "this text is a template; see that the image is filled in before it is registered")
    } else {
        (Severity::Warning, "name an image, or see that it is filled in before this is registered")
    };
    // A call of a template engine may hold back-ticks itself; then the mark has to do.
    let message = if found.contains('`') {
        "`image` holds a placeholder".to_owned()
    } else {
        format!("`image` holds the placeholder `{found}`")
    };
    sink.report(Place::Value(node), message).severity(severity).help(help);
}

/// Does the text hold other placeholders, so that it certainly is filled in later?
fn is_template(cx: &ContainerCx<'_>) -> bool {
    let tree = &cx.document().tree;
    let nodes = tree.descendants(cx.task.target.node);
    nodes.iter().any(|&node| match tree.kind(node) {
        NodeKind::Dynamic(_) => tree.key(node) != "image",
        NodeKind::String(scalar) => {
            tree.key(node) != "image" && ["${", "{{"].iter().any(|opening| scalar.value.contains(opening))
        }
        _ => false,
    })
}
