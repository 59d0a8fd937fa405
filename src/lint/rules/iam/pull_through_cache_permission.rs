//! Rule `pull-through-cache-permission`.

use crate::facts::sources::ECR_PULL_THROUGH;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};

/// The prefixes that ECR proposes for its caches, and what people make of them.
const PREFIXES: [&str; 12] = [
    "chainguard",
    "docker-hub",
    "dockerhub",
    "ecr-public",
    "ghcr",
    "ghcr.io",
    "github",
    "k8s",
    "kubernetes",
    "public-ecr",
    "quay",
    "registry-1.docker.io",
];

pub(crate) static META: RuleMeta = RuleMeta {
    name: "pull-through-cache-permission",
    group: Group::Iam,
    severity: Severity::Info,
    summary: "The image may come through a cache, whose first pull takes more permissions.",
    fix: FixAvailability::None,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "IAM-021",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&ECR_PULL_THROUGH],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let (Some(ecr), Some(node)) = (cx.ecr(), cx.container.image.node()) else { return };
    let prefix = ecr.repository.split_once('/').map(|(prefix, _)| prefix);
    let Some(prefix) = prefix.filter(|prefix| PREFIXES.contains(prefix)) else { return };
    sink.report(
        Place::Value(node),
        format!("`{prefix}/` looks like a pull-through cache, whose first pull takes two more permissions"),
    )
    .help(
        "allow the execution role `ecr:BatchImportUpstreamImage` and `ecr:CreateRepository` on that prefix",
    );
}
