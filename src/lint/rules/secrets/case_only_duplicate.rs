//! Rule `case-only-duplicate`.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::variable_names::{self, Name};
use crate::facts::sources::AGENT;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::enums::OsFamily;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "case-only-duplicate",
    group: Group::Secrets,
    severity: Severity::Info,
    summary: "Two variables differ only in upper and lower case.",
    fix: FixAvailability::None,
    evidence: Evidence::C,
    since: "0.1.0",
    catalogue: "SEC-413",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&AGENT],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let platform = cx.task.task.runtime_platform.known();
    let family = platform.and_then(|platform| platform.operating_system_family.get()).map(OsFamily::word);
    let windows = family.is_some_and(|family| family.starts_with("WINDOWS"));
    let mut spellings: BTreeMap<String, Name<'_>> = BTreeMap::new();
    for name in variable_names::of(cx) {
        let earlier = match spellings.entry(name.text.to_ascii_lowercase()) {
            Entry::Occupied(earlier) => earlier.into_mut(),
            Entry::Vacant(place) => {
                place.insert(name);
                continue;
            }
        };
        if earlier.text == name.text {
            continue;
        }
        // Proxies are read in both spellings, so both are given on purpose.
        if name.text.to_ascii_lowercase().ends_with("_proxy") {
            continue;
        }
        let (message, severity) = if windows {
            ("on Windows they are one variable", Severity::Warning)
        } else {
            ("they are two variables, one of which nobody may read", Severity::Info)
        };
        sink.report(
            Place::Value(name.node),
            format!("`{}` and `{}` differ only in case: {message}", earlier.text, name.text),
        )
        .severity(severity)
        .help("keep the spelling that the application reads")
        .related(Place::Value(earlier.node), "the other spelling");
    }
}
