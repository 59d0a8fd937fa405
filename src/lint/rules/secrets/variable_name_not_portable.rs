//! Rule `variable-name-not-portable`.

use serde_json::json;

use super::variable_name_junk;
use super::variable_names::{self, Name};
use crate::facts::sources::{AGENT, POSIX_NAMES};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::syntax::rewrite;
use crate::text::order;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "variable-name-not-portable",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "The name of a variable has characters that a shell cannot read.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::C,
    since: "0.1.0",
    catalogue: "SEC-402",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&POSIX_NAMES, &AGENT],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let is_portable =
        |name: &str| name.bytes().all(is_part) && !name.starts_with(|first: char| first.is_ascii_digit());
    if variable_names::of(cx).all(|name| is_portable(name.text)) {
        return;
    }
    let names: Vec<Name<'_>> = variable_names::of(cx).collect();
    let taken = order::set(names.iter().map(|name| name.text));
    for name in names.iter().filter(|name| !is_portable(name.text)) {
        let odd: Vec<char> = name
            .text
            .chars()
            .filter(|character| !character.is_ascii_alphanumeric() && *character != '_')
            .collect();
        let digit = name.text.starts_with(|first: char| first.is_ascii_digit());
        if name.text.trim().is_empty()
            || variable_name_junk::junk(name.text).is_some()
            || (!digit && odd.is_empty())
        {
            continue;
        }
        if odd.contains(&'=') {
            sink.report(
                Place::Value(name.node),
                format!("a name ends at `=`: the container gets a variable `{}`", before_equals(name.text)),
            )
            .help("write the part behind `=` into the value");
            continue;
        }
        // Frameworks read their settings from such names: `spring.datasource.url`, `Logging:LogLevel`.
        let settings = !digit && odd.iter().all(|character| matches!(character, '.' | ':'));
        let report = sink
            .report(Place::Value(name.node), format!("`{}` is not a name that a shell can read", name.text))
            .help("use letters, digits and underscores, and begin with a letter");
        if settings {
            report.severity(Severity::Info);
        } else if !digit {
            let portable: String = name
                .text
                .chars()
                .map(|character| if character.is_ascii_alphanumeric() { character } else { '_' })
                .collect();
            let edit = (!taken.contains(portable.as_str()))
                .then(|| rewrite::replace(cx.document(), name.node, &json!(portable)));
            report.unsafe_fix(format!("rename it to `{portable}`"), edit);
        }
    }
}

fn before_equals(name: &str) -> &str {
    name.split('=').next().unwrap_or_default()
}
