//! Rule `secret-suffix-order`.

use super::reference;
use crate::facts::secrets_manager::STAGES;
use crate::facts::sources::{AGENT, SECRETS_MANAGER};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::value_from::Selector;
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "secret-suffix-order",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "What stands behind a secret's name is in the wrong order.",
    fix: FixAvailability::Mixed,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-114",
    peers: &[],
    aws_messages: &["retrieved secret from Secrets Manager did not contain json key AWSCURRENT"],
    yields_to: &[],
    sources: &[&AGENT, &SECRETS_MANAGER],
};

/// Words that name a part of a secret, and hardly a staging label.
const KEYS: [&str; 11] = [
    "apikey", "database", "dbname", "engine", "host", "password", "port", "secret", "token", "url",
    "username",
];

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for carrier in reference::values(cx) {
        let Some(secret) = reference::secret(carrier) else { continue };
        let slots = [&secret.json_key, &secret.version_stage, &secret.version_id];
        let Some((slot, kind)) = misplaced(slots) else { continue };
        let (title, target) = match kind {
            Kind::Key => ("a JSON key", 0),
            Kind::Stage => ("a version stage", 1),
            Kind::Version => ("a version id", 2),
        };
        let names = ["of the JSON key", "of the version stage", "of the version id"];
        let place = names.get(slot).copied().unwrap_or_default();
        let Some(written) = slots.get(slot) else { continue };
        let span = carrier.part(written.span);
        let report = sink
            .report(
                Place::Part(carrier.node, span),
                format!("`{}` looks like {title}, but stands in the place {place}", written.text),
            )
            .help("the order is `:json-key:version-stage:version-id`");
        if slots.get(target).is_none_or(|taken| !taken.text.is_empty()) {
            continue;
        }
        let mut texts = slots.map(|slot| slot.text.as_str());
        texts.swap(slot, target);
        let all = secret.json_key.span.cover(secret.version_id.span);
        let edit = rewrite::replace_part(cx.document(), carrier.node, carrier.part(all), &texts.join(":"));
        // A stage is far too short for a version id; the other mistakes might be meant.
        if slot == 2 {
            report.safe_fix("move it to its place", Some(edit));
        } else {
            report.unsafe_fix("move it to its place", Some(edit));
        }
    }
}

/// What a selector looks like.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Key,
    Stage,
    Version,
}

/// The first selector that looks like another one, with its number.
fn misplaced(slots: [&Selector; 3]) -> Option<(usize, Kind)> {
    let own = [Kind::Key, Kind::Stage, Kind::Version];
    slots.iter().zip(own).enumerate().find_map(|(index, (slot, own))| {
        let kind = kind(&slot.text)?;
        // A key may be called anything that is not a label or an id.
        (kind != own).then_some((index, kind))
    })
}

fn kind(text: &str) -> Option<Kind> {
    if STAGES.contains(&text) {
        return Some(Kind::Stage);
    }
    let is_uuid = text.len() == 36
        && text.bytes().enumerate().all(|(index, byte)| match index {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        });
    if is_uuid {
        return Some(Kind::Version);
    }
    KEYS.contains(&text.to_ascii_lowercase().replace('_', "").as_str()).then_some(Kind::Key)
}
