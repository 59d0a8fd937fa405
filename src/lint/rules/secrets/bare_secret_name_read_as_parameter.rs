//! Rule `bare-secret-name-read-as-parameter`.

use crate::facts::sources::{API_MODEL, SECRETS_MANAGER};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::value_from::{self, ValueFrom};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "bare-secret-name-read-as-parameter",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "The name of a Secrets Manager secret stands where ECS reads a Parameter Store name.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-118",
    peers: &[],
    aws_messages: &[
        "The Systems Manager parameter name specified for secret X is invalid. The parameter name can be up to 2048 characters and include the following letters and symbols: a-zA-Z0-9_.-",
    ],
    yields_to: &[],
    sources: &[&API_MODEL, &SECRETS_MANAGER],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for secret in cx.references() {
        let (Some(text), Some(node)) = (secret.value_from.as_str(), secret.value_from.node()) else {
            continue;
        };
        let (message, severity) = match value_from::parse(text) {
            ValueFrom::Parameter(parameter) if parameter.arn.is_none() && has_random_suffix(text) => (
                format!("`{text}` is read as the name of a parameter, but ends like the name of a secret"),
                Severity::Warning,
            ),
            // Registration checks the characters of a parameter name: these it refuses.
            ValueFrom::InvalidName if has_selectors(text) => (
                format!("`{text}` is read as the name of a parameter, which cannot hold colons"),
                Severity::Error,
            ),
            ValueFrom::InvalidName if is_managed_secret(text) => (
                format!("`{text}` is read as the name of a parameter, which cannot hold `!`"),
                Severity::Error,
            ),
            _ => continue,
        };
        sink.report(Place::Value(node), message).severity(severity).help(
            "write the full ARN of the secret: `arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME-SUFFIX`",
        );
    }
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

/// `name:key::`, and not `scheme://…`
fn has_selectors(text: &str) -> bool {
    let colons = text.matches(':').count();
    (3..=4).contains(&colons)
        && !text.starts_with("arn:")
        && !text.contains("//")
        && !text.contains(char::is_whitespace)
}

/// `rds!db-…`: a name that only a service can give.
fn is_managed_secret(text: &str) -> bool {
    text.split_once('!').is_some_and(|(service, rest)| {
        !service.is_empty()
            && !rest.is_empty()
            && service.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
            && rest.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    })
}
