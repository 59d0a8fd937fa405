//! Rule `registry-credentials-with-ecr`.

use crate::facts::sources::PRIVATE_REGISTRY;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "registry-credentials-with-ecr",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "An image in Amazon ECR is given registry credentials.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-503",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&PRIVATE_REGISTRY],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let Some(node) = cx
        .container
        .repository_credentials
        .node()
        .filter(|_| cx.container.repository_credentials.known().is_some())
    else {
        return;
    };
    let Some(image_node) = cx.container.image.node().filter(|_| cx.ecr().is_some()) else { return };
    sink.report(Place::Key(node), "Amazon ECR takes the execution role, not these credentials".to_owned())
        .help("remove them, and let the execution role pull the image")
        .related(Place::Value(image_node), "an image in ECR")
        .unsafe_fix("remove `repositoryCredentials`", rewrite::remove(cx.document(), &[node]));
}
