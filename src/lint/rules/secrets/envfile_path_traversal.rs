//! Rule `envfile-path-traversal`.

use super::environment_file;
use crate::facts::sources::AGENT;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::syntax::rewrite;
use crate::text::Span;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "envfile-path-traversal",
    group: Group::Secrets,
    severity: Severity::Error,
    summary: "The key of an environment file climbs out of its folder.",
    fix: FixAvailability::Mixed,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-306",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&AGENT],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for file in environment_file::references(cx) {
        let Some(key) = file.key().filter(|key| key.split('/').any(|part| part == "..")) else { continue };
        let span = Span::from_range(file.text.len() - key.len()..file.text.len());
        let (plain, escapes) = normal(key);
        let edit = (!plain.is_empty()).then(|| rewrite::replace_part(cx.document(), file.node, span, &plain));
        let place = Place::Part(file.node, span);
        if escapes {
            sink.report(place, "the agent refuses a key that climbs out of its bucket".to_owned())
                .help("write the key without `..`")
                .safe_fix(format!("write `{plain}`"), edit);
        } else {
            sink.report(
                place,
                "S3 takes `..` in a key to the letter; such an object is hardly meant".to_owned(),
            )
            .severity(Severity::Warning)
            .help("write the key without `..`")
            .unsafe_fix(format!("write `{plain}`"), edit);
        }
    }
}

/// The key as a path without `..`, and whether it climbs above its beginning.
fn normal(key: &str) -> (String, bool) {
    let mut parts: Vec<&str> = Vec::new();
    let mut escapes = false;
    for part in key.split('/') {
        match part {
            ".." => escapes |= parts.pop().is_none(),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    (parts.join("/"), escapes)
}
