//! Rule `envfile-too-many`.

use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "envfile-too-many",
    group: Group::Secrets,
    severity: Severity::Error,
    summary: "A container has more than ten environment files.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-304",
    peers: &["cdk-preflight ecs-environment-files-max"],
    aws_messages: &["The maximum number of environment files was exceeded. Specify ten or less."],
    yields_to: &[],
    sources: &[&API_MODEL],
};

/// How many there may be. Source: ECS API model (botocore 1.44.5, 2026-11), ContainerDefinition.
const MOST: usize = 10;

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let files = cx.container.environment_files.elements();
    let Some(node) = files.get(MOST).and_then(crate::model::field::Field::node) else { return };
    sink.report(
        Place::Value(node),
        format!("{} has {} environment files; ECS allows {MOST}", cx.title(), files.len()),
    )
    .help("put the variables of several files into one");
}
