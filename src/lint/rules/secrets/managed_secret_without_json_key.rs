//! Rule `managed-secret-without-json-key`.

use super::{reference, sensitive_name};
use crate::facts::secrets_manager;
use crate::facts::sources::{AGENT, MANAGED_SECRETS};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::syntax::rewrite;
use crate::text::Span;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "managed-secret-without-json-key",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "A secret that is surely JSON is injected whole.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "SEC-119",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&AGENT, &MANAGED_SECRETS],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let with_keys = || {
        reference::task_values(cx.task)
            .filter_map(|other| Some((reference::secret(other)?, other)))
            .filter(|(secret, _)| !secret.json_key.text.is_empty())
    };
    for carrier in reference::values(cx) {
        let Some(secret) = reference::secret(carrier).filter(|secret| secret.json_key.text.is_empty()) else {
            continue;
        };
        let words = carrier.variable().map(sensitive_name::words).unwrap_or_default();
        let key = match words.last().map(String::as_str) {
            Some("PASSWORD" | "PASS" | "PWD") => Some("password"),
            Some("USERNAME" | "USER") => Some("username"),
            _ => None,
        };
        let managed = secrets_manager::owner(&secret.name.text);
        let with_key = with_keys().find(|(other, _)| other.secret_arn == secret.secret_arn);
        let title = reference::title(carrier);
        let message = match (managed, with_key, key) {
            (Some(owner), ..) => {
                format!("{title} gets a whole JSON object: secrets of {owner} have `username` and `password`")
            }
            (None, Some((other, _)), Some(_)) => {
                format!(
                    "{title} gets the whole secret, of which the key `{}` is read elsewhere",
                    other.json_key.text
                )
            }
            _ => continue,
        };
        // An application may take the object apart itself.
        let place = if secret.has_selectors { secret.json_key.span } else { secret.name.span };
        let report = sink
            .report(Place::Part(carrier.node, carrier.part(place)), message)
            .help("name the key: `:password::`, or `:username::`");
        let report = match with_key {
            Some((whole, other)) if managed.is_none() => report.related(
                Place::Part(other.node, other.span()),
                format!("`{}` is read here", whole.json_key.text),
            ),
            _ => report,
        };
        if let Some(key) = key {
            let edit = if secret.has_selectors {
                rewrite::replace_part(cx.document(), carrier.node, carrier.part(secret.json_key.span), key)
            } else {
                let end = Span::at(carrier.span().end);
                rewrite::replace_part(cx.document(), carrier.node, end, &format!(":{key}::"))
            };
            report.unsafe_fix(format!("read the key `{key}`"), Some(edit));
        }
    }
}
