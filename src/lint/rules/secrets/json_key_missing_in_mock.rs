//! Rule `json-key-missing-in-mock`.

use serde_json::Value;

use super::pretend_secret;
use crate::facts::sources::AGENT;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::simulate::json_select::{self, SelectError};
use crate::syntax::rewrite;
use crate::text::similar;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "json-key-missing-in-mock",
    group: Group::Secrets,
    severity: Severity::Error,
    summary: "The secret of the pretend AWS does not have the JSON key that is asked for.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-510",
    peers: &["ecspresso verify (with access to AWS)"],
    aws_messages: &[
        "retrieved secret from Secrets Manager did not contain json key",
        "invalid character {character} looking for beginning of value",
    ],
    yields_to: &[],
    sources: &[&AGENT],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for key in pretend_secret::key_references(cx) {
        let name = key.reference.json_key.text.as_str();
        let place = Place::Part(key.node, key.reference.json_key.span);
        if key.secret.binary {
            sink.report(place, format!("the secret is binary and has no JSON key `{name}`"))
                .help("store it as text");
            continue;
        }
        let Some(text) = key.text else { continue };
        match json_select::select(text, name) {
            Ok(_) => {}
            // Go's words for it repeat a character of the secret.
            Err(SelectError::Json(_)) => {
                sink.report(place, format!("the secret is not a JSON object, so it has no key `{name}`"))
                    .help("store a JSON object, or refer to the whole secret");
            }
            Err(SelectError::NoKey) => {
                let json = serde_json::from_str::<Value>(text).unwrap_or_default();
                let keys: Vec<&str> =
                    json.as_object().into_iter().flatten().map(|(key, _)| key.as_str()).collect();
                let near = similar::nearest(name, keys.iter().copied()).filter(|near| value_from_key(near));
                let edit = near.map(|near| {
                    rewrite::replace_part(cx.document(), key.node, key.reference.json_key.span, near)
                });
                let help = near
                    .map_or("add the key to the secret, or ask for one that it has".to_owned(), |near| {
                        format!("the secret has `{near}`")
                    });
                sink.report(place, format!("the secret has no JSON key `{name}`, and the task would stop"))
                    .help(help)
                    .unsafe_fix(format!("ask for `{}`", near.unwrap_or_default()), edit);
            }
        }
    }
}

/// May a key stand in a reference, and in JSON without escapes?
fn value_from_key(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_graphic() && !b":\"\\".contains(&byte))
}
