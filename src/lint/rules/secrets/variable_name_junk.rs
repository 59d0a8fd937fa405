//! Rule `variable-name-junk`.

use serde_json::json;

use super::variable_names;
use crate::facts::sources::AGENT;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "variable-name-junk",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "The name of a variable has blanks, quotes or shell syntax around it.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::C,
    since: "0.1.0",
    catalogue: "SEC-403",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&AGENT],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for name in variable_names::of(cx) {
        let Some((what, bare)) = junk(name.text) else { continue };
        let edit = rewrite::replace(cx.document(), name.node, &json!(bare));
        sink.report(
            Place::Value(name.node),
            format!("the name `{}` has {what}, which the application will not ask for", name.text),
        )
        .help(format!("write `{bare}`"))
        .unsafe_fix(format!("rename it to `{bare}`"), Some(edit));
    }
}

/// What is around a name that does not belong to it, and the name without. `None` for a clean name.
pub(super) fn junk(name: &str) -> Option<(&'static str, &str)> {
    if name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
        return None;
    }
    let bare = name.trim();
    let bare = bare.strip_prefix("export ").unwrap_or(bare).trim_start();
    let bare = bare.trim_matches(['"', '\'', '`']);
    let bare = bare.strip_prefix('$').unwrap_or(bare);
    let bare = bare.strip_prefix('{').and_then(|inside| inside.strip_suffix('}')).unwrap_or(bare).trim();
    let what = if name.trim_start().starts_with("export ") {
        "`export` before it"
    } else if name != name.trim() {
        "blanks around it"
    } else if name.contains(['"', '\'', '`']) {
        "quotes around it"
    } else {
        "a dollar sign before it"
    };
    let is_name =
        !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte));
    (bare != name && is_name).then_some((what, bare))
}
