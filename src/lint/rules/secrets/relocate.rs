//! Edits that move an entry from `environment` to `secrets`. Shared by several rules.

use serde_json::json;

use super::scan::Variable;
use crate::lint::sink::Report;
use crate::lint::{ContainerCx, Place, Sink};
use crate::model::container::KeyValuePair;
use crate::syntax::{Document, rewrite};
use crate::text::TextEdit;

/// Reports a secret in a variable at its place in the value, and offers to move the variable to `secrets`.
pub(crate) fn report<'s>(
    cx: &ContainerCx<'_>,
    sink: &'s mut Sink<'_>,
    variable: &Variable<'_>,
    message: String,
) -> Report<'s> {
    sink.report(Place::Part(variable.node, variable.found.span), message)
        .severity(variable.found.severity)
        .help(advice(cx, variable.name))
        .sensitive()
        .unsafe_fix(
            "move it to `secrets`, to be completed",
            to_secrets(cx, variable.pair, &future_reference(cx, variable.name)),
        )
}

/// Moves a variable to `secrets`, with this reference in place of its value. `None` when a secret of that name is there.
pub(crate) fn to_secrets(
    cx: &ContainerCx<'_>,
    variable: &KeyValuePair,
    value_from: &str,
) -> Option<TextEdit> {
    let (document, name) = (cx.document(), variable.name.as_str()?);
    let own = cx.task.lookup.variables(cx.task.task, cx.index);
    if own.is_some_and(|own| own.secret.contains(name)) {
        return None;
    }
    let entry = json!({ "name": name, "valueFrom": value_from });
    let insert = match cx.container.secrets.node() {
        Some(list) => rewrite::insert_element(document, list, &entry),
        None => rewrite::insert_member(document, cx.container.origin, "secrets", &json!([entry])),
    }?;
    joined(document, &rewrite::remove(document, &[variable.origin])?, &insert)
}

/// Both edits at once. In YAML the lines that go may reach to where something is added: then it takes their place.
pub(crate) fn joined(document: &Document, remove: &TextEdit, insert: &TextEdit) -> Option<TextEdit> {
    let together = TextEdit::new(remove.edits().iter().chain(insert.edits()).cloned().collect());
    if together.is_some() {
        return together;
    }
    let ([gone], [added]) = (remove.edits(), insert.edits()) else { return None };
    let line_break = if document.slice(gone.span).ends_with("\r\n") { "\r\n" } else { "\n" };
    let whole_lines = document.slice(gone.span).ends_with('\n') && gone.insert.is_empty();
    let inside = added.span.is_empty() && gone.span.touches(added.span.start);
    let lines = added.insert.strip_prefix(line_break)?;
    (whole_lines && inside).then(|| TextEdit::replace(gone.span, format!("{lines}{line_break}")))
}

/// The name that a new secret for a variable would get: `family/NAME`.
pub(crate) fn secret_name(cx: &ContainerCx<'_>, variable: &str) -> String {
    let family = cx.task.task.family.as_str().unwrap_or("app");
    format!("{family}/{variable}")
}

/// Where the value should go, and the command that makes the secret; the value is not in it.
pub(crate) fn advice(cx: &ContainerCx<'_>, variable: &str) -> String {
    let name = secret_name(cx, variable);
    format!(
        "move it to `secrets` and change it, since it has been readable; create the secret with \
         `aws secretsmanager create-secret --name {name} --secret-string file://value.txt`"
    )
}

/// A reference to a secret that is yet to be made, with visible gaps.
pub(crate) fn future_reference(cx: &ContainerCx<'_>, variable: &str) -> String {
    let context = cx.task.context;
    let partition = context.partition.as_deref().unwrap_or("aws");
    let region = context.region.as_deref().unwrap_or("<region>");
    let account = context.account.as_deref().unwrap_or("<account>");
    let name = secret_name(cx, variable);
    format!("arn:{partition}:secretsmanager:{region}:{account}:secret:{name}-<suffix>")
}
