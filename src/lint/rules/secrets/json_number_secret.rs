//! Rule `json-number-secret`.

use serde_json::Value;

use super::pretend_secret;
use crate::facts::sources::AGENT;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::simulate::json_select;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "json-number-secret",
    group: Group::Secrets,
    severity: Severity::Info,
    summary: "A key of a secret is not a string, and ECS writes it in a notation of its own.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-509",
    peers: &["floci documents the same"],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&AGENT],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for key in pretend_secret::key_references(cx) {
        let Some(text) = key.text else { continue };
        let name = key.reference.json_key.text.as_str();
        let Ok(json) = serde_json::from_str::<Value>(text) else { continue };
        let Some(what) = json.get(name).and_then(rewritten) else { continue };
        sink.report(
            Place::Part(key.node, key.reference.json_key.span),
            format!("`{name}` is {what}, and `{}` will not hold it as it is written there", key.name),
        )
        .help("store it as a JSON string; proven for EC2, unconfirmed for Fargate");
    }
}

/// What a value is, when it is not injected as it is written. Source: Go's `%v`, which amazon-ecs-agent 1.105.1 uses.
fn rewritten(value: &Value) -> Option<&'static str> {
    match value {
        Value::Number(number) => {
            let printed = json_select::number(number.as_f64()?);
            (printed != number.to_string())
                .then_some("a number that comes out in another notation, as in `1e+06`")
        }
        Value::Null => Some("null, which comes out as `<nil>`"),
        Value::Array(_) => Some("a list, which comes out as `[a b]`"),
        Value::Object(_) => Some("an object, which comes out as `map[a:b]`"),
        Value::String(_) | Value::Bool(_) => None,
    }
}
