//! Rule `torn-credential-pair`.

use std::collections::BTreeMap;

use super::{reference, sensitive_name};
use crate::facts::sources::{SECRETS_API, SECRETS_MANAGER};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::carrier::Carrier;
use crate::model::value_from::SecretReference;
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "torn-credential-pair",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "Parts of one set of credentials come from different versions or secrets.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::C,
    since: "0.1.0",
    catalogue: "SEC-211",
    peers: &[],
    aws_messages: &[],
    yields_to: &["secret-suffix-order"],
    sources: &[&SECRETS_MANAGER, &SECRETS_API],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let found: Vec<Part<'_>> = reference::values(cx)
        .filter_map(|carrier| Some(Part { secret: reference::secret(carrier)?, carrier }))
        .filter(|part| !part.secret.json_key.text.is_empty())
        .collect();
    let mut groups: BTreeMap<&str, Vec<&Part<'_>>> = BTreeMap::new();
    for part in &found {
        groups.entry(part.secret.secret_arn.as_str()).or_default().push(part);
    }
    for part in &found {
        let Some(group) = groups.remove(part.secret.secret_arn.as_str()) else { continue };
        if reads_a_key_twice(&group) {
            continue;
        }
        // The one that is current is right, so the other one is shown.
        let current = group.iter().find(|part| part.version() == ("", ""));
        let Some(base) = current.or(group.first()) else { continue };
        let Some(other) = group.iter().find(|other| other.version() != base.version()) else { continue };
        let (stage, version) = (&other.secret.version_stage, &other.secret.version_id);
        let span = if version.text.is_empty() { stage.span } else { version.span };
        let span = other.carrier.part(if stage.text.is_empty() || version.text.is_empty() {
            span
        } else {
            stage.span.cover(version.span)
        });
        let whole = other.carrier.part(stage.span.cover(version.span));
        let align = format!("{}:{}", base.secret.version_stage.text, base.secret.version_id.text);
        sink.report(
            Place::Part(other.carrier.node, span),
            format!(
                "`{}` and `{}` come from different versions of one secret",
                base.secret.json_key.text, other.secret.json_key.text
            ),
        )
        .help("read both from the same version: after a rotation they do not match")
        .related(
            Place::Part(base.carrier.node, base.carrier.span()),
            format!("`{}`", base.secret.json_key.text),
        )
        .unsafe_fix(
            "read both from the same version",
            Some(rewrite::replace_part(cx.document(), other.carrier.node, whole, &align)),
        );
    }
    let mut passwords: BTreeMap<Vec<String>, &Part<'_>> = BTreeMap::new();
    for part in found.iter().filter(|part| part.is(&["password", "pass"], &["PASSWORD", "PASS", "PWD"])) {
        passwords.entry(part.prefix()).or_insert(part);
    }
    for user in found.iter().filter(|part| part.is(&["username", "user"], &["USERNAME", "USER"])) {
        let password = passwords.get(&user.prefix()).copied();
        let Some(password) = password.filter(|part| part.secret.secret_arn != user.secret.secret_arn) else {
            continue;
        };
        sink.report(
            Place::Part(password.carrier.node, password.carrier.part(password.secret.name.span)),
            format!(
                "{} comes from another secret than {}",
                reference::title(password.carrier),
                reference::title(user.carrier)
            ),
        )
        .help("take both from one secret, whose rotation changes them together")
        .related(
            Place::Part(user.carrier.node, user.carrier.part(user.secret.name.span)),
            "the user's secret",
        );
    }
}

/// A variable that gets one key of a secret.
struct Part<'a> {
    carrier: &'a Carrier<'a>,
    secret: &'a SecretReference,
}

impl Part<'_> {
    /// The version that is read: stage and id, both empty for the current one.
    fn version(&self) -> (&str, &str) {
        let stage = self.secret.version_stage.text.as_str();
        (if stage == "AWSCURRENT" { "" } else { stage }, self.secret.version_id.text.as_str())
    }

    /// Is it one of these keys, in a variable that ends in one of these words?
    fn is(&self, keys: &[&str], words: &[&str]) -> bool {
        let last = || sensitive_name::words(self.carrier.variable().unwrap_or_default()).pop();
        keys.contains(&self.secret.json_key.text.as_str())
            && words.contains(&last().unwrap_or_default().as_str())
    }

    /// The words of the variable but the last.
    fn prefix(&self) -> Vec<String> {
        let mut words = sensitive_name::words(self.carrier.variable().unwrap_or_default());
        words.pop();
        words
    }
}

/// The old and the new value of one key, side by side, are meant.
fn reads_a_key_twice(group: &[&Part<'_>]) -> bool {
    let mut versions = BTreeMap::new();
    group.iter().any(|part| {
        let version = part.version();
        *versions.entry(part.secret.json_key.text.as_str()).or_insert(version) != version
    })
}
