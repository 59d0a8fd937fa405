//! Rule `kms-key-unknown`.

use crate::facts::sources::SECRETS_MANAGER;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::value_from::{self, ValueFrom};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "kms-key-unknown",
    group: Group::Iam,
    severity: Severity::Info,
    summary: "Nothing says whether a secret has a KMS key of its own.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "IAM-019",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&SECRETS_MANAGER],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    // Who names keys for some secrets uses keys; without any there is nothing to ask.
    let world = cx.task.world;
    let mut keys = world.secrets.values().map(|secret| &secret.kms_key);
    if !keys.any(Option::is_some) {
        return;
    }
    for secret in cx.references() {
        let (Some(text), Some(node)) = (secret.value_from.as_str(), secret.value_from.node()) else {
            continue;
        };
        let ValueFrom::Secret(reference) = value_from::parse(text) else { continue };
        if world.secret(&reference.secret_arn).is_none() {
            sink.report(
                Place::Value(node),
                "of other secrets the KMS keys are known; whether this one has a key of its own is not",
            )
            .help(
                "add the secret beside the text, with its key: the execution role needs `kms:Decrypt` on it",
            );
        }
    }
}
