//! Rule `secret-partial-arn`.

use super::reference;
use crate::facts::sources::{SECRETS_API, SECRETS_MANAGER};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "secret-partial-arn",
    group: Group::Secrets,
    severity: Severity::Info,
    summary: "The ARN of a secret lacks its six random characters, or may lack them.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-116",
    peers: &[],
    aws_messages: &[
        "ResourceNotFoundException: Secrets Manager can't find the specified secret.",
        "is not authorized to perform: secretsmanager:GetSecretValue on resource:",
        "The task can't retrieve the secret with ARN '{secret}' from AWS Secrets Manager. Check whether the secret exists in the specified Region",
    ],
    yields_to: &["reference-wildcard", "secret-name-characters"],
    sources: &[&SECRETS_API, &SECRETS_MANAGER],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let mut partial: Vec<(String, Place)> = Vec::new();
    let mut unclear: Vec<(String, Place)> = Vec::new();
    for carrier in cx.carriers.all() {
        let Some(secret) = reference::secret(carrier) else { continue };
        let found = match secret.name_without_suffix() {
            None => &mut partial,
            Some(name) if secret.name.text.get(name.len() + 1..).is_some_and(is_word) => &mut unclear,
            Some(_) => continue,
        };
        if found.iter().all(|(name, _)| *name != secret.name.text) {
            found.push((secret.name.text.clone(), Place::Part(carrier.node, carrier.part(secret.name.span))));
        }
    }
    let message = |name: &str| {
        format!("`{name}` is not a whole name: the ARN of a secret ends in six random characters")
    };
    let help = "write the ARN that Secrets Manager shows; a policy for a partial ARN must allow it with and without `-??????`";
    tell(&partial, sink, message, help);
    let message =
        |name: &str| format!("`{name}` ends like an ARN with its six random characters, but in a word");
    let help = "if these are not the random characters, add them: Secrets Manager would not find this secret";
    tell(&unclear, sink, message, help);
}

/// One finding for all of a kind: at the first, with the others beside it.
fn tell(found: &[(String, Place)], sink: &mut Sink<'_>, message: impl Fn(&str) -> String, help: &str) {
    let Some(((name, place), others)) = found.split_first() else { return };
    let mut report = sink.report(*place, message(name)).help(help);
    for (name, place) in others {
        report = report.related(*place, format!("`{name}` likewise"));
    }
}

/// Six small letters: perhaps a word.
fn is_word(suffix: &str) -> bool {
    suffix.bytes().all(|byte| byte.is_ascii_lowercase())
}
