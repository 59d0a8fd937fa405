//! Rule `hardcoded-user-with-rotating-secret`.

use super::{reference, relocate, sensitive_name};
use crate::facts::secrets_manager;
use crate::facts::sources::MANAGED_SECRETS;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::value_from::SecretReference;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "hardcoded-user-with-rotating-secret",
    group: Group::Secrets,
    severity: Severity::Info,
    summary: "The password of a user comes from a secret, the user's name does not.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::C,
    since: "0.1.0",
    catalogue: "SEC-212",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&MANAGED_SECRETS],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    if reference::values(cx).next().is_none() {
        return;
    }
    for variable in cx.container.environment.items() {
        let (Some(name), Some(value)) = (variable.name.as_str(), variable.value.as_str()) else { continue };
        let Some(node) = variable.value.node().filter(|_| !value.is_empty()) else { continue };
        // Most names have no such letter, and need not be split into words.
        if !name.contains(['U', 'u']) {
            continue;
        }
        let mut words = sensitive_name::words(name);
        if !words.pop().is_some_and(|last| matches!(last.as_str(), "USER" | "USERNAME")) {
            continue;
        }
        let password = reference::values(cx).find_map(|carrier| {
            let mut other = sensitive_name::words(carrier.variable()?);
            let last = other.pop()?;
            let fits = matches!(last.as_str(), "PASSWORD" | "PASS" | "PWD") && other == words;
            Some((reference::secret(carrier).filter(|_| fits)?, carrier))
        });
        let Some((secret, carrier)) = password.filter(|(secret, _)| has_username(cx, secret)) else {
            continue;
        };
        let reference = format!(
            "{}:username:{}:{}",
            secret.secret_arn, secret.version_stage.text, secret.version_id.text
        );
        sink.report(
            Place::Value(node),
            format!("`{name}` is fixed here, while the secret of {} has it too", reference::title(carrier)),
        )
        .help("take both from the secret, so that a rotation may change the user")
        .related(Place::Part(carrier.node, carrier.part(secret.name.span)), "the secret")
        .unsafe_fix("take the user from the secret", relocate::to_secrets(cx, variable, &reference));
    }
}

/// Is there surely a key `username` in the secret? A service put it there, or it is read elsewhere in the task.
fn has_username(cx: &ContainerCx<'_>, secret: &SecretReference) -> bool {
    let read =
        |other: &SecretReference| other.secret_arn == secret.secret_arn && other.json_key.text == "username";
    secrets_manager::owner(&secret.name.text).is_some()
        || reference::task_values(cx.task).any(|other| reference::secret(other).is_some_and(read))
}
