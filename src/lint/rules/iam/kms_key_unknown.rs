//! Rule `kms-key-unknown`.

use crate::facts::sources::SECRETS_MANAGER;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::rules::secrets::execution_role;
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::value_from::{self, ValueFrom};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "kms-key-unknown",
    group: Group::Iam,
    severity: Severity::Info,
    summary: "A secret has a KMS key of its own, and nothing says which.",
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
    let world = cx.task.world;
    let Some(account) = execution_role::account(cx.task) else { return };
    for secret in cx.references() {
        let (Some(text), Some(node)) = (secret.value_from.as_str(), secret.value_from.node()) else {
            continue;
        };
        let ValueFrom::Secret(reference) = value_from::parse(text) else { continue };
        // The AWS managed key serves its own account only, so that a secret of another account must have one of its own.
        let foreign = reference.arn.account.len() == 12 && reference.arn.account != account;
        let known = world.secret(&reference.secret_arn).is_some_and(|secret| secret.kms_key.is_some());
        if foreign && !known {
            sink.report(
                Place::Value(node),
                "a secret of another account has a KMS key of its own, and nothing here says which",
            )
            .help("name the key of the secret beside the text; the execution role needs `kms:Decrypt` on it")
            .related(cx.task.task.execution_role_arn.origin, "the role that has to decrypt it");
        }
    }
}
