//! Rule `value-in-secrets`.

use serde_json::json;

use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::secret::Secret;
use crate::model::value_from;
use crate::syntax::rewrite;
use crate::text::TextEdit;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "value-in-secrets",
    group: Group::Secrets,
    severity: Severity::Error,
    summary: "An entry of `secrets` has `value`, which only `environment` takes.",
    fix: FixAvailability::Mixed,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-103",
    peers: &["cfn-lint E3002"],
    aws_messages: &[
        "Unexpected key 'value' found in params.containerDefinitions[{container}].secrets[{index}]",
    ],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let document = cx.document();
    for secret in cx.container.secrets.items() {
        let Some(node) = document.tree.get(secret.origin, "value") else { continue };
        let title = secret.name.as_str().map_or_else(|| "this secret".to_owned(), |name| format!("`{name}`"));
        let text = document.tree.string(node).unwrap_or_default();
        let refers = value_from::parse(text).arn().is_some() || text.starts_with('/');
        let place = if refers { Place::Key(node) } else { Place::Member(node) };
        let report = sink
            .report(place, format!("{title} stands in `secrets`, where `value` does not exist"))
            .help("refer to the secret with `valueFrom`; what is no secret belongs in `environment`");
        match (secret.value_from.is_absent(), refers) {
            (true, true) => {
                report.safe_fix("write `valueFrom`", rewrite::rename(document, node, "valueFrom"))
            }
            (true, false) => report
                .sensitive()
                .unsafe_fix("move it to `environment`, if it is no secret", to_environment(cx, secret, text)),
            (false, _) => report.sensitive().unsafe_fix("remove `value`", rewrite::remove(document, &[node])),
        };
    }
}

/// Moves an entry to `environment`, unless a variable of that name is there.
fn to_environment(cx: &ContainerCx<'_>, secret: &Secret, value: &str) -> Option<TextEdit> {
    let (document, name) = (cx.document(), secret.name.as_str()?);
    let environment = &cx.container.environment;
    if environment.items().any(|variable| variable.name.as_str() == Some(name)) {
        return None;
    }
    let entry = json!({ "name": name, "value": value });
    let insert = match environment.node() {
        Some(list) => rewrite::insert_element(document, list, &entry),
        None => rewrite::insert_member(document, cx.container.origin, "environment", &json!([entry])),
    }?;
    let remove = rewrite::remove(document, &[secret.origin])?;
    TextEdit::new(remove.edits().iter().chain(insert.edits()).cloned().collect())
}
