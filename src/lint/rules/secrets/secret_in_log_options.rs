//! Rule `secret-in-log-options`.

use serde_json::json;

use super::plain_value::{Looks, describe, looks};
use super::{relocate, scan};
use crate::facts::log_secrets::{SECRET_HEADERS, SECRET_OPTIONS};
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::logging::LogConfiguration;
use crate::model::{Entry, Field};
use crate::syntax::{NodeId, rewrite};
use crate::text::{Span, TextEdit};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "secret-in-log-options",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "An option of the log driver holds a credential in plain text.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-015",
    peers: &["gitleaks generic-api-key"],
    aws_messages: &[],
    yields_to: &["secret-option-also-plain"],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let Some(log) = cx.container.log_configuration.known() else { return };
    for option in log.options.entries() {
        let (Some(node), Some(text)) = (option.value.node(), option.value.text()) else { continue };
        let known = is_secret_option(&option.key);
        let found = scan::text(text);
        let credential = known.then(|| credential_option(&option.key, &option.value)).flatten();
        let (message, severity, span) = match (found, credential) {
            (Some(found), _) => (
                format!("the log option `{}` holds {}", option.key, found.title(text)),
                found.severity,
                found.span,
            ),
            (None, Some((severity, span))) => (
                format!(
                    "the log option `{}` holds a credential in plain text ({})",
                    option.key,
                    describe(span.of(text))
                ),
                severity,
                span,
            ),
            (None, None) => continue,
        };
        sink.report(Place::Part(node, span), message)
            .severity(severity)
            .help("give it in `secretOptions`, where ECS fetches the value, and change it")
            .sensitive()
            .unsafe_fix(
                "move it to `secretOptions`, to be completed",
                to_secret_options(cx, log, option, node),
            );
    }
}

/// The credential in the value of an option that is known to take one.
fn credential_option(key: &str, value: &Field<String>) -> Option<(Severity, Span)> {
    let text = value.as_str()?;
    let header = key.eq_ignore_ascii_case("header");
    let (start, secret) = match text.split_once(' ').filter(|_| header) {
        Some((name, secret)) if SECRET_HEADERS.contains(&name.to_ascii_lowercase().as_str()) => {
            (name.len() + 1, secret)
        }
        _ if header => return None,
        _ => (0, text),
    };
    let span = Span::from_range(start..text.len());
    match looks(secret) {
        Looks::Secret | Looks::Weak => Some((Severity::Warning, span)),
        Looks::StandIn => Some((Severity::Info, span)),
        Looks::Ordinary | Looks::Reference => None,
    }
}

fn is_secret_option(key: &str) -> bool {
    SECRET_OPTIONS.iter().any(|name| name.eq_ignore_ascii_case(key))
}

fn to_secret_options(
    cx: &ContainerCx<'_>,
    log: &LogConfiguration,
    option: &Entry,
    node: NodeId,
) -> Option<TextEdit> {
    let document = cx.document();
    let entry = json!({ "name": option.key, "valueFrom": relocate::future_reference(cx, &option.key) });
    let insert = match log.secret_options.node() {
        Some(list) => rewrite::insert_element(document, list, &entry),
        None => rewrite::insert_member(document, log.origin, "secretOptions", &json!([entry])),
    }?;
    relocate::joined(document, &rewrite::remove(document, &[node])?, &insert)
}
