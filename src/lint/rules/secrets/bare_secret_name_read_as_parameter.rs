//! Rule `bare-secret-name-read-as-parameter`.

use super::misread::{self, Misread};
use super::reference;
use crate::facts::sources::{API_MODEL, SECRETS_MANAGER};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::arn::Arn;
use crate::model::value_from::{SecretReference, ValueFrom};
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "bare-secret-name-read-as-parameter",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "The name of a Secrets Manager secret stands where ECS reads a Parameter Store name.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-118",
    peers: &[],
    aws_messages: &[
        "The Systems Manager parameter name specified for secret {name} is invalid. The parameter name can be up to 2048 characters and include the following letters and symbols: a-zA-Z0-9_.-",
    ],
    yields_to: &["plaintext-in-valuefrom"],
    sources: &[&API_MODEL, &SECRETS_MANAGER],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for carrier in reference::values(cx) {
        let text = carrier.text;
        let named_elsewhere = || same_secret(cx, text);
        let (message, severity) = match &carrier.value_from {
            ValueFrom::Parameter(parameter) if parameter.arn.is_none() && has_random_suffix(text) => (
                format!("`{text}` is read as the name of a parameter, but ends like the name of a secret"),
                Severity::Warning,
            ),
            ValueFrom::Parameter(parameter) if parameter.arn.is_none() && named_elsewhere().is_some() => (
                format!("`{text}` is read as the name of a parameter; elsewhere it is a secret"),
                Severity::Warning,
            ),
            // Registration checks the characters of a parameter name: these it refuses.
            ValueFrom::InvalidName => match misread::of(text) {
                Misread::SecretName => (
                    format!("`{text}` is read as the name of a parameter, which cannot hold colons"),
                    Severity::Error,
                ),
                Misread::ManagedSecretName => (
                    format!("`{text}` is read as the name of a parameter, which cannot hold `!`"),
                    Severity::Error,
                ),
                _ => continue,
            },
            _ => continue,
        };
        let arn = named_elsewhere().map(|secret| secret.secret_arn.clone()).or_else(|| built(cx, text));
        let edit = arn.map(|arn| {
            let selectors = text.find(':').and_then(|colon| text.get(colon..)).unwrap_or_default();
            rewrite::replace_part(cx.document(), carrier.node, carrier.span(), &format!("{arn}{selectors}"))
        });
        sink.report(Place::Part(carrier.node, carrier.span()), message)
            .severity(severity)
            .help("write the full ARN of the secret: `arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME-SUFFIX`")
            .unsafe_fix("write the ARN of the secret", edit);
    }
}

/// The secret of this name among those that the task refers to by ARN.
fn same_secret<'a>(cx: &'a ContainerCx<'_>, text: &str) -> Option<&'a SecretReference> {
    let name = text.split(':').next().unwrap_or_default();
    cx.task.lookup.secret(&cx.task.carriers, name)
}

/// The ARN of a secret whose name has its suffix, with the Region and account of the other references.
fn built(cx: &ContainerCx<'_>, text: &str) -> Option<String> {
    let name = text.split(':').next().filter(|name| has_random_suffix(name))?;
    let other = reference::task_values(cx.task)
        .find_map(|other| other.arn().filter(|arn| arn.is("secretsmanager") || arn.is("ssm")))?;
    let Arn { partition, region, account, .. } = other;
    Some(format!("arn:{partition}:secretsmanager:{region}:{account}:secret:{name}"))
}

/// `prod/db-AbCdEf`: a hyphen and six letters or digits of more than one kind, so that no word is mistaken.
fn has_random_suffix(text: &str) -> bool {
    let Some((_, suffix)) = text.rsplit_once('-') else { return false };
    let kinds = [
        suffix.bytes().any(|byte| byte.is_ascii_lowercase()),
        suffix.bytes().any(|byte| byte.is_ascii_uppercase()),
        suffix.bytes().any(|byte| byte.is_ascii_digit()),
    ];
    suffix.len() == 6
        && suffix.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && kinds.iter().filter(|kind| **kind).count() > 1
}
