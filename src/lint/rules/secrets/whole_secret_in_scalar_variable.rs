//! Rule `whole-secret-in-scalar-variable`.

use super::{reference, sensitive_name};
use crate::facts::sources::{AGENT, SECRETS_MANAGER};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "whole-secret-in-scalar-variable",
    group: Group::Secrets,
    severity: Severity::Info,
    summary: "A variable that wants one value gets a whole secret, which may be JSON.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-120",
    peers: &[],
    aws_messages: &[],
    yields_to: &["managed-secret-without-json-key"],
    sources: &[&AGENT, &SECRETS_MANAGER],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let mut found = Vec::new();
    for carrier in reference::task_values(cx) {
        let (Some(secret), Some(variable)) = (reference::secret(carrier), carrier.variable()) else {
            continue;
        };
        if !secret.json_key.text.is_empty() {
            continue;
        }
        let words = sensitive_name::words(variable);
        let wants_part = words.last().is_some_and(|last| PARTS.contains(&last.as_str()));
        // `prod/db-password` is itself named after the one value that it holds.
        let own = sensitive_name::words(&secret.name.text);
        let one_value = own.iter().any(|word| SINGLE.contains(&word.as_str()));
        if wants_part && !one_value {
            found.push((carrier, secret));
        }
    }
    let Some(((carrier, secret), others)) = found.split_first() else { return };
    let mut report = sink
        .report(
            Place::Part(carrier.node, carrier.part(secret.name.span)),
            format!("{} gets the whole text of this secret", reference::title(carrier)),
        )
        .help("if the secret is JSON, name the key: `:password::`");
    for (other, secret) in others {
        let place = Place::Part(other.node, other.part(secret.name.span));
        report = report.related(place, format!("{} likewise", reference::title(other)));
    }
}

/// Last words of a variable that wants a part of a set of credentials.
const PARTS: [&str; 8] = ["HOST", "PASS", "PASSWD", "PASSWORD", "PORT", "PWD", "USER", "USERNAME"];

/// Words in the name of a secret that holds one value.
const SINGLE: [&str; 14] = [
    "HOST",
    "KEY",
    "PASS",
    "PASSPHRASE",
    "PASSWD",
    "PASSWORD",
    "PORT",
    "PW",
    "PWD",
    "SECRET",
    "TOKEN",
    "URL",
    "USER",
    "USERNAME",
];
