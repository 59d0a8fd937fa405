//! Rule `static-aws-credentials`.

use super::plain_value::is_stand_in;
use crate::facts::sources::{ENVIRONMENT, TASK_ROLE};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::container::KeyValuePair;
use crate::model::secret::Secret;
use crate::syntax::{NodeId, rewrite};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "static-aws-credentials",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "A container is given static AWS keys, which override the task role.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-005",
    peers: &[
        "Security Hub ECS.8",
        "AWS Config ecs-no-environment-secrets",
        "Trivy AWS-0036",
        "Prowler ecs_task_definitions_no_environment_secrets",
    ],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&ENVIRONMENT, &TASK_ROLE],
};

/// The variables that the AWS SDKs take credentials from, before they ask for the task role.
const NAMES: [&str; 5] = [
    "AWS_ACCESS_KEY_ID",
    "AWS_BEARER_TOKEN_BEDROCK",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SECURITY_TOKEN",
    "AWS_SESSION_TOKEN",
];

/// Is this one of the variables that the SDKs read credentials from?
pub(super) fn sets(name: &str) -> bool {
    NAMES.contains(&name)
}

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let plain: Vec<&KeyValuePair> = cx
        .container
        .environment
        .items()
        .filter(|variable| variable.name.as_str().is_some_and(sets) && variable.value.text() != Some(""))
        .collect();
    let plain_nodes = plain.iter().filter_map(|variable| variable.name.node());
    let secrets: Vec<&Secret> =
        cx.container.secrets.items().filter(|secret| secret.name.as_str().is_some_and(sets)).collect();
    let nodes: Vec<NodeId> =
        plain_nodes.chain(secrets.iter().filter_map(|secret| secret.name.node())).collect();
    let Some((&first, others)) = nodes.split_first() else { return };
    let emulated = is_emulated(cx) || !plain.is_empty() && plain.iter().all(|variable| stands_in(variable));
    let mut report = sink
        .report(
            Place::Value(first),
            format!("static AWS keys in {} override the task role and are never renewed", cx.title()),
        )
        .help("remove them, and grant their permissions to `taskRoleArn`");
    if emulated {
        report = report.severity(Severity::Info);
    }
    for &node in others {
        report = report.related(Place::Value(node), "and this");
    }
    let entries: Vec<NodeId> = plain
        .iter()
        .map(|variable| variable.origin)
        .chain(secrets.iter().map(|secret| secret.origin))
        .collect();
    report.unsafe_fix("remove the keys", rewrite::remove(cx.document(), &entries));
}

/// `test`, `local`: what emulators of AWS are given.
fn stands_in(variable: &KeyValuePair) -> bool {
    variable.value.as_str().is_some_and(|value| {
        is_stand_in(value) || matches!(value, "local" | "localstack" | "minio" | "minioadmin")
    })
}

/// Does the container talk to an emulator of AWS?
fn is_emulated(cx: &ContainerCx<'_>) -> bool {
    cx.container.environment.items().any(|variable| {
        let name = variable.name.as_str().unwrap_or_default();
        let value = variable.value.as_str().unwrap_or_default();
        name.contains("ENDPOINT")
            && ["localhost", "127.0.0.1", "localstack", "minio"].iter().any(|host| value.contains(host))
    })
}
